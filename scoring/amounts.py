"""Numbers with their units: percentages, money, durations, counts."""

import functools
from collections.abc import Sequence
from typing import Literal

import msgspec

from content.lexicon import Unit
from content.lexicons import load_lexicons
from scoring.numerals import DIGIT_WORDS, Numeral, find_numerals
from scoring.tokens import Speech

AmountKind = Literal["percent", "percentage_point", "basis_point", "currency", "duration", "count", "number"]
_CARRIERS = frozenset(
    {
        "to",
        "-",
        "–",
        "—",
        "and",
        "or",
        ",",
        "through",
        "versus",
        "vs",
        "maybe",
        "down",
        "up",
        "from",
        "than",
        "against",
    }
)
_RUNS = frozenset({"to", "-", "–", "or", ",", "through", "and"})
_SORRY = frozenset(
    {
        "sorry", "no", "rather", "actually", "correction", "wait", "i mean", "make that", "or rather", "excuse me",
        "let me correct", "scratch that", "no wait", "no sorry", "sorry no", "well no", "i meant",
    }
)  # fmt: skip
_ARTICLE_UNITS = frozenset("day week month quarter year decade hour minute second".split())
_ARTICLE_LEADS = frozenset(
    "for within in over after of than about around under half per every took take takes last least almost nearly".split()
)
_LOOSE = frozenset(
    "in over a per to for on by and but with across within after before from last this or at of".split()
)


