"""Numbers with their units: percentages, money, durations, counts."""

import functools
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from content.lexicon import Unit
from content.lexicons import load_lexicons
from scoring.calendar import without_names
from scoring.fractions import FRACTIONS, and_a_half
from scoring.numerals import DIGIT_WORDS, Numeral, find_numerals
from scoring.tokens import Speech
from scoring.words import word_set

AmountKind = Literal["percent", "percentage_point", "basis_point", "currency", "duration", "count", "number"]
_DIVIDED = ("duration", "percent", "percentage_point")
_SMALLER = {"hour": ("minute", 60.0), "minute": ("second", 60.0), "year": ("month", 12.0)}
_PARTS = {("hour", "second"): 3600.0, ("week", "day"): 7.0, ("day", "hour"): 24.0} | {
    (unit, part): count for unit, (part, count) in _SMALLER.items()
}
"""How many of a part a whole has, where the two are said together: "a week and three days"."""


class Amount(msgspec.Struct, frozen=True, gc=False):
    """A number and its unit in the tokens ``first`` to ``stop`` (exclusive).

    ``value`` is in ``unit``. ``carried``: the unit was said with a neighbour; ``corrected``: the speaker put it
    right; ``hyphened``: it is joined on ("a 12-hour shift"); ``fraction``: a share ("two thirds");
    ``scaled``: the value of its magnitude word, 1 without one.
    """

    kind: AmountKind
    first: int
    stop: int
    value: float
    unit: str | None = None
    carried: bool = False
    corrected: bool = False
    hyphened: bool = False
    fraction: bool = False
    scaled: float = 1.0


_LEAST_CENTS, _DOLLAR = 10, 100


@functools.cache
def _units() -> Mapping[str, Unit]:
    return {word: unit for unit in load_lexicons().units for word in unit.words}


def scale(value: float, factor: float) -> float:
    """A product without the noise of binary fractions."""
    return value if factor == 1.0 else float(f"{value * factor:.12g}")


def measure_amounts(speech: Speech) -> list[Amount]:
    """All amounts of a speech in order, each by its own words alone."""
    numerals = without_names(speech.tokens, find_numerals(speech.tokens, speech.paused))
    amounts = [_measured(speech, numeral) for numeral in numerals]
    taken = {at: amount for amount in amounts for at in range(amount.first, amount.stop)}
    amounts.extend(_articled(speech, taken))
    amounts.sort(key=lambda amount: amount.first)
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        if last is not None and amount.first < last.stop:
            continue
        whole = _with_part(speech, last, amount) if last is not None else None
        if whole is not None:
            joined[-1] = whole
        else:
            joined.append(amount)
    return joined


def _measured(speech: Speech, numeral: Numeral) -> Amount:
    """A number with the unit before or after it."""
    low, tokens = speech.low, speech.tokens
    stop = numeral.stop
    fraction = numeral.style == "fraction"
    number = Amount("number", numeral.first, stop, numeral.value, fraction=fraction, scaled=numeral.scaled)
    before = _unit_before(speech, numeral.first)
    if before is not None:
        unit, first = before
        value = scale(numeral.value, unit.factor)
        return Amount("currency", first, stop, value, unit.unit, scaled=numeral.scaled)
    hyphened = (
        stop + 1 < len(low) and low[stop] in ("-", "\u2013") and tokens[stop + 1].start == tokens[stop].end
    )
    at = stop + hyphened
    of = low[at : at + 1] == ("of",)
    part = fraction or (of and low[stop - 1] in FRACTIONS)
    at += of and (part or low[stop - 1] in ("couple", "hundred", "million", "thousand"))
    shared = part and low[at : at + 1] in (("a",), ("an",))
    after = _unit_at(speech, at + shared)
    if shared and (after is None or after[0].kind not in _DIVIDED):
        return number
    if after is None and at < len(low) and low[at] in word_set("before_unit"):
        after = _unit_at(speech, at + 1)
        if after is not None and after[0].kind != "duration":
            after = None
    if after is None or _is_no_unit(speech, numeral, after, hyphened=hyphened):
        return number
    unit, stop = after
    if part and not shared and unit.kind not in ("currency", "duration"):
        return number
    value, name = (
        _of_one(numeral.value, unit.unit) if shared else (scale(numeral.value, unit.factor), unit.unit)
    )
    amount = Amount(unit.kind, numeral.first, stop, value, name, hyphened=hyphened, scaled=numeral.scaled)
    return _with_rest(speech, amount) if unit.kind == "duration" else amount


