"""Clauses that are evidence of governance, compliance, stakeholder or technical work, or are vague.

A clause collects the weights of the cues and terms of one kind that it touches; from 1 on it counts. Clauses that
one turn of phrase spans, or that only go on with the one before, are one piece of evidence.
"""

import functools
from collections.abc import Mapping, Sequence

import msgspec

from content.lexicon import Lexicons
from content.lexicons import load_lexicons
from content.scorecard import Kind
from scoring.clauses import Clause
from scoring.patterns import PatternTable
from scoring.spans import Find, trim
from scoring.terms import TermFound
from scoring.tokens import Speech

PRACTICES: tuple[Kind, ...] = ("compliance", "governance", "stakeholder", "technical", "vague")
_ENOUGH = 0.99
_ACTION = 0.5


class _Case(msgspec.Struct):
    """What speaks for one kind in one clause."""

    cues: dict[int, float]
    terms: dict[str, TermFound]
    first: int
    stop: int
    until: int

    def weight(self) -> float:
        return sum(self.cues.values()) + sum(found.term.weight for found in self.terms.values())


@functools.cache
def _cues() -> tuple[PatternTable, Lexicons]:
    lexicons = load_lexicons()
    return PatternTable([cue.says for cue in lexicons.cues], lexicons.sets), lexicons


def find_practices(
    speech: Speech,
    clauses: Sequence[Clause],
    terms: Sequence[TermFound],
    numbers: Mapping[int, int],
    masked: frozenset[str] = frozenset(),
) -> list[Find]:
    """All practice evidence of a speech; ``masked`` are names of terms that the question already contained."""
    by_sentence: dict[int, list[int]] = {}
    for place, clause in enumerate(clauses):
        by_sentence.setdefault(clause.sentence, []).append(place)
    found: list[Find] = []
    at = 0
    for number, sentence in enumerate(speech.sentences):
        own = [clauses[place] for place in by_sentence.get(number, ())]
        here: list[TermFound] = []
        while at < len(terms) and terms[at].first < sentence.stop:
            here.append(terms[at])
            at += 1
        if own:
            found.extend(_of_sentence(speech, own, here, numbers, sentence, masked))
    return found


def _of_sentence(
    speech: Speech,
    clauses: list[Clause],
    terms: list[TermFound],
    numbers: Mapping[int, int],
    sentence: range,
    masked: frozenset[str],
) -> list[Find]:
    table, lexicons = _cues()
    cases: dict[Kind, dict[int, _Case]] = {kind: {} for kind in PRACTICES}
    for match in table.find(speech, numbers, sentence):
        cue = lexicons.cues[match.entry]
        touched = _touched(clauses, match.first, match.stop)
        for place in touched:
            case = _case(cases[cue.kind], place, match.first, match.stop)
            case.cues[match.entry] = cue.weight
            case.until = max(case.until, touched[-1])
    for term in terms:
        for place in _touched(clauses, term.first, term.stop)[:1]:
            if term.term.kind in cases:
                case = _case(cases[term.term.kind], place, term.first, term.stop)
                case.terms[term.term.name] = term
    found: list[Find] = []
    for kind in PRACTICES:
        found.extend(_of_kind(speech, clauses, kind, cases[kind], masked))
    return found


def _touched(clauses: list[Clause], first: int, stop: int) -> list[int]:
    return [place for place, clause in enumerate(clauses) if clause.first < stop and clause.stop > first]


def _case(cases: dict[int, _Case], place: int, first: int, stop: int) -> _Case:
    case = cases.get(place)
    if case is None:
        case = cases[place] = _Case({}, {}, first, stop, place)
    case.first = min(case.first, first)
    case.stop = max(case.stop, stop)
    return case


def _of_kind(
    speech: Speech, clauses: list[Clause], kind: Kind, cases: dict[int, _Case], masked: frozenset[str]
) -> list[Find]:
    found: list[Find] = []
    place = 0
    while place < len(clauses):
        case = cases.get(place)
        if case is None:
            place += 1
            continue
        if case.weight() < _ENOUGH:
            if case.terms:
                found.append(_bare(speech, kind, case))
            place += 1
            continue
        last = max(place, case.until)
        while last + 1 < len(clauses) and _goes_on(kind, clauses[last + 1], cases.get(last + 1)):
            last += 1
            onward = cases.get(last)
            if onward is not None and onward.weight() >= _ENOUGH:
                last = max(last, onward.until)
        found.append(_find(speech, kind, clauses, cases, range(place, last + 1), masked))
        place = last + 1
    return found


def _goes_on(kind: Kind, following: Clause, case: _Case | None) -> bool:
    if kind == "vague":
        return False
    if case is not None and case.weight() >= _ENOUGH:
        return following.leans
    return following.leans and following.joint not in ("and", "but", "so")


def _find(
    speech: Speech,
    kind: Kind,
    clauses: list[Clause],
    cases: dict[int, _Case],
    places: range,
    masked: frozenset[str],
) -> Find:
    if kind == "vague":
        case = cases[places.start]
        first, stop = trim(speech, case.first, case.stop)
    else:
        first, stop = trim(speech, clauses[places.start].first, clauses[places.stop - 1].stop)
    named = [term for place in places if place in cases for term in cases[place].terms.values()]
    acted = any(cases[place].cues for place in places if place in cases)
    repaired = next((term for term in named if term.repaired), None)
    return Find(
        kind=kind,
        first=first,
        stop=stop,
        term=named[0].term.name if named else None,
        bare=not acted or bool(named and all(term.term.name in masked for term in named) and not acted),
        repaired_from=_said(speech, repaired) if repaired else None,
    )


def _bare(speech: Speech, kind: Kind, case: _Case) -> Find:
    terms = sorted(case.terms.values(), key=lambda term: term.first)
    repaired = next((term for term in terms if term.repaired), None)
    return Find(
        kind=kind,
        first=terms[0].first,
        stop=terms[-1].stop,
        term=terms[0].term.name,
        bare=True,
        repaired_from=_said(speech, repaired) if repaired else None,
    )


def _said(speech: Speech, term: TermFound) -> str:
    start, end = speech.cite(term.first, term.stop)
    return speech.text[start:end]
