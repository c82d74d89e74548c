"""The overall score: signals weighed so that one cannot buy another, listed names are worth nothing."""

import math
from collections.abc import Mapping, Sequence

import msgspec

from content.scorecard import Evidence, Kind, Signal
from scoring.practices import LISTED
from scoring.signals import judge

_RANKED = (0.4, 0.3, 0.2, 0.1)
_ONSET = 1.4
_CURVE = 2.8
_STUFFED = 30.0
_LIST = 4
_NAMED: frozenset[Kind] = frozenset({"compliance", "governance", "stakeholder", "technical"})


def is_stuffed(evidence: Sequence[Evidence]) -> bool:
    """Whether names of the trade are listed rather than used: four or more, and more of them than clauses at
    work.
    """
    named = [one for one in evidence if one.kind in _NAMED and not one.negated]
    bare = sum(one.bare for one in named)
    return bare >= _LIST and bare > len(named) - bare


def weigh(evidence: Sequence[Evidence], weights: Mapping[str, float]) -> float:
    """0-100: the best signal counts for four tenths, the next for three, then two, then one.

    The curve is S-shaped: a little of one thing earns little, one signal alone stays below 60, and what is left
    for the last steps is small. A rubric's weights change the shares. A name of the trade without work earns
    the lowest level, listed names nothing, and an answer made of them is capped.
    """
    ordered = sorted(_earned(evidence), key=lambda signal: -signal.score * weights.get(signal.id, 0.0))
    shares = [rank * weights.get(signal.id, 0.0) for rank, signal in zip(_RANKED, ordered, strict=True)]
    if not sum(shares):
        return 0.0
    reached = sum(share * signal.score / 4 for share, signal in zip(shares, ordered, strict=True)) / sum(shares)
    scored = 100 * (1 - math.pow(1 - math.pow(reached, _ONSET), _CURVE))
    return min(_STUFFED, scored) if is_stuffed(evidence) else scored


def with_points(
    signals: Sequence[Signal], evidence: Sequence[Evidence], weights: Mapping[str, float], total: int
) -> tuple[Signal, ...]:
    """Share the overall score out over the signals in proportion to what each earned; the points add up to
    it.
    """
    parts = [weights.get(signal.id, 0.0) * signal.score for signal in _earned(evidence)]
    if not sum(parts):
        return tuple(signals)
    exact = [total * part / sum(parts) for part in parts]
    points = [int(part) for part in exact]
    left = sorted(range(len(parts)), key=lambda place: (points[place] - exact[place], place))
    for place in left[: total - sum(points)]:
        points[place] += 1
    return tuple(
        msgspec.structs.replace(signal, points=point) for signal, point in zip(signals, points, strict=True)
    )


def _earned(evidence: Sequence[Evidence]) -> tuple[Signal, ...]:
    return judge([one for one in evidence if not (one.bare and LISTED in one.facets)])
