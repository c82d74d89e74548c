"""Clauses that are evidence of governance, compliance, stakeholder or technical work, or are vague.

A clause collects the weights of the cues, terms and leaning words of one kind that it touches; from 1 on it counts,
unless another kind has a clearly better claim to it. Clauses that one turn of phrase spans, or that only go on with
the one before, are one piece of evidence.
"""

import functools
from collections.abc import Mapping, Sequence

import msgspec

from content.lexicon import Lexicons
from content.lexicons import load_lexicons
from content.scorecard import Kind
from scoring.clauses import Clause
from scoring.patterns import PatternTable, is_past
from scoring.polarity import find_denials, phrase_table
from scoring.scene import populations, word_set
from scoring.spans import Find, trim
from scoring.terms import TermFound
from scoring.tokens import Speech

PRACTICES: tuple[Kind, ...] = ("compliance", "governance", "stakeholder", "technical")
_ENOUGH = 0.99
_CLAIM = 0.6
_LEANING = 1.0
_LEAN_SHARE = 0.75
_ACTED = 0.4
_TECHNICAL_EDGE = 0.25
_SAME_SUBJECT = frozenset("it they that which who he she this nobody if when not never because so until unless where or otherwise above below past under over at then".split())
_LACKING = 0.3
_FIGURES: frozenset[Kind] = frozenset({"metric", "cohort", "horizon"})
_UNKNOWN: tuple[tuple[str, Kind], ...] = (("uncounted", "cohort"), ("untimed", "horizon"), ("unmeasured", "metric"))
_REASONS = frozenset({"because", "since", "so", "instead", "otherwise", "why", "not", "rather", "even"})
_OUTCOMES = frozenset({"so", "until", "instead"})
_TAKEN_UP = frozenset({"they", "he", "she"})
_LISTED = 3
_STATES = frozenset({"based", "need", "indeed", "involved", "covered", "speed", "needed", "aligned", "used", "included", "named", "called", "talked", "worked", "partnered", "federated", "randomized", "protected", "focused", "experienced", "ensured"})
_ADDRESS = frozenset("you your".split())
_OPENERS = frozenset("so well okay ok look honestly right yes no now then first second third finally also and but if when listen sure".split())


class _Case:
    """What speaks for one kind in one clause."""

    __slots__ = ("acted", "cues", "leaning", "terms", "until")

    def __init__(self, place: int) -> None:
        self.cues: dict[int, float] = {}
        self.terms: dict[str, TermFound] = {}
        self.leaning: dict[str, float] = {}
        self.until = place
        self.acted = False

    def weight(self) -> float:
        named = sum(found.term.weight for found in self.terms.values())
        acted = _ACTED if named and self.acted else 0.0
        return sum(self.cues.values()) + named + acted + min(_LEANING, _LEAN_SHARE * sum(self.leaning.values()))


@functools.cache
def _data() -> tuple[PatternTable, Lexicons, dict[str, tuple[tuple[Kind, float], ...]]]:
    lexicons = load_lexicons()
    leaning: dict[str, dict[Kind, float]] = {}
    for affinity in lexicons.affinities:
        for word in affinity.words:
            kinds = leaning.setdefault(word, {})
            kinds[affinity.kind] = max(affinity.weight, kinds.get(affinity.kind, 0.0))
    return (
        PatternTable([cue.says for cue in lexicons.cues], lexicons.sets),
        lexicons,
        {word: tuple(kinds.items()) for word, kinds in leaning.items()},
    )


def _is_listed(cases: Sequence[_Case], named: Sequence[TermFound], *, acted: bool) -> bool:
    """Whether a piece only lists names of the trade: no turn of phrase, or three names and hardly one."""
    if not named:
        return False
    turns = len({entry for case in cases for entry in case.cues})
    return not acted or (len(named) >= _LISTED and turns <= 1)


def find_practices(
    speech: Speech,
    clauses: Sequence[Clause],
    terms: Sequence[TermFound],
    numbers: Mapping[int, int],
    masked: frozenset[str] = frozenset(),
) -> list[Find]:
    """All practice evidence of a speech; ``masked`` are names of terms that the question already contained."""
    found: list[Find] = []
    term_at = clause_at = 0
    before: Clause | None = None
    for sentence in speech.sentences:
        here: list[TermFound] = []
        while term_at < len(terms) and terms[term_at].first < sentence.stop:
            here.append(terms[term_at])
            term_at += 1
        own: list[Clause] = []
        while clause_at < len(clauses) and clauses[clause_at].first < sentence.stop:
            own.append(clauses[clause_at])
            clause_at += 1
        if own:
            opening = before.first if before is not None else sentence.start
            found.extend(_Sentence(speech, own, here, numbers, sentence, masked, opening).finds())
            before = own[-1]
    return _taken_up(speech, found)


