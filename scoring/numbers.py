"""Numbers that hold: everything in an answer's figures that does not, in order of place."""

from collections.abc import Sequence

from content.scorecard import Evidence, NumberCheck
from scoring.arithmetic import check_arithmetic
from scoring.consistency import check_consistency
from scoring.reading import Reading


def check_numbers(reading: Reading, earlier: Sequence[Evidence]) -> tuple[NumberCheck, ...]:
    """Sums that are wrong, figures that cannot be, figures that contradict those of ``earlier`` attempts."""
    checks = check_arithmetic(reading.speech, reading.amounts)
    checks.extend(
        NumberCheck("plausibility", one.why, one.text, None, one.start, one.end)
        for one in reading.evidence
        if one.kind == "metric" and one.why is not None
    )
    checks.extend(check_consistency(reading.evidence, earlier))
    checks.sort(key=lambda check: (check.start or 0, check.kind, check.said))
    return tuple(checks)
