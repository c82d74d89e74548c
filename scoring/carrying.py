"""Amounts that lend each other what was said once: units over ranges, corrections, money that is implied."""

from collections.abc import Sequence

import msgspec

from scoring.amounts import Amount, measure_amounts, scale
from scoring.tokens import Speech
from scoring.words import word_set

_MARKS = frozenset({",", "-", "\u2013", "—", "...", "um", "uh", "er", "."})
_LONGEST_CORRECTION = 5
_LONGEST_NOUN = 3
_LONGEST_CARRY = 5


def find_amounts(speech: Speech) -> list[Amount]:
    """All amounts of a speech, in order of their place."""
    amounts = _forwards(speech, _backwards(speech, measure_amounts(speech)))
    amounts = _imply_money(speech, _correct(speech, amounts))
    return [_counted(speech, amount) for amount in amounts]


def _lends(amount: Amount) -> bool:
    return amount.kind not in ("number", "count")


def _with_unit(amount: Amount, source: Amount) -> Amount:
    """A bare number in the unit, and for money in the magnitude, of its neighbour."""
    value = amount.value
    if source.kind == "currency" and source.scaled > 1 and amount.scaled == 1 and 0 < value < 1000:
        value *= source.scaled
    if source.kind == "basis_point":
        value = scale(value, 0.01)
    return msgspec.structs.replace(amount, kind=source.kind, unit=source.unit, value=value, carried=True)


def _backwards(speech: Speech, amounts: Sequence[Amount]) -> list[Amount]:
    """Give a bare number the unit of the one after it: "two to seven percent", "between one and two million
    dollars".
    """
    carried: list[Amount] = []
    for amount in reversed(amounts):
        following = carried[-1] if carried else None
        bare = amount.kind == "number" and not amount.fraction
        if bare and following is not None and _lends(following) and _runs_on(speech, amount, following):
            carried.append(_with_unit(amount, following))
        elif following is not None and _as_large(speech, amount, following):
            value = amount.value * following.scaled
            carried.append(msgspec.structs.replace(amount, value=value, scaled=following.scaled, carried=True))
        else:
            carried.append(amount)
    return carried[::-1]


def _as_large(speech: Speech, amount: Amount, following: Amount) -> bool:
    """Whether money has the magnitude of the money after it: "$5 to $6 million"."""
    between = speech.low[amount.stop : following.first]
    money = amount.kind == "currency" and following.unit in (amount.unit, None)
    rising = amount.scaled == 1 < following.scaled and amount.value < following.value / following.scaled
    return money and rising and between in (("to",), ("-",), ("\u2013",), ("or",))


def _runs_on(speech: Speech, amount: Amount, following: Amount) -> bool:
    between = speech.low[amount.stop : following.first]
    if not 1 <= len(between) <= 3 or not word_set("carrier").issuperset(between):
        return False
    if "," in between and following.kind == "duration":
        return False
    listed = between in (("and",), (",",), (",", "and"))
    return not (listed and amount.value > following.value and following.kind != "currency")


def _forwards(speech: Speech, amounts: Sequence[Amount]) -> list[Amount]:
    """Give a bare number the unit of the one before it: "from 410 seconds to 335", "a couple of weeks, maybe
    three".
    """
    carried: list[Amount] = []
    for amount in amounts:
        before = carried[-1] if carried else None
        bare = amount.kind == "number" and not amount.fraction
        if bare and before is not None and _lends(before) and _continues(speech, before, amount):
            carried.append(_with_unit(amount, before))
        else:
            carried.append(amount)
    return carried


def _continues(speech: Speech, before: Amount, amount: Amount) -> bool:
    between = speech.low[before.stop : amount.first]
    following = speech.low[amount.stop] if amount.stop < len(speech.low) else "."
    if not 1 <= len(between) <= _LONGEST_CARRY or (following.isalpha() and following not in word_set("onward")):
        return False
    if before.kind == "currency" and 1900 <= amount.value <= 2100:
        return False
    carried = word_set("carrier").issuperset(between)
    goes_to = between[-1] in ("to", "maybe", "from") and carried
    told_from = between[-1] == "to" and "from" in speech.low[max(0, before.first - 3) : before.first]
    return goes_to or told_from or between == (",", "or", "maybe")


def _correct(speech: Speech, amounts: Sequence[Amount]) -> list[Amount]:
    """Let the later value win where the speaker puts the earlier one right ("twelve, sorry, fourteen
    percent").
    """
    kept: list[Amount] = []
    for amount in amounts:
        last = kept[-1] if kept else None
        if last is not None and _corrects(speech, last, amount):
            bare = amount.kind in ("number", "count") and _lends(last)
            right = _with_unit(amount, last) if bare else amount
            kept[-1] = msgspec.structs.replace(right, first=last.first, corrected=True, carried=False)
        else:
            kept.append(amount)
    return kept


def _corrects(speech: Speech, last: Amount, amount: Amount) -> bool:
    between = [word for word in speech.low[last.stop : amount.first] if word not in _MARKS]
    following = speech.low[amount.stop : amount.stop + _LONGEST_NOUN]
    while between and following and between[0] == following[0]:  # what is counted, said both times
        between, following = between[1:], following[1:]
    if not 1 <= len(between) <= _LONGEST_CORRECTION:
        return False
    same = last.kind == amount.kind or "number" in (last.kind, amount.kind)
    phrase = " ".join(between).removesuffix(" it was").removesuffix(" to").removesuffix(" it 's")
    return same and phrase in word_set("correction")


def _imply_money(speech: Speech, amounts: Sequence[Amount]) -> list[Amount]:
    """Millions of nothing are money where the sentence has just spoken of money ("$50K that returned 1.2
    million").
    """
    implied: list[Amount] = []
    ends = iter(sentence.stop for sentence in speech.sentences)
    end = 0
    money: str | None = None
    for amount in amounts:
        while amount.first >= end:
            end, money = next(ends, len(speech.low) + 1), None
        following = speech.low[amount.stop] if amount.stop < len(speech.low) else "."
        bare = amount.kind == "number" and amount.scaled >= 1e6
        if bare and money is not None and (not following.isalpha() or following in word_set("onward")):
            implied.append(msgspec.structs.replace(amount, kind="currency", unit=money, carried=True))
        else:
            implied.append(amount)
        if amount.kind == "currency":
            money = amount.unit
    return implied


def _counted(speech: Speech, amount: Amount) -> Amount:
    """A whole number before a noun is a count; other bare numbers stay numbers."""
    if amount.kind != "number" or amount.fraction or amount.value != int(amount.value):
        return amount
    following = speech.low[amount.stop] if amount.stop < len(speech.low) else "."
    if following == "-" and amount.stop + 1 < len(speech.low):
        following = speech.low[amount.stop + 1]
    noun = (
        following.isalpha()
        and len(following) > 1
        and following not in word_set("onward")
        and following not in word_set("no_noun")
    )
    return msgspec.structs.replace(amount, kind="count") if noun else amount