def _taken_up(speech: Speech, finds: Sequence[Find]) -> list[Find]:
    """Join what one role does over two sentences, the second of which takes it up as "they", "he" or "she"."""
    joined: list[Find] = []
    for find in finds:
        last = joined[-1] if joined else None
        if (
            last is not None
            and find.kind == last.kind == "stakeholder"
            and find.first - last.stop <= 1
            and speech.low[find.first] in _TAKEN_UP
            and not find.negated
        ):
            facets = tuple(sorted({*last.facets, *find.facets}))
            joined[-1] = msgspec.structs.replace(last, stop=find.stop, facets=facets, bare=last.bare and find.bare)
        else:
            joined.append(find)
    return joined


class _Sentence:
    """The case for every kind in every clause of one sentence."""

    def __init__(
        self,
        speech: Speech,
        clauses: list[Clause],
        terms: list[TermFound],
        numbers: Mapping[int, int],
        sentence: range,
        masked: frozenset[str],
        opening: int,
    ) -> None:
        self.speech = speech
        self.opening = opening
        self.clauses = clauses
        self.masked = masked
        self.cases: dict[Kind, dict[int, _Case]] = {kind: {} for kind in (*PRACTICES, "vague")}
        table, lexicons, leaning = _data()
        self.denied = {
            place
            for place, clause in enumerate(clauses)
            if find_denials(speech, numbers, range(clause.first, clause.stop))
        }
        for match in table.find(speech, numbers, sentence):
            cue = lexicons.cues[match.entry]
            touched = self._touched(match.first, match.stop)
            for place in touched:
                case = self._case(cue.kind, place)
                case.cues[match.entry] = cue.weight
                case.until = max(case.until, touched[-1])
        for term in terms:
            if term.term.kind in self.cases:
                place = self._touched(term.first, term.stop)[0]
                self._case(term.term.kind, place).terms.setdefault(term.term.name, term)
        for place, clause in enumerate(clauses):
            for cases in self.cases.values():
                if place in cases and cases[place].terms:
                    cases[place].acted = self._acts(clause, cases[place])
            for at in range(clause.first, clause.stop):
                for joined in (speech.low[at], speech.pairs[at]):
                    for kind, weight in leaning.get(joined, ()):
                        self._case(kind, place).leaning[joined] = weight

    def _acts(self, clause: Clause, case: _Case) -> bool:
        """Whether somebody does something in the clause, in words outside the names of the trade."""
        named = {at for found in case.terms.values() for at in range(found.first, found.stop)}
        if len(case.terms) >= _LISTED:
            return False
        does = word_set("does")
        return any(
            at not in named and word not in _STATES and (word in does or is_past(word))
            for at, word in enumerate(self.speech.low[clause.first : clause.stop], clause.first)
        )

    def _touched(self, first: int, stop: int) -> list[int]:
        return [place for place, clause in enumerate(self.clauses) if clause.first < stop and clause.stop > first] or [0]

    def _case(self, kind: Kind, place: int) -> _Case:
        cases = self.cases[kind]
        case = cases.get(place)
        if case is None:
            case = cases[place] = _Case(place)
        return case

    def _weight(self, kind: Kind, place: int) -> float:
        case = self.cases[kind].get(place)
        return case.weight() if case is not None else 0.0

    def _counts(self, kind: Kind, place: int) -> bool:
        weight = self._weight(kind, place)
        case = self.cases[kind].get(place)
        if weight < _ENOUGH or case is None:
            return False
        if kind == "vague":
            return True
        if kind == "stakeholder" and not case.cues:
            return False
        rival = max(self._weight(other, place) for other in PRACTICES if other != kind)
        if kind == "technical":
            return weight >= (rival + _TECHNICAL_EDGE if rival >= _ENOUGH else rival - _TECHNICAL_EDGE)
        return sum(case.cues.values()) >= _ENOUGH or weight >= _CLAIM * rival

    def finds(self) -> list[Find]:
        found: list[Find] = []
        for kind in PRACTICES:
            found.extend(self._of_kind(kind))
        found.extend(self._addressed(found))
        found.extend(self._vague())
        found.extend(self._denials())
        return found

    def _of_kind(self, kind: Kind) -> list[Find]:
        found: list[Find] = []
        cases = self.cases[kind]
        place = 0
        while place < len(self.clauses):
            case = cases.get(place)
            if case is None or place in self.denied or not self._counts(kind, place):
                if case is not None and case.terms and place not in self.denied and (not case.cues or case.weight() < _ENOUGH):
                    found.append(self._bare(kind, case))
                place += 1
                continue
            last = max(place, case.until)
            while last + 1 < len(self.clauses) and self._goes_on(kind, last + 1):
                last += 1
                onward = cases.get(last)
                if onward is not None and self._counts(kind, last):
                    last = max(last, onward.until)
            found.append(self._piece(kind, range(place, last + 1)))
            place = last + 1
        return found

    def _goes_on(self, kind: Kind, place: int) -> bool:
        """Whether the clause at ``place`` only goes on with the evidence before it."""
        following = self.clauses[place]
        if place in self.denied:
            return False
        low = self.speech.low
        head = low[following.first]
        subject = low[following.first + 1] if head in ("and", "but", "so") and following.first + 1 < following.stop else head
        leans = following.leans or subject in _SAME_SUBJECT
        counts = self._counts(kind, place)
        rival = any(self._counts(other, place) for other in PRACTICES if other != kind)
        if counts:
            return leans or kind == "technical" or following.stop - following.first <= 4
        if rival:
            return False
        bridges = place + 1 < len(self.clauses) and kind == "technical" and self._counts(kind, place + 1)
        return leans or bridges

    def _piece(self, kind: Kind, places: range) -> Find:
        first, stop = trim(self.speech, self.clauses[places.start].first, self.clauses[places.stop - 1].stop)
        cases = [self.cases[kind][place] for place in places if place in self.cases[kind]]
        named = [term for case in cases for term in case.terms.values()]
        acted = any(case.cues or case.acted for case in cases)
        repaired = next((term for term in named if term.repaired), None)
        facets = self._facets(kind, cases, range(first, stop))
        return Find(
            kind=kind,
            first=first,
            stop=stop,
            term=named[0].term.name if named else self._role(range(first, stop)) if kind == "stakeholder" else None,
            facets=facets,
            bare=facets == ("contact",) or _is_listed(cases, named, acted=acted),
            repaired_from=self._said(repaired) if repaired else None,
        )

    def _facets(self, kind: Kind, cases: Sequence[_Case], within: range) -> tuple[str, ...]:
        cues = _data()[1].cues
        shown = {cues[entry].facet for case in cases for entry in case.cues}
        shown |= {found.term.facet for case in cases for found in case.terms.values()}
        words = self.speech.low[within.start : within.stop]
        if kind == "technical" and not _REASONS.isdisjoint(words):
            shown.add("reason")
        if kind == "stakeholder" and not _OUTCOMES.isdisjoint(words):
            shown.add("change")
        if kind == "governance" and not word_set("cadence").isdisjoint((*words, *self.speech.pairs[within.start : within.stop])):
            shown.add("cadence")
        if kind == "governance" and self._role(within) is not None:
            shown.add("owner")
        return tuple(sorted(shown - {""}))

    def _role(self, within: range) -> str | None:
        roles = word_set("role") | word_set("office")
        for at in within:
            for joined in (self.speech.pairs[at], self.speech.low[at]):
                if joined in roles:
                    return joined
        return None

    def _bare(self, kind: Kind, case: _Case) -> Find:
        terms = sorted(case.terms.values(), key=lambda term: term.first)
        repaired = next((term for term in terms if term.repaired), None)
        return Find(
            kind=kind,
            first=terms[0].first,
            stop=terms[-1].stop,
            term=terms[0].term.name,
            bare=True,
            repaired_from=self._said(repaired) if repaired else None,
        )

    def _addressed(self, others: Sequence[Find]) -> list[Find]:
        """Somebody in the room is spoken to by name or role, and told something about their own position."""
        found: list[Find] = []
        low = self.speech.low
        for place, clause in enumerate(self.clauses[:-1]):
            following = self.clauses[place + 1]
            name = clause.first + (low[clause.first] in ("and", "so", "now", "then"))
            if clause.stop - name > 3 or name >= clause.stop or low[following.first] not in _ADDRESS or self.speech.pairs[following.first] == "you know":
                continue
            if low[following.stop - 1] == "?" or not self._is_name(range(name, clause.stop)):
                continue
            last = place + 1
            while last + 1 < len(self.clauses) and self._weight("governance", last + 1) < _ENOUGH:
                last += 1
            first, stop = trim(self.speech, clause.first, self.clauses[last].stop)
            if not any(one.kind == "stakeholder" and one.first < stop and one.stop > first for one in others):
                name = " ".join(low[clause.first : clause.stop])
                found.append(Find(kind="stakeholder", first=first, stop=stop, term=name, facets=("voice",)))
        return found

    def _is_name(self, places: range) -> bool:
        sets = _data()[1].sets
        words = self.speech.low[places.start : places.stop]
        joined = " ".join(words)
        if joined in sets["role"] or joined in sets["office"] or words[0] in ("doctor", "dr", "nurse"):
            return True
        return len(words) == 1 and self.speech.tokens[places.start].text[:1].isupper() and words[0] not in _OPENERS and places.start > 0

    def _vague(self) -> list[Find]:
        """Claims without a figure; a clause that is good evidence of something else is not vague."""
        found: list[Find] = []
        for place in sorted(self.cases["vague"]):
            rival = max(self._weight(kind, place) for kind in PRACTICES)
            if not self._counts("vague", place) or place in self.denied or rival > self._weight("vague", place):
                continue
            clause = self.clauses[place]
            first, stop = trim(self.speech, clause.first, clause.stop)
            if found and found[-1].stop >= clause.first - 1 and clause.stop - clause.first <= 4 and not clause.joint:
                found[-1] = msgspec.structs.replace(found[-1], stop=stop)
            else:
                facets = self._facets("vague", [self.cases["vague"][place]], range(first, stop))
                found.append(Find(kind="vague", first=first, stop=stop, facets=facets))
        return found

    def _denials(self) -> list[Find]:
        """Evidence that is said to be absent: a figure that is not known, or the kind that the clause leans to most."""
        found: list[Find] = []
        for place in sorted(self.denied):
            kind = self._lacking(place)
            clause = self.clauses[place]
            first, stop = trim(self.speech, clause.first, clause.stop)
            short = stop - first <= 5
            own_subject = self.speech.low[first] in ("we", "i", "there")
            goes_on = place - 1 in self.denied and (short or (clause.leans and not own_subject))
            if found and goes_on and (kind is None or kind == found[-1].kind or found[-1].kind in _FIGURES):
                found[-1] = msgspec.structs.replace(found[-1], stop=stop)
            elif kind is not None:
                found.append(Find(kind=kind, first=first, stop=stop, negated=True))
        return found

    def _lacking(self, place: int) -> Kind | None:
        clause = self.clauses[place]
        opening = self.clauses[place - 1].first if place else self.opening
        for name, kind in _UNKNOWN:
            for first in (clause.first, opening):
                matches = phrase_table(name).find(self.speech, {}, range(first, clause.stop))
                if any(self._fits(kind, match.stop) for match in matches):
                    return kind
        weights = [(self._weight(kind, place), -order, kind) for order, kind in enumerate(PRACTICES)]
        if not self._names_role(place):
            weights = [one for one in weights if one[2] != "stakeholder"]
        weight, _, best = max(weights)
        return best if weight > _LACKING else None

    def _names_role(self, place: int) -> bool:
        clause = self.clauses[place]
        roles = word_set("role") | word_set("office")
        return any(
            self.speech.low[at] in roles or self.speech.pairs[at] in roles for at in range(clause.first, clause.stop)
        )

    def _fits(self, kind: Kind, stop: int) -> bool:
        """"How many" asks for a cohort only before a population."""
        if kind != "cohort":
            return True
        near = self.speech.low[stop - 1 : stop + 3]
        return any(word in populations() for word in near) or not {"many", "of"} & set(self.speech.low[stop - 3 : stop])

    def _said(self, term: TermFound) -> str:
        start, end = self.speech.cite(term.first, term.stop)
        return self.speech.text[start:end]
