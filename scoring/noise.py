"""Amounts that are no evidence: names, ages, pay, thresholds, settings, look-back windows."""

from scoring.amounts import Amount
from scoring.scene import Scene, populations
from scoring.words import word_set

_MORNING = 1e6
"""What "a.m." is heard as: "7M calls are normal"."""
_NOON = 12e6
_CLOCK = (("a", "."), ("p", "."), ("o", "'"))


def is_noise(scene: Scene, amount: Amount) -> bool:
    """Whether an amount counts as nothing, whatever it is."""
    return (
        _names(scene, amount)
        or _dates(scene, amount)
        or _pays(scene, amount)
        or _sets(scene, amount)
        or _limits(scene, amount)
        or _rules(scene, amount)
        or _is_hearsay(scene, amount)
        or _is_one_in(scene, amount)
        or _is_personal(scene, amount)
        or _refers_back(scene, amount)
    )


def is_time_of_day(scene: Scene, amount: Amount) -> bool:
    """Whether a short time is only where something stands or how long somebody was at it: "two hours before the
    meeting", "I spoke for ten minutes", "you have 72 hours to reply".
    """
    if amount.hyphened or scene.near(amount, 1, "lookback"):
        return True
    if amount.unit == "millisecond":
        return False
    measured = scene.measure_in(scene.clause(amount).first, amount.first) is not None
    if scene.near(amount, 1, "lasting") and not measured:
        return True
    told = scene.leads(amount, "falling", "rising", "taking")
    if told or scene.says(amount.stop, amount.stop + 3, "falling", "rising") or scene.rate(amount) is not None:
        return False
    after = scene.after(amount, 2)
    pointed = scene.says(amount.stop, amount.stop + 1, "pointing") and after[1:2] and after[1].isalpha()
    gathering = scene.says(amount.stop, amount.stop + 3, "gathering")
    given = after[:1] == ("to",) and not scene.leads(amount, "moving")
    plain = not measured and not scene.around(amount, "moving")
    return bool(pointed or gathering or given or plain)


def _names(scene: Scene, amount: Amount) -> bool:
    return amount.kind in ("number", "count", "percent") and (
        scene.near(amount, 1, "numbered")
        or scene.before(amount, 1) == ("per",)
        or (amount.kind == "percent" and scene.before(amount, 1) in (("first",), ("last",)))
    )


def _dates(scene: Scene, amount: Amount) -> bool:
    before = scene.before(amount, 4)
    after = scene.after(amount, 3)
    if after[:2] in _CLOCK or after[:1] in (("am",), ("pm",), ("ago",)) or "old" in after:
        return True
    if amount.kind == "number" and before[-1:] == ("at",) and not word_set("weekday").isdisjoint(before):
        return True
    misheard = amount.scaled == _MORNING and amount.value <= _NOON and scene.speech.low[amount.stop - 1] == "m"
    if misheard and after[:1] in (("calls",), ("meetings",)) and after[1:2] in (("are",), ("were",), ("with",)):
        return True
    if amount.kind != "duration":
        return False
    return (
        before[-1:] in (("every",), ("each",))
        or bool({"older", "newer", "aged"} & set(before))
        or ("next" in before and _is_ahead(scene, amount))
    )


def _is_ahead(scene: Scene, amount: Amount) -> bool:
    """Whether "the next" so long is how far a model looks ahead, not how long something went on."""
    return amount.unit in ("minute", "hour", "day") or scene.around(amount, "predicting")


def _pays(scene: Scene, amount: Amount) -> bool:
    """Pay asked or offered, hourly wages and prices are inputs, not results."""
    if amount.kind == "currency" and scene.says(amount.stop, amount.stop + 2, "hourly"):
        return True
    within = scene.clause(amount) if amount.kind in ("count", "duration") else None
    sentence = scene.sentence(amount)
    if amount.kind == "currency" and scene.around(amount, "others_money"):
        return True
    return (
        scene.says(within.first, within.stop, "pay")
        if within is not None
        else scene.says(sentence.start, sentence.stop, "pay")
    )


def _sets(scene: Scene, amount: Amount) -> bool:
    """Settings of a design: "a floor of 10% random", "a ninety percent interval"."""
    if amount.kind == "duration":
        return False
    named = amount.kind == "count" and any(word in populations() for word in scene.after(amount, 1))
    set_so = scene.near(amount, 4, "setting") or (
        not named and scene.says(amount.stop, amount.stop + 2, "setting")
    )
    return (set_so and not scene.leads(amount, "falling", "covering")) or scene.near(amount, 3, "crossing")