def _of_one(share: float, unit: str | None) -> tuple[float, str | None]:
    """A share of one unit of time: half a year, but 45 minutes for three quarters of an hour."""
    if unit in ("hour", "minute"):
        smaller, count = _SMALLER[unit]
        return scale(share * count, 1.0), smaller
    return share, unit


def _unit_at(speech: Speech, at: int) -> tuple[Unit, int] | None:
    """The unit that stands at token ``at``, and the token after it."""
    if at >= len(speech.low):
        return None
    units = _units()
    for joined, length in ((speech.triples[at], 3), (speech.pairs[at], 2), (speech.low[at], 1)):
        unit = units.get(joined)
        if unit is not None:
            return unit, at + length
    return None


def _unit_before(speech: Speech, at: int) -> tuple[Unit, int] | None:
    """The currency that stands before token ``at``, and its first token ("US$ 5", "EUR 5")."""
    unit = _units().get(speech.low[at - 1]) if at else None
    if (
        unit is None
        or not unit.before
        or (speech.low[at - 1].isalpha() and speech.low[at - 1] not in word_set("code"))
    ):
        return None
    first = at - 1
    if first and speech.low[first].isalpha() and speech.low[first - 1] in ("a", "one"):
        return None  # a dollar fifty
    lettered = first > 0 and speech.low[first - 1] in ("us", "c", "a")
    return unit, first - (lettered and speech.tokens[first - 1].end == speech.tokens[first].start)


def _is_no_unit(speech: Speech, numeral: Numeral, after: tuple[Unit, int], *, hyphened: bool) -> bool:
    """Words that only look like the unit: the point of a decimal, "second" as an ordinal, possessives, a lone
    "h".
    """
    unit, stop = after
    word = speech.low[stop - 1]
    figures = speech.tokens[numeral.stop - 1].shape == "digits"
    if word == "point":
        following = speech.tokens[stop] if stop < len(speech.low) else None
        return following is not None and (following.shape == "digits" or following.low in DIGIT_WORDS)
    if word == "second":
        return not hyphened and numeral.value != 1 and not figures
    if word == "h":
        return not figures
    possessive = stop < len(speech.low) and speech.low[stop] == "'s"
    return (
        possessive and unit.kind in ("currency", "duration") and word in ("mo", "min", "sec", "pound", "pounds")
    )


def _with_rest(speech: Speech, amount: Amount) -> Amount:
    """What follows a time: "an hour and a half", "one hour thirty"."""
    rest = _rest(speech.low, amount.stop)
    if rest is None:
        return amount
    part, stop = rest
    return msgspec.structs.replace(amount, stop=stop, value=amount.value + part)


def _rest(low: Sequence[str], at: int) -> tuple[float, int] | None:
    """What "and a half" or "and three quarters" adds to a time, and where it ends."""
    rest = and_a_half(low, at)
    return rest if rest is not None and low[rest[1] - 1] in ("half", "quarter", "quarters") else None


def _with_part(speech: Speech, last: Amount, amount: Amount) -> Amount | None:
    """Read "ten dollars and eleven cents", "an hour and twenty minutes" and "one hour thirty" as one amount
    each.
    """
    between = speech.low[last.stop : amount.first]
    if between not in ((), ("and",), (",")) or amount.hyphened or last.hyphened or last.carried:
        return None
    if last.kind == amount.kind == "currency" and last.unit == amount.unit:
        cents = speech.low[amount.stop - 1] in ("cent", "cents") and speech.low[last.stop - 1] not in (
            "cent",
            "cents",
        )
        if not cents or amount.value >= 1:
            return None
        return msgspec.structs.replace(last, stop=amount.stop, value=round(last.value + amount.value, 2))
    if last.kind == "currency" and _are_cents(speech, last, amount):
        return msgspec.structs.replace(last, stop=amount.stop, value=round(last.value + amount.value / 100, 2))
    if last.kind != "duration" or not last.unit:
        return None
    if amount.kind == "number":
        unit, count = _SMALLER.get(last.unit, ("", 0.0))
        closes = amount.stop == len(speech.low) or speech.tokens[amount.stop].shape == "mark"
        if amount.value != int(amount.value) or unit == "month" or not closes:
            return None
    else:
        unit = amount.unit or ""
        listed = between == (",",) and unit != _SMALLER.get(last.unit, ("",))[0]
        count = _PARTS.get((last.unit, unit), 0.0) if amount.kind == "duration" and not listed else 0.0
    if not 0 < amount.value < count:
        return None
    value = scale(last.value * count + amount.value, 1.0)
    return msgspec.structs.replace(last, stop=amount.stop, value=value, unit=unit)


