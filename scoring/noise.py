"""Amounts that are no evidence: names, ages, pay, thresholds, settings, look-back windows."""

from scoring.amounts import Amount
from scoring.scene import Scene
from scoring.words import holds

_CLOCK = (("a", "."), ("p", "."), ("o", "'"))


def is_noise(scene: Scene, amount: Amount) -> bool:
    """Whether an amount counts as nothing, whatever it is."""
    return (
        _names(scene, amount)
        or _dates(scene, amount)
        or _pays(scene, amount)
        or _sets(scene, amount)
        or _limits(scene, amount)
        or _is_one_in(scene, amount)
    )


def _names(scene: Scene, amount: Amount) -> bool:
    before = scene.before(amount, 1)
    return amount.kind in ("number", "count", "percent") and holds(before, "numbered")


def _dates(scene: Scene, amount: Amount) -> bool:
    before = scene.before(amount, 4)
    after = scene.after(amount, 2)
    if after in _CLOCK or after[:1] in (("am",), ("pm",), ("old",), ("ago",)) or after[1:2] == ("old",):
        return True
    if amount.kind == "number" and before[-1:] == ("at",) and holds(before, "weekday"):
        return True
    if amount.kind != "duration":
        return False
    return (
        before[-1:] in (("next",), ("every",), ("each",))
        or bool({"older", "newer", "next", "aged"} & set(before))
        or before[-2:] == ("the", "next")
    )


def _pays(scene: Scene, amount: Amount) -> bool:
    """Pay asked or offered, hourly wages and prices are inputs, not results."""
    if amount.kind == "currency" and holds(scene.after(amount, 2), "hourly"):
        return True
    sentence = scene.sentence(amount)
    around = (
        scene.words(amount)
        if amount.kind in ("count", "duration")
        else scene.speech.low[sentence.start : sentence.stop]
    )
    return holds(around, "pay")


def _sets(scene: Scene, amount: Amount) -> bool:
    """Settings of a design: "a floor of 10% random", "a ninety percent interval"."""
    if amount.kind == "duration":
        return False
    near = (*scene.before(amount, 4), "|", *scene.after(amount, 2))
    return holds(near, "setting") and not holds(scene.lead(amount), "falling")


def _limits(scene: Scene, amount: Amount) -> bool:
    """Thresholds, cadences and sample sizes of a control."""
    if amount.first not in scene.governed:
        return False
    sentence = scene.sentence(amount)
    opening = scene.speech.low[sentence.start : amount.first]
    return (
        amount.kind == "duration"
        or holds(scene.before(amount, 5), "beyond", "limiting", "watch")
        or holds(opening, "supposing")
        or "in a row" in " ".join(scene.after(amount, 4))
        or scene.lead(amount)[-1:] == ("at",)
    )


def _is_one_in(scene: Scene, amount: Amount) -> bool:
    """Prevalence said as "one in 250", both halves."""
    low = scene.speech.low
    before = scene.before(amount, 2)
    if len(before) == 2 and before[1] in ("in", "of") and before[0] in ("1", "one"):
        return True
    after = scene.after(amount, 2)
    return (
        amount.value == 1
        and after[:1] == ("in",)
        and amount.stop + 1 in scene.starts
        and low[amount.first] in ("1", "one")
    )


def is_aside(scene: Scene, amount: Amount) -> bool:
    """Times that frame no result: look-back, tenure, age of data, retention, part of a measure's name."""
    before = scene.before(amount, 3)
    after = scene.after(amount, 4)
    words = scene.words(amount)
    if holds(after[:3], "collected") or holds(words, "tenure") or holds(scene.lead(amount), "keeping"):
        return True
    if (
        holds(after[:2], "lookback")
        or "in a row" in " ".join(after)
        or after[:2] in (("before", "the"), ("prior", "to"), ("of", "onset"))
    ):
        return True
    if before[-2:] in (("the", "last"), ("the", "past"), ("the", "previous")) and not holds(words, "moving"):
        return True
    if after[:1] in (("late",), ("early",), ("away",), ("notice",), ("straight",)) or (
        before[-1:] in (("last",), ("past",)) and before[-2:-1] != ("over",)
    ):
        return after[:1] != ("straight",)
    return (amount.hyphened and not holds(after[:2], "study")) or amount.first in scene.governed
