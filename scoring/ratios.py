"""So many in so many: "seven out of ten", "1.8 in a hundred", "one time in five", "19 per thousand draws"."""

from collections.abc import Sequence

import msgspec

from scoring.amounts import Amount
from scoring.scene import populations
from scoring.tokens import Speech
from scoring.words import word_set

_LONGEST_NOUN = 4
_HUNDREDTHS = {10.0: 10.0, 100.0: 1.0}
_RATED = (1000.0, 10_000.0, 100_000.0, 1e6)
_LARGEST = 1000.0
_JOINTS = (("in",), ("in", "every"), ("out", "of"), ("out", "of", "every"), ("of", "every"), ("per",))
_HUNDRED, _TEN = 100.0, 10.0


def join_ratios(speech: Speech, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts, with each pair that says how many in how many as one: percent for ten and a hundred, else a
    fraction; per hundred, per thousand and more, and of marks out of five or ten, the first number alone is the
    value.
    """
    joined: list[Amount] = []
    for amount in amounts:
        last = _one_before(speech, amount) or (joined[-1] if joined else None)
        ratio = _ratio(speech, last, amount) if last is not None else None
        if ratio is not None and joined and joined[-1].first == ratio.first:
            joined[-1] = ratio
        elif ratio is not None:
            joined.append(ratio)
        else:
            joined.append(amount)
    return joined


def _one_before(speech: Speech, amount: Amount) -> Amount | None:
    """The "one" of "one in 250", which alone counts nothing."""
    at = amount.first - 2
    said = at >= 0 and speech.low[at] in ("one", "1") and speech.low[at + 1] == "in"
    named = (  # the large one in 95 percent
        at > 1 and speech.low[at - 2] in word_set("article") and speech.low[at - 1] not in word_set("roughly")
    )
    return Amount("number", at, at + 1, 1.0) if said and not named else None


def _ratio(speech: Speech, one: Amount, two: Amount) -> Amount | None:
    plain = one.kind in ("count", "number") and two.kind in ("count", "number")
    if not plain or one.fraction or two.fraction or not 0 <= one.value < two.value or two.value <= 1:
        return None
    between = [word for word in speech.low[one.stop : two.first] if word not in ("-", "a")]
    round_hundred = two.value == _HUNDRED and speech.low[two.first] == "a"
    joints = (*_JOINTS, ("of",)) if round_hundred or two.value == _TEN else _JOINTS
    joint = next((words for words in joints if tuple(between[len(between) - len(words) :]) == words), None)
    if joint is None or not all(map(str.isalpha, between)):
        return None
    nouns = len(between) - len(joint)
    following = speech.low[two.stop : two.stop + 1]
    counted = bool(following) and following[0].isalpha() and following[0] not in word_set("onward")
    if round_hundred or one.value == 1:
        counted = counted and following[0] in populations()
    if nouns > _LONGEST_NOUN or (nouns and counted and joint == ("in",)):
        return None
    rated = one.value != int(one.value) and two.value <= _TEN  # 4.2 out of five
    if rated or two.value in _RATED or (joint == ("per",) and two.value == _HUNDRED):
        return msgspec.structs.replace(one, stop=two.stop, kind="number")
    if joint == ("per",) or two.value > _LARGEST:
        return None
    if two.value in _HUNDREDTHS:
        value = one.value * _HUNDREDTHS[two.value]
        return Amount("percent", one.first, two.stop, value, "percent")
    return Amount("number", one.first, two.stop, one.value / two.value, fraction=True)
