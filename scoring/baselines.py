"""Figures that belong to one another: results taken up again, and the baselines that they are told from."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

import msgspec

from scoring.amounts import Amount
from scoring.scene import Scene
from scoring.spans import Find
from scoring.words import word_set

_REACH = 40
_ALIKE = 12.0


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
    """Tie results to the baselines that were said apart from them in the same unit.

    "70% now, it was 45%" gives the result its baseline; "9.4 days" is a baseline when a later result is told
    from 9.4.
    """
    told_from = {(find.unit, find.baseline): find.first for find in finds if find.baseline is not None}
    marked = [_as_baseline(find, told_from) for find in finds]
    baselines: dict[str | None, list[Find]] = {}
    for find in marked:
        if find.role == "baseline" and isinstance(find.value, float):
            baselines.setdefault(find.unit, []).append(find)
    paired: list[Find] = []
    for find in marked:
        near = nearest(baselines.get(find.unit, ()), find.first, 2 * _REACH)
        bare = find.kind == "metric" and find.role == "result" and find.baseline is None
        if bare and near is not None and isinstance(find.value, float) and isinstance(near.value, float):
            moved: Literal["up", "down"] | None = find.direction or (
                "up" if find.value > near.value else "down"
            )
            paired.append(msgspec.structs.replace(find, baseline=near.value, direction=moved))
        else:
            paired.append(find)
    return paired


def _as_baseline(find: Find, told_from: dict[tuple[str | None, float], int]) -> Find:
    if find.kind != "metric" or find.role != "result" or find.baseline is not None:
        return find
    if not isinstance(find.value, float) or find.first >= told_from.get((find.unit, find.value), -1):
        return find
    return msgspec.structs.replace(find, role="baseline", direction=None)