class Amount(msgspec.Struct, frozen=True):
    """A number and its unit in the tokens ``first`` to ``stop`` (exclusive), number words from ``number`` on.

    ``value`` is in ``unit``; ``carried`` says that the unit was said with a neighbour, ``corrected`` that the
    speaker put it right, ``gapped`` that the number joins on with a hyphen ("a 12-hour shift").
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


@functools.cache
def _units() -> tuple[dict[str, Unit], int]:
    table = {word: unit for unit in load_lexicons().units for word in unit.words}
    return table, max(len(word.split()) for word in table)


def _unit_after(speech: Speech, at: int) -> tuple[Unit, int] | None:
    """The unit that stands at token ``at``, and the token after it."""
    table, _ = _units()
    low = speech.low
    if at >= len(low):
        return None
    for joined, length in ((speech.triples[at], 3), (speech.pairs[at], 2), (low[at], 1)):
        unit = table.get(joined)
        if unit is not None and len(joined.split()) == length:
            return unit, at + length
    return None


def _unit_before(speech: Speech, at: int) -> tuple[Unit, int] | None:
    table, _ = _units()
    if at < 1:
        return None
    unit = table.get(speech.low[at - 1])
    if unit is None or not unit.before:
        return None
    word = speech.low[at - 1]
    if word.isalpha() and word not in ("usd", "eur", "gbp", "inr", "cad", "jpy", "chf", "rs"):
        return None
    first = at - 1
    if (
        first >= 1
        and speech.tokens[first - 1].low in ("us", "c", "a")
        and speech.tokens[first - 1].end == speech.tokens[first].start
    ):
        first -= 1
    return unit, first


def _measured(speech: Speech, numeral: Numeral) -> Amount:
    low = speech.low
    size = len(low)
    first, stop = numeral.first, numeral.stop
    number = Amount(
        "number", first, stop, numeral.value, fraction=numeral.style == "fraction", scaled=numeral.scaled
    )
    before = _unit_before(speech, first)
    if before is not None:
        unit, first = before
        return Amount(
            "currency", first, stop, _times(numeral.value, unit.factor), unit.unit, scaled=numeral.scaled
        )
    at = stop
    hyphened = (
        at < size
        and low[at] in ("-", "–")
        and at + 1 < size
        and speech.tokens[at + 1].start == speech.tokens[at].end
    )
    at += hyphened
    if at < size and low[at] == "of" and low[stop - 1] in ("couple", "hundred", "million", "thousand"):
        at += 1
    after = _unit_after(speech, at)
    if numeral.style == "fraction" and (after is None or after[0].kind not in ("currency", "duration")):
        return number
    if (
        after is None
        and at + 1 < size
        and low[at]
        in (
            "more",
            "fewer",
            "less",
            "full",
            "whole",
            "straight",
            "solid",
            "additional",
            "consecutive",
            "short",
            "extra",
            "odd",
            "plus",
            "calendar",
            "a",
        )
    ):
        after = _unit_after(speech, at + 1)
        if low[at] == "a" and (after is None or low[stop - 1] != "half"):
            after = None
        if after is not None and after[0].kind != "duration":
            after = None
    if after is None:
        return number
    unit, stop = after
    if unit.kind == "percentage_point" and low[stop - 1] == "point" and _is_decimal_point(speech, stop):
        return number
    if (
        unit.unit == "second"
        and low[stop - 1] == "second"
        and not hyphened
        and numeral.value != 1
        and not speech.tokens[numeral.first].shape == "digits"
    ):
        return number
    if low[stop - 1] in ("mo", "min", "sec", "pound", "pounds") and stop < size and low[stop] == "'s":
        return number
    value = _times(numeral.value, unit.factor)
    amount = Amount(unit.kind, first, stop, value, unit.unit, hyphened=hyphened, scaled=numeral.scaled)
    if unit.kind == "duration" and (low[stop : stop + 3] == ("and", "a", "half")):
        return msgspec.structs.replace(amount, stop=stop + 3, value=value + 0.5)
    if unit.kind == "duration" and low[stop : stop + 3] == ("and", "a", "quarter"):
        return msgspec.structs.replace(amount, stop=stop + 3, value=value + 0.25)
    return amount


def _is_decimal_point(speech: Speech, stop: int) -> bool:
    return stop < len(speech.low) and (speech.tokens[stop].shape == "digits" or speech.low[stop] in DIGIT_WORDS)


def _times(value: float, factor: float) -> float:
    return value if factor == 1.0 else float(f"{value * factor:.12g}")


def _join_parts(speech: Speech, amounts: list[Amount]) -> list[Amount]:
    """Read "ten dollars and eleven cents" and "an hour and twenty minutes" as one amount each."""
    smaller = {"hour": ("minute", 60.0), "minute": ("second", 60.0), "year": ("month", 12.0)}
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        if last is not None and last.kind == amount.kind and not amount.hyphened and not last.hyphened:
            between = speech.low[last.stop : amount.first]
            if between in ((), ("and",)):
                cents = (
                    amount.kind == "currency"
                    and speech.low[amount.stop - 1] in ("cent", "cents")
                    and amount.value < 1
                )
                if cents and last.unit == amount.unit and speech.low[last.stop - 1] not in ("cent", "cents"):
                    joined[-1] = msgspec.structs.replace(
                        last, stop=amount.stop, value=round(last.value + amount.value, 2)
                    )
                    continue
                part = smaller.get(last.unit or "")
                if (
                    amount.kind == "duration"
                    and part is not None
                    and part[0] == amount.unit
                    and amount.value < part[1]
                ):
                    value = _times(last.value * part[1] + amount.value, 1.0)
                    joined[-1] = msgspec.structs.replace(last, stop=amount.stop, value=value, unit=amount.unit)
                    continue
        joined.append(amount)
    return joined


def _articled(speech: Speech, taken: set[int]) -> list[Amount]:
    """Durations without a number: "for a year", "half an hour", "the last quarter" counts as none."""
    found = []
    low = speech.low
    table, _ = _units()
    for at in range(len(low) - 1):
        if low[at] not in ("a", "an") or at in taken or at + 1 in taken:
            continue
        unit = table.get(low[at + 1])
        if unit is None or low[at + 1] not in _ARTICLE_UNITS:
            if low[at + 1] == "half" and at + 2 < len(low) and low[at + 2] in ("hour",):
                found.append(Amount("duration", at, at + 3, 30.0, "minute"))
            elif (
                at
                and low[at - 1] == "half"
                and table.get(low[at + 1])
                and table[low[at + 1]].kind == "currency"
            ):
                half = table[low[at + 1]]
                found.append(Amount("currency", at - 1, at + 2, _times(0.5, half.factor), half.unit))
            continue
        if at and low[at - 1] == "half":
            if low[at + 1] == "hour":
                found.append(Amount("duration", at - 1, at + 2, 30.0, "minute"))
            else:
                found.append(Amount("duration", at - 1, at + 2, 0.5, unit.unit))
            continue
        following = low[at + 2] if at + 2 < len(low) else ""
        and_half = low[at + 2 : at + 5] in (("and", "a", "half"),)
        if and_half:
            found.append(Amount("duration", at, at + 5, 1.5, unit.unit))
        elif (at and low[at - 1] in _ARTICLE_LEADS and low[at - 1] not in ("per", "every")) or following in (
            "later",
            "ago",
            "after",
            "earlier",
            "before",
            "long",
            "out",
        ):
            if low[at + 1] != "second" or following in ("later", "ago"):
                found.append(Amount("duration", at, at + 2, 1.0, unit.unit))
    return found


def _carry(speech: Speech, amounts: list[Amount]) -> list[Amount]:
    """Give bare numbers the unit of the neighbour with which they form a range or a from-to pair."""
    carried = list(amounts)
    for at in range(len(carried) - 1, -1, -1):
        amount = carried[at]
        if amount.kind != "number" or amount.fraction:
            continue
        if at + 1 < len(carried):
            following = carried[at + 1]
            between = speech.low[amount.stop : following.first]
            if following.kind not in ("number", "count") and _runs(between, amount, following):
                carried[at] = _with_unit(amount, following)
                continue
    for at, amount in enumerate(carried):
        if amount.kind != "number" or amount.fraction or not at:
            continue
        before = carried[at - 1]
        between = speech.low[before.stop : amount.first]
        if before.kind not in ("number", "count") and _continues(speech, between, amount, before):
            carried[at] = _with_unit(amount, before)
    return carried


def _with_unit(amount: Amount, source: Amount) -> Amount:
    value = amount.value
    if source.kind == "currency" and source.scaled > 1.0 and amount.scaled == 1.0 and 0 < value < 1000:
        value *= source.scaled
    if source.kind == "basis_point":
        value = _times(value, 0.01)
    return msgspec.structs.replace(amount, kind=source.kind, unit=source.unit, value=value, carried=True)


def _runs(between: Sequence[str], amount: Amount, following: Amount) -> bool:
    if not between or len(between) > 3 or any(word not in _CARRIERS for word in between):
        return False
    if (
        between in (("and",), (",",), (",", "and"))
        and amount.value > following.value
        and following.kind != "currency"
    ):
        return False
    return any(word in _RUNS for word in between)


def _continues(speech: Speech, between: Sequence[str], amount: Amount, before: Amount) -> bool:
    """ "From 410 seconds to 335": a bare number after "to", or ", maybe three", takes the unit before it."""
    following = speech.low[amount.stop] if amount.stop < len(speech.low) else "."
    bare = not following.isalpha() or following in (
        "in", "over", "across", "within", "after", "by", "and", "but", "for", "on", "at", "with", "when", "which",
        "so", "to", "per", "a", "last", "this", "before", "because", "while", "during", "every", "as", "or", "now",
    )  # fmt: skip
    if not bare or len(between) > 4:
        return False
    if before.kind == "currency" and 1900 <= amount.value <= 2100:
        return False
    return bool(between) and (
        between[-1] in ("to", "maybe")
        and all(word in _CARRIERS for word in between)
        or between in (("down", "to"), ("up", "to"), (",", "maybe"), (",", "or", "maybe"))
    )


def _correct(speech: Speech, amounts: list[Amount]) -> list[Amount]:
    """Let the later value win where the speaker put the earlier one right ("twelve, sorry, fourteen percent")."""
    kept: list[Amount] = []
    for amount in amounts:
        last = kept[-1] if kept else None
        if last is not None and 1 <= amount.first - last.stop <= 5:
            between = [
                word
                for word in speech.low[last.stop : amount.first]
                if word not in (",", "-", "–", "—", "...", "um", "uh", "er", ".")
            ]
            phrase = " ".join(between)
            same = last.kind == amount.kind or "number" in (last.kind, amount.kind)
            if same and (
                phrase in _SORRY
                or phrase.removesuffix(" it was") in _SORRY
                or phrase.removesuffix(" to") in _SORRY
            ):
                source = amount if amount.kind != "number" else last
                merged = (
                    _with_unit(amount, source)
                    if amount.kind == "number" and source.kind != "number"
                    else amount
                )
                kept[-1] = msgspec.structs.replace(merged, first=last.first, corrected=True, carried=False)
                continue
        kept.append(amount)
    return kept


def find_amounts(speech: Speech) -> list[Amount]:
    """All amounts of a speech, in order of their place."""
    amounts = [_measured(speech, numeral) for numeral in find_numerals(speech.tokens, speech.paused)]
    taken = {at for amount in amounts for at in range(amount.first, amount.stop)}
    amounts.extend(_articled(speech, taken))
    amounts.sort(key=lambda amount: amount.first)
    amounts = _join_parts(
        speech, [one for at, one in enumerate(amounts) if not at or one.first >= amounts[at - 1].stop]
    )
    amounts = _correct(speech, _carry(speech, amounts))
    amounts = _imply_money(speech, amounts)
    return [_counted(speech, amount) for amount in amounts]


def _imply_money(speech: Speech, amounts: list[Amount]) -> list[Amount]:
    """Millions of nothing are money where the same sentence speaks of money ("$50K that returned 1.2 million")."""
    monied = [one for one in amounts if one.kind == "currency"]
    if not monied:
        return amounts
    implied = []
    sentence_of = {
        at: number for number, sentence in enumerate(speech.sentences) for at in (sentence.start, *sentence)
    }
    for amount in amounts:
        following = speech.low[amount.stop] if amount.stop < len(speech.low) else "."
        if (
            amount.kind == "number"
            and amount.scaled >= 1e6
            and (not following.isalpha() or following in _LOOSE)
        ):
            near = [one for one in monied if sentence_of.get(one.first) == sentence_of.get(amount.first)]
            if near:
                implied.append(
                    msgspec.structs.replace(amount, kind="currency", unit=near[0].unit, carried=True)
                )
                continue
        implied.append(amount)
    return implied


def _counted(speech: Speech, amount: Amount) -> Amount:
    """A whole number before a noun is a count; other bare numbers stay numbers."""
    if amount.kind != "number" or amount.fraction or amount.value != int(amount.value):
        return amount
    following = speech.low[amount.stop] if amount.stop < len(speech.low) else "."
    if (
        following.isalpha()
        and len(following) > 1
        and following
        not in ("to", "and", "or", "of", "in", "on", "at", "by", "for", "with", "but", "so", "is", "was", "we")
    ):
        return msgspec.structs.replace(amount, kind="count")
    return amount
