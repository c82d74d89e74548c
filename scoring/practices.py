"""Evidence of governance, compliance, stakeholder and technical work, and vague claims.

Clauses that one turn of phrase spans, or that only go on with the one before, are one piece of evidence.
"""

from collections.abc import Sequence

import msgspec

from content.scorecard import Kind
from scoring.address import find_addressed
from scoring.cases import ENOUGH, LISTED, PRACTICES, Case, Cases, cues
from scoring.clauses import Clause
from scoring.denials import find_denied
from scoring.people import NAMED
from scoring.spans import Find, trim
from scoring.terms import TermFound
from scoring.tokens import Speech
from scoring.turns import Turns
from scoring.words import word_set

_SHORT = 4
_FRAGMENT = 2
_CROWDED = 0.5


def find_practices(
    speech: Speech, clauses: Sequence[Clause], turns: Turns, terms: Sequence[TermFound]
) -> list[Find]:
    """All practice evidence of a speech, sentence by sentence."""
    found: list[Find] = []
    term_at = clause_at = 0
    denied_in: dict[int, list[int]] = {}
    for place in sorted(turns.denied):
        denied_in.setdefault(clauses[place].sentence, []).append(place)
    before: Clause | None = None
    for number, (sentence, matches) in enumerate(zip(speech.sentences, turns.cues, strict=True)):
        here: list[TermFound] = []
        while term_at < len(terms) and terms[term_at].first < sentence.stop:
            here.append(terms[term_at])
            term_at += 1
        opening = clause_at
        while clause_at < len(clauses) and clauses[clause_at].first < sentence.stop:
            clause_at += 1
        own = clauses[opening:clause_at]
        if own:
            denied = frozenset(place - opening for place in denied_in.get(number, ()))
            cases = Cases(speech, own, matches, here, carried=_ends_with_role(found, sentence.start))
            found.extend(_Pieces(cases, denied).finds())
            found.extend(find_denied(cases, denied, before.first if before is not None else sentence.start))
            before = own[-1]
    return _taken_up(speech, found)


def _ends_with_role(found: Sequence[Find], sentence: int) -> bool:
    """Whether what a role did was the last thing said before a sentence."""
    return any(find.kind == "stakeholder" and sentence - find.stop <= 1 for find in found[-4:])


def _taken_up(speech: Speech, finds: Sequence[Find]) -> list[Find]:
    """Join what one role does over two sentences, the second of which takes it up as "they", "he" or "she"."""
    joined: list[Find] = []
    latest = -1
    for find in finds:
        if find.kind != "stakeholder":
            joined.append(find)
            continue
        last = joined[latest] if latest >= 0 else None
        if (
            last is not None
            and 0 <= find.first - last.stop <= 1
            and speech.low[find.first] in word_set("taken_up")
            and not find.negated
        ):
            facets = tuple(sorted({*last.facets, *find.facets}))
            joined[latest] = msgspec.structs.replace(
                last, stop=find.stop, facets=facets, bare=last.bare and find.bare
            )
        else:
            latest = len(joined)
            joined.append(find)
    return joined


def name_role(speech: Speech, within: range) -> str | None:
    """The first role named in a stretch."""
    roles = word_set("named_role")
    for at in within:
        for joined in (speech.pairs[at], speech.low[at]):
            if joined in roles:
                return speech.tokens[at].text if joined == NAMED else joined
    return None


