"""Numbers that hold: everything in an answer's figures that does not, in order of place."""

from collections.abc import Sequence

from content.scorecard import Evidence, Fact, NumberCheck
from scoring.arithmetic import check_arithmetic
from scoring.consistency import check_consistency
from scoring.facts import check_facts
from scoring.reading import Reading


def check_numbers(reading: Reading, earlier: Sequence[Evidence]) -> tuple[NumberCheck, ...]:
    """Wrong sums, figures that cannot be, and those that contradict ``earlier`` attempts or worksheets."""
    checks = check_arithmetic(reading.speech, reading.amounts)
    checks.extend(
        NumberCheck("plausibility", one.why, one.text, None, one.start, one.end)
        for one in reading.evidence
        if one.kind == "metric" and one.why is not None
    )
    facts = [one for one in earlier if isinstance(one, Fact)]
    attempts = [one for one in earlier if not isinstance(one, Fact)]
    checks.extend(check_consistency(reading.evidence, attempts))
    checks.extend(check_facts(reading.evidence, facts))
    checks.sort(key=lambda check: (check.start or 0, check.kind, check.said))
    return tuple(checks)
