"""The four signals: anchored levels earned by what the evidence shows, each saturating.

The levels are those of ``content/lexicons/levels.toml``; a side of a signal counts once however often it is named,
so that a list of terms cannot climb, and a denied or bare mention never counts as done.
"""

import functools
from collections.abc import Mapping, Sequence

import msgspec

from content.lexicons import load_lexicons
from content.scorecard import Evidence, Signal

LABELS = {
    "impact": "Impact magnitude",
    "technical": "Technical fidelity",
    "stakeholder": "Stakeholder alignment",
    "governance": "Governance readiness",
}
_RANKED = (0.4, 0.3, 0.2, 0.1)
_CURVE = 1.5
_STUFFED = 30.0


@functools.cache
def _anchors() -> Mapping[tuple[str, int], str]:
    return {(level.signal, level.score): level.anchor for level in load_lexicons().levels}


def judge(evidence: Sequence[Evidence]) -> tuple[Signal, ...]:
    """The four general signals of an answer's evidence, without their points."""
    return (_impact(evidence), _technical(evidence), _stakeholder(evidence), _governance(evidence))


def _cite(evidence: Sequence[Evidence]) -> str:
    quotes = [one.text if len(one.text) <= 60 else one.text[:57].rstrip() + "..." for one in evidence[:2]]
    return "; ".join(f"“{quote}”" for quote in quotes)


def _signal(signal: str, score: float, evidence: Sequence[Evidence]) -> Signal:
    anchor = _anchors()[signal, min(4, int(score + 0.5))]
    sentence = f"{anchor[0].upper()}{anchor[1:]}"
    return Signal(
        signal, LABELS[signal], score, f"{sentence}: {_cite(evidence)}." if evidence else f"{sentence}."
    )


def _done(kind: str, evidence: Sequence[Evidence]) -> list[Evidence]:
    return [one for one in evidence if one.kind == kind and not one.negated and not one.bare]


def _bare(kind: str, evidence: Sequence[Evidence]) -> list[Evidence]:
    return [one for one in evidence if one.kind == kind and not one.negated and one.bare]


def is_of_model(metric: Evidence) -> bool:
    """Whether a metric is a figure of model quality, which is no impact."""
    return "model" in metric.facets


def _impact(evidence: Sequence[Evidence]) -> Signal:
    metrics = _done("metric", evidence)
    outcomes = [one for one in metrics if not is_of_model(one)]
    results = [
        one
        for one in outcomes
        if one.role in ("result", "baseline", "comparator") and one.direction is not None
    ]
    levels = [
        one for one in outcomes if one.role in ("result", "baseline", "comparator") and one.direction is None
    ]
    sized = [one for one in outcomes if one.role in ("estimate", "target")]
    cohort = bool(_done("cohort", evidence))
    horizon = bool(_done("horizon", evidence))
    compared = any(
        one.baseline is not None or one.role in ("baseline", "comparator") for one in results + levels
    )
    if results:
        score = min(4.0, 2.0 + 0.75 * cohort + 0.75 * horizon + 0.5 * compared)
        return _signal("impact", score, results)
    if len(sized) >= 3:
        return _signal("impact", 3.0, sized)
    if levels:
        return _signal("impact", min(2.5, 1.5 + 0.25 * cohort + 0.25 * horizon + 0.5 * compared), levels)
    if sized:
        return _signal("impact", min(2.5, 1.0 + 0.5 * (len(sized) > 1) + 0.5 * cohort + 0.5 * horizon), sized)
    claims = [one for one in evidence if one.kind == "vague" and "effect" in one.facets] or metrics
    return _signal("impact", 1.0 if claims else 0.0, claims)


def _technical(evidence: Sequence[Evidence]) -> Signal:
    done, bare = _done("technical", evidence), _bare("technical", evidence)
    if not done:
        return _signal("technical", 1.0 if bare else 0.0, bare)
    facets = {facet for one in done for facet in one.facets}
    score = 1.0 + 0.5 * min(3, len(done)) + 0.3 * min(5, len(facets))
    return _signal("technical", _level(score), done)


def _stakeholder(evidence: Sequence[Evidence]) -> Signal:
    done, bare = _done("stakeholder", evidence), _bare("stakeholder", evidence)
    if not done:
        return _signal("stakeholder", 1.0 if bare else 0.0, bare)
    roles = {one.term for one in done if one.term}
    facets = {facet for one in done for facet in one.facets}
    if len(done) == 1 and facets <= {"act", "voice"}:
        return _signal("stakeholder", 1.25, done)
    score = 1.0 + 0.35 * min(3, len(done)) + 0.35 * min(3, len(roles)) + 0.3 * min(3, len(facets - {"act"}))
    return _signal("stakeholder", _level(score), done)


def _governance(evidence: Sequence[Evidence]) -> Signal:
    done, bare = _done("governance", evidence), _bare("governance", evidence)
    if not done:
        return _signal("governance", 1.0 if bare else 0.0, bare)
    facets = {facet for one in done for facet in one.facets}
    score = 1.0 + 0.4 * min(4, len(done)) + 0.3 * min(5, len(facets))
    return _signal("governance", _level(score), done)


def _level(score: float) -> float:
    return round(min(4.0, score) * 4) / 4


def is_stuffed(evidence: Sequence[Evidence]) -> bool:
    """Whether names of the trade are listed rather than used: more of them bare than at work, and at least four."""
    named = [
        one
        for one in evidence
        if one.kind in ("compliance", "governance", "stakeholder", "technical") and not one.negated
    ]
    bare = sum(len(one.facets) or 1 for one in named if one.bare)
    return bare >= 4 and bare > sum(not one.bare for one in named)


def overall(signals: Sequence[Signal], weights: Mapping[str, float], *, stuffed: bool = False) -> float:
    """0-100: the best signal counts for four tenths, the next for three, then two, then one.

    The curve rewards the first evidence most (every signal saturates); one signal alone stays below 60. A rubric's
    weights change the shares. ``stuffed`` caps an answer that lists terms instead of using them.
    """
    ordered = sorted(signals, key=lambda signal: -signal.score * weights.get(signal.id, 0.0))
    shares = [rank * weights.get(signal.id, 0.0) for rank, signal in zip(_RANKED, ordered, strict=False)]
    if not sum(shares):
        return 0.0
    reached = sum(share * signal.score / 4 for share, signal in zip(shares, ordered, strict=True)) / sum(shares)
    scored = 100 * (1 - (1 - reached) ** _CURVE)
    return min(_STUFFED, scored) if stuffed else scored


def with_points(signals: Sequence[Signal], weights: Mapping[str, float], total: int) -> tuple[Signal, ...]:
    """Share the overall score out over the signals in proportion to weight and score; the points add up to it."""
    parts = [weights.get(signal.id, 0.0) * signal.score for signal in signals]
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
