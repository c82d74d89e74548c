"""Numbers that hold: arithmetic said aloud, figures that cannot be, figures that changed since the last attempt."""

from collections.abc import Sequence

from content.scorecard import Evidence, NumberCheck
from scoring.reading import Reading

_TOLERANCE = 0.06


def check_numbers(reading: Reading, earlier: Sequence[Evidence]) -> tuple[NumberCheck, ...]:
    """Everything in an answer's figures that does not hold, in order of place."""
    checks = [*_implausible(reading.evidence), *_contradicted(reading.evidence, earlier)]
    checks.sort(key=lambda check: (check.start or 0, check.kind, check.said))
    return tuple(checks)


def _implausible(evidence: Sequence[Evidence]) -> list[NumberCheck]:
    found = []
    for one in evidence:
        if one.kind != "metric" or not isinstance(one.value, float) or one.negated:
            continue
        if one.unit == "percent" and one.direction == "down" and one.value > 100 and one.baseline is None:
            found.append(
                NumberCheck(
                    "plausibility",
                    "Nothing can fall by more than all of it.",
                    one.text,
                    "at most 100 %",
                    one.start,
                    one.end,
                )
            )
        if one.unit == "score" and one.value > 1 and one.value < 2:
            found.append(
                NumberCheck(
                    "plausibility",
                    "A measure of this kind cannot be above 1.",
                    one.text,
                    "at most 1",
                    one.start,
                    one.end,
                )
            )
    return found


def _contradicted(evidence: Sequence[Evidence], earlier: Sequence[Evidence]) -> list[NumberCheck]:
    found = []
    for one in evidence:
        if one.kind not in ("cohort", "horizon") or not isinstance(one.value, float) or one.negated:
            continue
        before = [
            old
            for old in earlier
            if old.kind == one.kind and old.unit == one.unit and isinstance(old.value, float)
        ]
        if before and all(
            abs(old.value - one.value) > _TOLERANCE * abs(one.value)
            for old in before
            if isinstance(old.value, float)
        ):
            found.append(
                NumberCheck(
                    "contradiction",
                    f"Last time this was “{before[-1].text}”.",
                    one.text,
                    before[-1].text,
                    one.start,
                    one.end,
                )
            )
    return found
