"""Sums said aloud: changes in percent, products, shares and totals, checked against their parts."""

from collections.abc import Sequence
from itertools import pairwise

from content.scorecard import NumberCheck
from scoring.amounts import Amount
from scoring.tokens import Speech
from scoring.words import holds

_SLACK = 0.06
_ROUNDED = 1.0
_CONVERSIONS = (
    1.0,
    60.0,
    1 / 60,
    3600.0,
    1 / 3600,
    1000.0,
    0.001,
    24.0,
    1 / 24,
    7.0,
    12.0,
    52.0,
    365.0,
    100.0,
    0.01,
)
_PERCENT = ("percent", "percentage_point")


def check_arithmetic(speech: Speech, amounts: Sequence[Amount]) -> list[NumberCheck]:
    """Every sum whose result does not follow from its parts, in order of place."""
    by_sentence: list[list[Amount]] = []
    ends = iter(sentence.stop for sentence in speech.sentences)
    end = 0
    for amount in amounts:
        while amount.first >= end:
            end = next(ends, len(speech.low) + 1)
            by_sentence.append([])
        by_sentence[-1].append(amount)
    found: list[NumberCheck] = []
    for own in by_sentence:
        found.extend(_products(speech, own))
        found.extend(_changes(speech, own))
    return found


def _between(speech: Speech, one: Amount, two: Amount) -> tuple[str, ...]:
    return speech.low[one.stop : two.first]


def _close(said: float, right: float, slack: float = _SLACK) -> bool:
    return abs(said - right) <= max(slack * abs(right), 1e-9)


def _check(speech: Speech, first: Amount, last: Amount, right: float, sentence: str) -> NumberCheck:
    start, end = speech.tokens[first.first].start, speech.tokens[last.stop - 1].end
    return NumberCheck("arithmetic", sentence, speech.text[start:end], _figure(right), start, end)


def _figure(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _products(speech: Speech, amounts: Sequence[Amount]) -> list[NumberCheck]:
    """ "120 times 1.8 is 216", "half of 400 is 200", "30 plus 12 is 42"."""
    found: list[NumberCheck] = []
    for one, two, three in zip(amounts, amounts[1:], amounts[2:], strict=False):
        joined, given = _between(speech, one, two), _between(speech, two, three)
        if len(joined) > 4 or len(given) > 5 or not holds(given, "gives"):
            continue
        if holds(joined, "multiplies"):
            right = one.value * two.value
        elif joined == ("of",) or joined == ("of", "the"):
            right = one.value * two.value / (100 if one.kind == "percent" else 1)
            if one.kind != "percent" and not one.fraction:
                continue
        elif holds(joined, "adds"):
            right = one.value + two.value
        elif holds(joined, "takes_away"):
            right = one.value - two.value
        else:
            continue
        if not any(_close(three.value, right * factor) for factor in _CONVERSIONS):
            parts = f"{_figure(one.value)} {' '.join(joined)} {_figure(two.value)}"
            found.append(
                _check(speech, one, three, right, f"{parts} is {_figure(right)}, not {_figure(three.value)}.")
            )
    return found


def _changes(speech: Speech, amounts: Sequence[Amount]) -> list[NumberCheck]:
    """ "From 0.78 to 0.85 is 9 percent": a change in percent beside the two values that it is said of."""
    found: list[NumberCheck] = []
    for place, (one, two) in enumerate(pairwise(amounts)):
        between = _between(speech, one, two)
        before = speech.low[max(0, one.first - 3) : one.first]
        if not between or between[-1] != "to" or len(between) > 4 or "from" not in before or not one.value:
            continue
        beside = (*amounts[max(0, place - 1) : place], *amounts[place + 2 : place + 3])
        for share in (share for share in beside if share.kind in _PERCENT):
            if not _is_said_of(speech, share, one, two) or _follows(share, one, two):
                continue
            right = round(abs(two.value - one.value) / abs(one.value) * 100, 1)
            change = f"From {_figure(one.value)} to {_figure(two.value)} is {_figure(right)} percent"
            ends = min(one, share, key=_place), max(two, share, key=_place)
            found.append(_check(speech, *ends, right, f"{change}, not {_figure(share.value)}."))
    return found


def _place(amount: Amount) -> int:
    return amount.first


def _is_said_of(speech: Speech, share: Amount, one: Amount, two: Amount) -> bool:
    """Whether a percentage belongs to the pair: said of it right after, or in one breath before.

    "and" begins something new, and so does a comma before the pair, unless the pair follows at once.
    """
    if share.first > two.first:
        after = _between(speech, two, share)
        return len(after) <= 8 and "and" not in after
    before = _between(speech, share, one)
    return before == (",", "from") or (len(before) <= 4 and not {",", "and"} & set(before))


def _follows(share: Amount, one: Amount, two: Amount) -> bool:
    """Whether a percentage is the relative change of two values, or their difference in points."""
    step = abs(two.value - one.value)
    points = step * 100 if max(abs(one.value), abs(two.value)) <= 1 else step
    if (two.kind in _PERCENT or share.kind == "percentage_point") and _close(share.value, points, 0.1):
        return True
    return abs(share.value - step / abs(one.value) * 100) <= _ROUNDED
