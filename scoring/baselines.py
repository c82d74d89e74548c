"""Figures that belong to one another: results taken up again, and the baselines that they are told from."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import msgspec

from scoring.amounts import Amount
from scoring.metrics import moved
from scoring.scene import Scene
from scoring.spans import Find
from scoring.words import word_set

_REACH = 40
_ALIKE = 12.0
_SECONDS = {
    "milliseconds": 0.001,
    "seconds": 1.0,
    "minutes": 60.0,
    "hours": 3600.0,
    "days": 86400.0,
    "weeks": 7 * 86400.0,
}


def nearest(finds: Sequence[Find], place: int, reach: int) -> Find | None:
    """The one of some finds in order that begins nearest to a token, if it is within ``reach``."""
    at = bisect_left(finds, place, key=lambda find: find.first)
    close = [find for find in finds[max(0, at - 1) : at + 1] if abs(find.first - place) < reach]
    return min(close, key=lambda find: abs(find.first - place), default=None)


def is_alike(amount: Amount, before: Find | None, reach: int = _REACH) -> bool:
    """Whether a number may be in the unit of a figure up to ``reach`` tokens before it, of its size."""
    if before is None or not isinstance(before.value, float) or not 0 <= amount.first - before.stop < reach:
        return False
    if before.unit in (None, "score", "number", "fraction", "times") or before.value <= 0 or amount.value <= 0:
        return False
    return 1 / _ALIKE <= amount.value / before.value <= _ALIKE


def takes_up(scene: Scene, amount: Amount, before: Find | None) -> bool:
    """Whether a bare number goes on with the figure before it in the same unit: "now it's 28", "it took nine".

    Its clause names nothing of its own, only a pronoun and a verb, and it is of the same size.
    """
    reach = 2 * _REACH if scene.lead(amount)[:1] == ("now",) else _REACH
    if before is None or not is_alike(amount, before, reach):
        return False
    following = scene.after(amount, 1)
    if following and following[0].isalpha() and following[0] not in word_set("onward"):
        return False
    earlier = bisect_left(scene.amounts, amount.first, key=lambda one: one.first) - 1
    opening = max(scene.clause(amount).first, before.stop, scene.amounts[earlier].stop if earlier >= 0 else 0)
    lead = scene.speech.low[opening : amount.first]
    if not lead:
        return scene.says(amount.stop, amount.stop + 1, "now")
    return scene.near(amount, 2, "arriving") and word_set("taking_up").issuperset(
        word for word in lead if word.isalpha() or word == "'s"
    )


def with_baselines(finds: Sequence[Find]) -> list[Find]:
    """Tie results to the baselines and the comparators that were said apart from them.

    "70% now, it was 45%" gives the result its baseline; "9.4 days" is a baseline when a later result is told
    from 9.4. Beside a group without the product a result has a direction.
    """
    told_from = {(find.unit, find.baseline): find.first for find in finds if find.baseline is not None}
    marked = [_as_baseline(find, told_from) for find in finds]
    told: dict[tuple[str, str | None], list[Find]] = {}
    for find in marked:
        if find.role in ("baseline", "comparator") and isinstance(find.value, float):
            told.setdefault((find.role, _measured_in(find.unit)), []).append(find)
    return [
        _compared(find, told) if find.kind == "metric" and find.role == "result" else find for find in marked
    ]


def _compared(result: Find, told: Mapping[tuple[str, str | None], Sequence[Find]]) -> Find:
    """A result with the nearest baseline, and the direction in which it lies from that or from a comparator."""
    if result.baseline is not None or not isinstance(result.value, float):
        return result
    for role in ("baseline", "comparator"):
        near = nearest(told.get((role, _measured_in(result.unit)), ()), result.first, 2 * _REACH)
        if near is None or not isinstance(near.value, float):
            continue
        other = near.value * _seconds(near.unit) / _seconds(result.unit)
        return msgspec.structs.replace(
            result,
            direction=result.direction or moved(other, result.value),
            baseline=other if role == "baseline" else None,
        )
    return result


def _measured_in(unit: str | None) -> str | None:
    """What figures have in common that can be compared: their unit, or that both are times."""
    return "time" if _base(unit) in _SECONDS else unit


def _seconds(unit: str | None) -> float:
    return _SECONDS.get(_base(unit), 1.0)


def _base(unit: str | None) -> str:
    return (unit or "").partition("/")[0]


def _as_baseline(find: Find, told_from: dict[tuple[str | None, float], int]) -> Find:
    if find.kind != "metric" or find.role != "result" or find.baseline is not None:
        return find
    if not isinstance(find.value, float) or find.first >= told_from.get((find.unit, find.value), -1):
        return find
    return msgspec.structs.replace(find, role="baseline", direction=None)
