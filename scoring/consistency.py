"""Figures that changed since the last attempt at the same story."""

from collections.abc import Sequence

from content.scorecard import Evidence, NumberCheck
from scoring.tokens import tokenize
from scoring.words import word_set

_SAME = 0.005
_ALIKE = 0.5


def check_consistency(evidence: Sequence[Evidence], earlier: Sequence[Evidence]) -> list[NumberCheck]:
    """Metrics about the same thing with another value, and sizes or times of the same story that differ.

    It is the same story when a metric agrees in value or in what it speaks of.
    """
    now = [one for one in evidence if _is_figure(one)]
    then = [one for one in earlier if _is_figure(one)]
    metrics = [
        (one, old) for one in now for old in then if one.kind == old.kind == "metric" and one.unit == old.unit
    ]
    alike = [(one, old) for one, old in metrics if _agree(one, old) or _overlap(one.text, old.text) >= _ALIKE]
    found = [_check(one, old) for one, old in alike if not _agree(one, old) and not _said(old, now)]
    if not alike:
        return found
    for kind in ("cohort", "horizon"):
        before = [old for old in then if old.kind == kind]
        for one in (one for one in now if one.kind == kind):
            same = [old for old in before if old.unit == one.unit]
            if same and not any(_agree(one, old) for old in same):
                found.append(_check(one, same[-1]))
    return found


def _is_figure(one: Evidence) -> bool:
    figures = one.kind in ("metric", "cohort", "horizon")
    return figures and not one.negated and not one.hypothetical and isinstance(one.value, float | int)


def _agree(one: Evidence, old: Evidence) -> bool:
    if not isinstance(one.value, float | int) or not isinstance(old.value, float | int) or one.unit != old.unit:
        return False
    return abs(one.value - old.value) <= _SAME * abs(old.value)


def _said(old: Evidence, now: Sequence[Evidence]) -> bool:
    """Whether the earlier value was said again, so that the other one is about something else."""
    return any(one.kind == old.kind and _agree(one, old) for one in now)


def _overlap(one: str, two: str) -> float:
    first, second = _content(one), _content(two)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def _content(text: str) -> frozenset[str]:
    skipped = word_set("says_nothing") | word_set("number_word")
    return frozenset(
        token.low for token in tokenize(text) if token.shape == "word" and token.low not in skipped
    )


def _check(one: Evidence, old: Evidence) -> NumberCheck:
    sentence = f"You said “{one.text}”, but in an earlier attempt “{old.text}”."
    return NumberCheck("contradiction", sentence, one.text, old.text, one.start, one.end)
