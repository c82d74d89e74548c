"""Evidence that is said to be absent: a figure that is not known, a control that does not exist."""

import msgspec

from content.scorecard import Kind
from scoring.cases import PRACTICES, Cases
from scoring.scene import names_measure, populations
from scoring.spans import Find, trim
from scoring.turns import phrase_table
from scoring.words import holds, word_set

_LACKING = 0.3
_CLEAR = 0.75
_SHORT = 6
_FIGURES: frozenset[Kind] = frozenset({"metric", "cohort", "horizon"})
_BACK = 3
_LACKED: tuple[tuple[str, Kind], ...] = (
    ("lacked_control", "governance"),
    ("lacked_safeguard", "compliance"),
    ("lacked_test", "technical"),
)
_UNKNOWN: tuple[tuple[str, Kind], ...] = (
    ("became", "metric"),
    ("uncounted", "cohort"),
    ("untimed", "horizon"),
    ("unmeasured", "metric"),
)


def find_denied(cases: Cases, denied: frozenset[int], opening: int) -> list[Find]:
    """Negated evidence of one sentence; ``opening`` is where the clause before the sentence begins."""
    found: list[Find] = []
    low = cases.speech.low
    for place in sorted(denied):
        kind = _lacking(cases, place, opening)
        clause = cases.clauses[place]
        first, stop = trim(cases.speech, clause.first, clause.stop)
        own_subject = low[first] in ("we", "i", "there")
        goes_on = place - 1 in denied and (stop - first <= _SHORT or (clause.leans and not own_subject))
        if found and goes_on and (kind is None or kind == found[-1].kind or found[-1].kind in _FIGURES):
            found[-1] = msgspec.structs.replace(found[-1], stop=stop)
        elif kind is not None:
            found.append(Find(kind=kind, first=first, stop=stop, negated=True))
    return found


def _lacking(cases: Cases, place: int, opening: int) -> Kind | None:
    """What is lacking: the figure asked for in this clause or the one before, or what the clause leans to
    most.
    """
    clause = cases.clauses[place]
    earlier = cases.clauses[max(0, place - _BACK)].first if place else opening
    own = _unknown(cases, range(clause.first, clause.stop))
    if own is not None:
        return own
    roles = word_set("named_role")
    near = range(clause.first, clause.stop)
    named = any(cases.speech.low[at] in roles or cases.speech.pairs[at] in roles for at in near)
    kinds = [kind for kind in PRACTICES if kind != "stakeholder" or named]
    best = max(kinds, key=lambda kind: cases.weight(kind, place))
    if cases.weight(best, place) >= _CLEAR:
        return best
    lacked = next(
        (kind for name, kind in _LACKED if holds(cases.speech.low[clause.first : clause.stop], name)), None
    )
    if lacked is not None:
        return lacked
    before = _unknown(cases, range(earlier, clause.stop))
    if before is not None:
        return before
    if cases.weight(best, place) > _LACKING:
        return best
    taken_up = place and not word_set("taking_up").isdisjoint(cases.speech.low[clause.first : clause.stop])
    named_before = max(kinds, key=lambda kind: cases.weight(kind, place - 1)) if taken_up else best
    if taken_up and cases.weight(named_before, place - 1) > _LACKING:
        return named_before
    measured = place > 0 and names_measure(cases.speech, cases.clauses[place - 1].first, clause.first)
    return "metric" if measured else None


def _unknown(cases: Cases, within: range) -> Kind | None:
    """The kind of figure that is asked for in a stretch, if any."""
    for name, kind in _UNKNOWN:
        matches = phrase_table(name).find(cases.speech, {}, within)
        if any(kind != "cohort" or _counts_people(cases, match.stop) for match in matches):
            return kind
    return None


def _counts_people(cases: Cases, stop: int) -> bool:
    """ "How many" asks for a cohort only before a population."""
    low = cases.speech.low
    asked = {"many", "of"} & set(low[max(0, stop - 3) : stop])
    return not asked or any(word in populations() for word in low[stop - 1 : stop + 3])
