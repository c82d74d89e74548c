"""The case for each kind of practice in each clause of a sentence: cues, terms and leaning words, weighed.

From 1 on a case counts, unless another kind has a clearly better claim to the clause.
"""

import functools
from collections.abc import Mapping, Sequence

from content.lexicon import Cue
from content.lexicons import load_lexicons
from content.scorecard import Kind
from scoring.clauses import Clause
from scoring.patterns import Match, is_past
from scoring.subjects import is_subject
from scoring.terms import TermFound
from scoring.tokens import Speech
from scoring.words import word_set

PRACTICES: tuple[Kind, ...] = ("compliance", "governance", "stakeholder", "technical")
ENOUGH = 0.99
AGAIN = "again"
LISTED = 3
_CLAIM = 0.6
_TECHNICAL_EDGE = 0.25
_SPOKEN = frozenset({"voice", "meeting", "settlement", AGAIN})
_LEAN_SHARE = 0.75
_LEANING = 1.0
_STRONG = 0.5
_ACTED = 0.4


class Case:
    """What speaks for one kind in one clause; ``until`` is the last clause that one of its cues reaches."""

    __slots__ = ("_weight", "acted", "cues", "leaning", "terms", "until")

    def __init__(self, place: int) -> None:
        self.cues: dict[int, float] = {}
        self.terms: dict[str, TermFound] = {}
        self.leaning: dict[str, float] = {}
        self.until = place
        self.acted = False
        self._weight: float | None = None

    def weight(self) -> float:
        """Sum of all that speaks for it, once all is heard; leaning words never count for more than one cue."""
        if self._weight is None:
            self._weight = self._sum()
        return self._weight

    def _sum(self) -> float:
        named = sum(found.term.weight for found in self.terms.values()) + (
            _ACTED if self.terms and self.acted else 0.0
        )
        return sum(self.cues.values()) + named + min(_LEANING, _LEAN_SHARE * sum(self.leaning.values()))


@functools.cache
def cues() -> tuple[Cue, ...]:
    """All cues of the lexicons, in their order."""
    return load_lexicons().cues


@functools.cache
def _leaning() -> Mapping[str, tuple[tuple[Kind, float], ...]]:
    words: dict[str, dict[Kind, float]] = {}
    for affinity in load_lexicons().affinities:
        for word in affinity.words:
            kinds = words.setdefault(word, {})
            kinds[affinity.kind] = max(affinity.weight, kinds.get(affinity.kind, 0.0))
    return {word: tuple(kinds.items()) for word, kinds in words.items()}


class Cases:
    """The cases of one sentence, by kind and place of the clause in ``clauses``.

    ``carried`` says that the sentence before ended with what a role said or did, so that "they" is that role.
    """

    def __init__(
        self,
        speech: Speech,
        clauses: Sequence[Clause],
        matches: Sequence[Match],
        terms: Sequence[TermFound],
        *,
        carried: bool = False,
    ) -> None:
        self.speech = speech
        self.clauses = clauses
        self._cases: dict[Kind, dict[int, Case]] = {kind: {} for kind in (*PRACTICES, "vague")}
        names = {at: found for found in terms for at in range(found.first, found.stop)}
        for match in matches:
            cue = cues()[match.entry]
            name = names.get(match.first)
            if name is not None and match.stop <= name.stop and cue.kind != name.term.kind:
                continue
            touched = self._touched(match.first, match.stop)
            if cue.subject and not is_subject(speech, match, clauses[touched[0]].first):
                continue
            if cue.facet == AGAIN and not (carried and match.first <= clauses[0].first + 1):
                continue
            for place in touched:
                case = self._open(cue.kind, place)
                case.cues[match.entry] = cue.weight
                case.until = max(case.until, touched[-1])
        for found in terms:
            for place in self._touched(found.first, found.stop)[:1]:
                if found.term.kind in self._cases:
                    self._open(found.term.kind, place).terms.setdefault(found.term.name, found)
        for cases in self._cases.values():
            for place, case in cases.items():
                case.acted = bool(case.terms) and self._acts(clauses[place], case)
        self._lean()

    def _lean(self) -> None:
        leaning = _leaning()
        for place, clause in enumerate(self.clauses):
            for at in range(clause.first, clause.stop):
                for joined in (self.speech.low[at], self.speech.pairs[at]):
                    for kind, weight in leaning.get(joined, ()):
                        self._open(kind, place).leaning[joined] = weight

    def _touched(self, first: int, stop: int) -> list[int]:
        return [
            place for place, clause in enumerate(self.clauses) if clause.first < stop and clause.stop > first
        ]

    def _open(self, kind: Kind, place: int) -> Case:
        cases = self._cases[kind]
        if place not in cases:
            cases[place] = Case(place)
        return cases[place]

    def _acts(self, clause: Clause, case: Case) -> bool:
        """Whether somebody does something in the clause, in words outside the names of the trade."""
        if len(case.terms) >= LISTED:
            return False
        named = {at for found in case.terms.values() for at in range(found.first, found.stop)}
        does, state = word_set("does"), word_set("state")
        return any(
            at not in named and word not in state and (word in does or is_past(word))
            for at, word in enumerate(self.speech.low[clause.first : clause.stop], clause.first)
        )

    def of(self, kind: Kind, place: int) -> Case | None:
        """The case for ``kind`` in the clause at ``place``, if anything speaks for it."""
        return self._cases[kind].get(place)

    def weight(self, kind: Kind, place: int) -> float:
        """The weight of that case, 0 when there is none."""
        case = self.of(kind, place)
        return case.weight() if case is not None else 0.0

    def counts(self, kind: Kind, place: int) -> bool:
        """Whether the clause is evidence of ``kind``.

        A role must do something (no stakeholder by words alone); how it works must outweigh who controls it.
        """
        case = self.of(kind, place)
        if case is None or case.weight() < ENOUGH:
            return False
        if kind == "vague":
            return True
        if not case.cues and not case.terms and max(case.leaning.values()) < _STRONG:
            return False
        if kind == "stakeholder":
            return self._involves(case, place)
        rival = max(self.weight(other, place) for other in PRACTICES if other != kind)
        if kind == "technical":
            return case.weight() >= (rival + _TECHNICAL_EDGE if rival >= ENOUGH else rival - _TECHNICAL_EDGE)
        return sum(case.cues.values()) >= ENOUGH or case.weight() >= _CLAIM * rival

    def _involves(self, case: Case, place: int) -> bool:
        """Whether a role does more in the clause than run a control or a safeguard, or be content.

        What a role does only as a condition ("if the nurse agrees") or in passing ("which the nurses read") is
        no dealing with it.
        """
        opening = self.speech.low[self.clauses[place].first]
        if not case.cues or opening in word_set("in_passing"):
            return False
        if any(cues()[entry].facet in _SPOKEN for entry in case.cues):
            return True
        rival = max(self.weight(other, place) for other in ("compliance", "governance"))
        return case.weight() > rival and self.weight("vague", place) < ENOUGH