class _Pieces:
    """The pieces of evidence in one sentence."""

    def __init__(self, cases: Cases, denied: frozenset[int]) -> None:
        self.cases = cases
        self.clauses = cases.clauses
        self.speech = cases.speech
        self.denied = denied

    def finds(self) -> list[Find]:
        found = [find for kind in PRACTICES for find in self._of_kind(kind)]
        found.extend(find_addressed(self.cases, found))
        found.extend(self._vague())
        return found

    def _of_kind(self, kind: Kind) -> list[Find]:
        found: list[Find] = []
        place = 0
        while place < len(self.clauses):
            case = self.cases.of(kind, place)
            if case is None or place in self.denied:
                place += 1
                continue
            if not self.cases.counts(kind, place):
                if any(found.term.weight for found in case.terms.values()):
                    found.append(self._mention(kind, case))
                place += 1
                continue
            last = self._last(kind, place, case)
            found.append(self._piece(kind, range(place, last + 1)))
            place = last + 1
        return found

    def _last(self, kind: Kind, place: int, case: Case) -> int:
        """The last clause of the piece that begins at ``place``."""
        last = max(place, case.until)
        while last + 1 < len(self.clauses) and self._goes_on(kind, last + 1, self.clauses[place]):
            last += 1
            onward = self.cases.of(kind, last)
            if onward is not None and self.cases.counts(kind, last):
                last = max(last, onward.until)
        return last

    def _goes_on(self, kind: Kind, place: int, piece: Clause) -> bool:
        """Whether the clause at ``place`` only goes on with the evidence that begins with ``piece``."""
        if place in self.denied:
            return False
        following = self.clauses[place]
        low = self.speech.low
        coordinated = low[following.first] in ("and", "but", "so") and following.first + 1 < following.stop
        subject = low[following.first + coordinated]
        leans = following.leans or subject in word_set("same_subject")
        if self.cases.counts(kind, place):
            own = ("i", "we")
            own_deed = kind == "stakeholder" and coordinated and subject in own and low[piece.first] in own
            flows = kind == "compliance" and (not coordinated or self._same_side(kind, place))
            return (
                leans or own_deed or flows or kind == "technical" or following.stop - following.first <= _SHORT
            )
        if any(self.cases.counts(other, place) for other in (*PRACTICES, "vague") if other != kind):
            return False
        return leans or kind == "technical" or not coordinated

    def _same_side(self, kind: Kind, place: int) -> bool:
        """Whether a clause and the one before it show the same side of a kind: both of consent, say."""
        sides = [
            {cues()[entry].facet for entry in case.cues} if (case := self.cases.of(kind, at)) else set()
            for at in (place - 1, place)
        ]
        return not sides[0].isdisjoint(sides[1])

    def _piece(self, kind: Kind, places: range) -> Find:
        first, stop = trim(self.speech, self.clauses[places.start].first, self.clauses[places.stop - 1].stop)
        cases = [case for place in places if (case := self.cases.of(kind, place)) is not None]
        named = [found for case in cases for found in case.terms.values()]
        turns = {entry for case in cases for entry in case.cues}
        acted = bool(turns) or any(case.acted for case in cases)
        repaired = [found for found in named if found.repaired]
        names = sum(found.stop - found.first for found in named)
        crowded = len(named) > 1 and names >= _CROWDED * (stop - first) and not turns
        listed = bool(named) and (not acted or crowded or (len(named) >= LISTED and len(turns) <= 1))
        facets = self._facets(kind, cases, range(first, stop))
        role = name_role(self.speech, range(first, stop)) if kind == "stakeholder" else None
        return Find(
            kind=kind,
            first=first,
            stop=stop,
            term=next((found.term.name for found in (*repaired, *named)), role),
            facets=facets,
            bare=listed or facets == ("contact",),
            repaired_from=self._repair(named),
        )

    def _mention(self, kind: Kind, case: Case) -> Find:
        """A name of the trade and nothing done with it."""
        terms = sorted(case.terms.values(), key=lambda found: found.first)
        return Find(
            kind=kind,
            first=terms[0].first,
            stop=terms[-1].stop,
            term=terms[0].term.name,
            bare=True,
            repaired_from=self._repair(terms),
        )

    def _facets(self, kind: Kind, cases: Sequence[Case], within: range) -> tuple[str, ...]:
        shown = {cues()[entry].facet for case in cases for entry in case.cues}
        shown |= {found.term.facet for case in cases for found in case.terms.values()}
        words = (*self.speech.low[within.start : within.stop], *self.speech.pairs[within.start : within.stop])
        if kind == "technical" and not word_set("reasoned").isdisjoint(words):
            shown.add("reason")
        if kind == "stakeholder" and not word_set("came_of_it").isdisjoint(words):
            shown.add("change")
        if kind == "governance" and not word_set("cadence").isdisjoint(words):
            shown.add("cadence")
        if kind == "governance" and name_role(self.speech, within) is not None:
            shown.add("owner")
        return tuple(sorted(shown - {""}))

    def _vague(self) -> list[Find]:
        """Claims without a figure; a clause that is better evidence of something else is not vague."""
        found: list[Find] = []
        for place, clause in enumerate(self.clauses):
            case = self.cases.of("vague", place)
            rival = max(self.cases.weight(kind, place) for kind in PRACTICES)
            if case is None or place in self.denied or not ENOUGH <= case.weight() >= rival:
                continue
            first, stop = trim(self.speech, clause.first, clause.stop)
            if found and found[-1].stop >= clause.first - 1 and stop - first <= _FRAGMENT and not clause.joint:
                found[-1] = msgspec.structs.replace(found[-1], stop=stop)
            else:
                facets = self._facets("vague", [case], range(first, stop))
                found.append(Find(kind="vague", first=first, stop=stop, facets=facets))
        return found

    def _repair(self, terms: Sequence[TermFound]) -> str | None:
        """What the recogniser wrote for the first term that had to be repaired."""
        for found in terms:
            if found.repaired:
                start, end = self.speech.cite(found.first, found.stop)
                return self.speech.text[start:end]
        return None
