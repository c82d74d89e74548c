"""The four signals and the overall score: anchored levels, saturating, none of them for sale by another."""

import functools
from collections.abc import Mapping, Sequence

from content.lexicons import load_lexicons
from content.scorecard import Evidence, Signal

LABELS = {
    "impact": "Impact magnitude",
    "technical": "Technical fidelity",
    "stakeholder": "Stakeholder alignment",
    "governance": "Governance readiness",
}


@functools.cache
def _anchors() -> dict[tuple[str, int], str]:
    return {(level.signal, level.score): level.anchor for level in load_lexicons().levels}


def _cited(evidence: Sequence[Evidence]) -> str:
    quotes = [one.text if len(one.text) <= 60 else one.text[:57].rstrip() + "..." for one in evidence[:2]]
    return "; ".join(f"“{quote}”" for quote in quotes)


def _signal(signal: str, score: float, evidence: Sequence[Evidence]) -> Signal:
    anchor = _anchors()[signal, min(4, int(score + 0.5))]
    why = (
        f"{anchor[0].upper()}{anchor[1:]}: {_cited(evidence)}."
        if evidence
        else f"{anchor[0].upper()}{anchor[1:]}."
    )
    return Signal(signal, LABELS[signal], score, why)


def _impact(evidence: Sequence[Evidence]) -> Signal:
    metrics = [one for one in evidence if one.kind == "metric" and not one.negated and one.unit != "score"]
    results = [one for one in metrics if not one.hypothetical and one.role != "target"]
    cohort = any(one.kind == "cohort" and not one.negated for one in evidence)
    horizon = any(one.kind == "horizon" and not one.negated for one in evidence)
    compared = any(one.baseline is not None or one.role in ("baseline", "comparator") for one in results)
    if results:
        score = min(4.0, 2.0 + 0.75 * cohort + 0.75 * horizon + 0.5 * compared)
        return _signal("impact", score, results)
    if metrics:
        score = min(3.0, 1.0 + 0.5 * min(2, len(metrics) - 1) + 0.5 * cohort + 0.5 * horizon)
        return _signal("impact", score, metrics)
    claims = [one for one in evidence if one.kind == "vague"]
    return _signal("impact", 1.0 if claims else 0.0, claims)


def _counted(signal: str, kind: str, evidence: Sequence[Evidence]) -> Signal:
    held = [one for one in evidence if one.kind == kind and not one.negated and not one.bare]
    bare = [one for one in evidence if one.kind == kind and not one.negated and one.bare]
    score = (0.0, 2.0, 3.0, 3.5)[min(3, len(held))] if held else 1.0 if bare else 0.0
    if len(held) >= 5:
        score = 4.0
    return _signal(signal, score, held or bare)


def judge(evidence: Sequence[Evidence]) -> tuple[Signal, ...]:
    """The four general signals of an answer's evidence."""
    return (
        _impact(evidence),
        *(_counted(signal, signal, evidence) for signal in ("technical", "stakeholder", "governance")),
    )


def overall(signals: Sequence[Signal], weights: Mapping[str, float]) -> int:
    """0-100: the weighted mean of the signals' shares of 4."""
    total = sum(weights.get(signal.id, 0.0) for signal in signals)
    if not total:
        return 0
    return round(sum(weights.get(signal.id, 0.0) * signal.score for signal in signals) / total * 25)