def _limits(scene: Scene, amount: Amount) -> bool:
    """Thresholds, cadences and sample sizes of a control."""
    if amount.first not in scene.governed or scene.before(amount, 1) == ("by",):
        return False
    return (
        (amount.kind == "duration" and not scene.near(amount, 2, "taking") and not opens_result(scene, amount))
        or scene.near(amount, 5, "beyond", "limiting", "watch")
        or scene.says(scene.sentence(amount).start, amount.first, "supposing")
        or scene.leads(amount, "deadline")
        or "in a row" in " ".join(scene.after(amount, 4))
        or (amount.kind != "count" and scene.lead(amount)[-1:] == ("at",))
    )


def opens_result(scene: Scene, amount: Amount) -> bool:
    """Whether a time opens the clause right before a figure: "after five months eighty percent were seen"."""
    return len(scene.lead(amount)) <= 1 and amount.stop in scene.starts


def _rules(scene: Scene, amount: Amount) -> bool:
    """Limits of a rule that the sentence states: "a gap over five points means", "a change of more than an
    hour needs a word", "two errors in a week turn it off", "the conditions were under ten percent".
    """
    often = amount.kind == "count" and "in a" in " ".join(scene.after(amount, 5))
    if not often and not scene.near(amount, 2, "limiting"):
        return False
    ruled = scene.says(amount.stop, scene.clause(amount).stop, "ruling")
    return ruled or scene.says(scene.sentence(amount).start, amount.first, "conditions")


def _is_hearsay(scene: Scene, amount: Amount) -> bool:
    """What somebody else claims for a product, or what is only asked: "whether a fifth really meant that"."""
    if amount.kind in ("percent", "percentage_point") and "whether" in scene.lead(amount):
        return True
    opening = scene.sentence(amount).start
    return scene.says(opening, amount.first, "seller") and scene.says(opening, amount.first, "claiming")


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


def _is_personal(scene: Scene, amount: Amount) -> bool:
    """How sure the speaker is, how long their own way to work is."""
    if amount.kind == "percent" or amount.fraction:
        sentence = scene.sentence(amount)
        if scene.says(sentence.start, sentence.stop, "own_time") or _is_prevalence(scene, amount):
            return True
        return scene.says(amount.stop, amount.stop + 2, "unmeasured_share")
    owned = scene.lead(amount)[:1] == ("my",) and scene.near(amount, 1, "levelled")
    return amount.kind in ("duration", "currency") and owned


def _is_prevalence(scene: Scene, amount: Amount) -> bool:
    """ "20 percent of our patients have diabetes": how things are, not what somebody did about them."""
    low = scene.speech.low
    if low[amount.stop : amount.stop + 1] != ("of",):
        return False
    for at in range(amount.stop + 1, min(amount.stop + 5, len(low) - 1)):
        population = populations().get(low[at])
        if population is not None and population.unit in ("patient", "member", "clinician"):
            return low[at + 1] in word_set("prevalent") and "now" not in scene.after(amount, 12)
    return False


def _refers_back(scene: Scene, amount: Amount) -> bool:
    """ "Of the 50": a figure said before, named again."""
    return amount.kind == "number" and scene.before(amount, 2) in (
        ("of", "the"),
        ("of", "those"),
        ("of", "these"),
    )


def is_aside(scene: Scene, amount: Amount) -> bool:
    """Times that frame no result: look-back, tenure, age of data, retention, part of a measure's name."""
    before = scene.before(amount, 3)
    after = scene.after(amount, 4)
    if (
        scene.around(amount, "tenure")
        or scene.leads(amount, "keeping")
        or scene.rate_at(amount.stop) is not None
    ):
        return True
    if (
        scene.says(amount.stop, amount.stop + 1, "lookback")
        or "in a row" in " ".join(after)
        or after[:2] in (("before", "the"), ("prior", "to"), ("of", "onset"))
    ):
        return True
    if before[-2:] in (("the", "last"), ("the", "past"), ("the", "previous")) and not scene.around(
        amount, "moving"
    ):
        return True
    if after[:1] in (("late",), ("early",), ("away",), ("notice",), ("straight",)) or (
        before[-1:] in (("last",), ("past",)) and before[-2:-1] != ("over",)
    ):
        return after[:1] != ("straight",)
    studied = scene.says(amount.stop, amount.stop + 2, "study")
    return amount.hyphened and not studied
