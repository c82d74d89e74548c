"""Two amounts that belong together: from one to the other, or a range."""

import msgspec

from scoring.amounts import Amount
from scoring.scene import Scene
from scoring.words import word_set

_REACH = 8
_LONG_REACH = 14
_CLOCKED = frozenset({"millisecond", "second", "minute", "hour", "day", "week"})


class Pair(msgspec.Struct, frozen=True):
    """The values of two neighbouring amounts: ``start`` to ``final``, or, ``ranged``, the ends of a range."""

    start: float
    final: float
    ranged: bool


def find_pair(scene: Scene, one: Amount, two: Amount) -> Pair | None:
    """How an amount and the next one go together, or None."""
    low = scene.speech.low
    reach = _LONG_REACH if one.first and low[one.first - 1] == "from" else _REACH
    if not _alike(one, two) or two.first - one.stop > reach or scene.sentence(one) != scene.sentence(two):
        return None
    if scene.says(one.stop, two.first, "beside_it") and "," in low[one.stop : two.first]:
        return None
    between = low[one.stop : two.first]
    before = scene.before(one, 4)
    last = before[-1:] or ("",)
    words = [word for word in between if word not in word_set("roughly") or word == "to"]
    if any(word in ("and", ";", ".") for word in between) and last != ("between",):
        return None
    if words and words[-1] in ("to", "into"):
        moved = "from" in before or (
            scene.says(scene.clause(one).first, two.first, "falling", "rising", "travelling")
        )
        if moved and not (len(between) == 1 and last == ("by",)):
            return Pair(one.value, two.value, ranged=False)
        return Pair(one.value, two.value, ranged=True) if len(between) == 1 else None
    if between in (("-",), ("\u2013",), ("or",)) or (last == ("between",) and between == ("and",)):
        return Pair(one.value, two.value, ranged=True)
    if between == (",",) and one.carried and one.value < two.value:
        return Pair(one.value, two.value, ranged=True)
    if between and between[-1] == "from" and len(words) <= 3 and not scene.near(one, 4, "lookback"):
        return Pair(two.value, one.value, ranged=False)
    return None


def _alike(one: Amount, two: Amount) -> bool:
    if one.kind != two.kind and not {one.kind, two.kind} <= {"count", "number"}:
        return False
    return one.kind != "duration" or one.unit == two.unit or {one.unit, two.unit} <= _CLOCKED