def _are_cents(speech: Speech, last: Amount, amount: Amount) -> bool:
    """Whether a bare number after whole dollars is their cents: "two dollars ten a patient"."""
    plain = amount.kind in ("number", "count") and not amount.fraction and amount.value == int(amount.value)
    whole = last.value == int(last.value) and last.scaled == 1 and speech.low[last.stop - 1].isalpha()
    after = speech.low[amount.stop] if amount.stop < len(speech.low) else "."
    ends = not after.isalpha() or after in word_set("onward")
    return plain and whole and last.stop == amount.first and _LEAST_CENTS <= amount.value < _DOLLAR and ends


def _articled(speech: Speech, taken: Mapping[int, Amount]) -> list[Amount]:
    """Amounts with an article for a number: "for a year", "half an hour", "a dollar", "another week"; ``taken``
    are the amounts by each of their tokens.
    """
    found: list[Amount] = []
    low = speech.low
    for at in range(len(low) - 1):
        if low[at] not in ("a", "an", "half", "another") or at in taken or at + 1 in taken:
            continue
        whole = low[at] in ("a", "an") and low[at + 1] in ("full", "whole", "solid")
        skip = at + 1 + (whole or (low[at] == "half" and low[at + 1] in ("a", "an")))
        after = _unit_at(speech, skip)
        if after is None:
            continue
        unit, stop = after
        if low[at] == "half":
            if unit.kind == "currency":
                found.append(Amount("currency", at, stop, scale(0.5, unit.factor), unit.unit))
            elif unit.kind in _DIVIDED:
                value, name = _of_one(0.5, unit.unit)
                found.append(Amount(unit.kind, at, stop, value, name))
        elif unit.kind == "currency" and unit.factor == 1 and _pays_one(speech, at, taken):
            found.append(Amount("currency", at, stop, 1.0, unit.unit))
        elif unit.kind == "duration" and whole:
            found.append(Amount("duration", at, stop, unit.factor, unit.unit))
        elif unit.kind == "duration" and _counts_one(speech, at, taken):
            found.append(_with_rest(speech, Amount("duration", at, stop, unit.factor, unit.unit)))
    return found


def _pays_one(speech: Speech, at: int, taken: Mapping[int, Amount]) -> bool:
    """Whether an article before a currency means one of it: "a dollar a day", not "a dollar figure"."""
    following = speech.low[at + 2] if at + 2 < len(speech.low) else "."
    return speech.low[at] == "a" and (
        at + 2 in taken or not following.isalpha() or following in word_set("onward") or following == "each"
    )


def _counts_one(speech: Speech, at: int, taken: Mapping[int, Amount]) -> bool:
    """Whether the article before a unit of time means one of it: "for a year", not "a day" as a rate, as right
    after what it counts (a token that is ``taken``).
    """
    low = speech.low
    following = low[at + 2] if at + 2 < len(low) else ""
    if low[at + 1] == "second" and following not in ("later", "ago"):
        return False
    if at and at - 1 in taken:
        return False
    lead = low[at - 1] in word_set("before_time") if at else following == ""
    alone = (
        at > 0 and following != "" and {speech.tokens[at - 1].shape, speech.tokens[at + 2].shape} == {"mark"}
    )
    rated = at > 1 and at - 2 in taken
    parted = low[at + 1] in _SMALLER and at + 2 in taken  # "a minute thirty-five"
    part = taken.get(at + 3) if following == "and" else None
    joined = part is not None and (low[at + 1], part.unit) in _PARTS  # "a year and two months"
    return (
        lead
        or alone
        or (following in word_set("after_saved_time") and not rated)
        or low[at] == "another"
        or parted
        or following in word_set("after_time")
        or joined
        or _rest(low, at + 2) is not None
    )
