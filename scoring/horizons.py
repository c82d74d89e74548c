"""Time frames: which spans of days, weeks, months, quarters or years frame a result or a plan."""

from collections.abc import Sequence
from typing import Literal

from scoring.amounts import Amount
from scoring.baselines import nearest
from scoring.noise import is_aside, opens_result
from scoring.scene import Scene
from scoring.spans import Find, trim
from scoring.words import holds, word_set

LONG_UNITS = frozenset({"day", "week", "month", "quarter", "year", "decade"})
_REACH = 80
_SUBJECT = 3
_INTO = (("in",), ("later",), ("into",))


def judge_time(scene: Scene, amount: Amount) -> Literal["metric", "horizon", "nothing"]:
    """Whether a long time is a figure of its own ("cut by 0.7 days"), frames one, or neither."""
    after = scene.after(amount, 3)
    if holds(after, "collected") or scene.leads(amount, "consulted"):
        return "nothing"
    if "in a row" in " ".join(scene.after(amount, 4)) or _is_of_a_rule(scene, amount):
        return "nothing"
    timed = scene.near(amount, 1, "timed")
    if not timed and scene.near(amount, 1, "taking") and amount.unit != "day":
        return _took(scene, amount)
    changed = not timed and (
        scene.near(amount, 3, "falling", "rising")
        or scene.near(amount, 1, "taking")
        or scene.before(amount, 1) == ("by",)
        or _is_level(scene, amount)
    )
    if changed or holds(after[:1], "changed_by"):
        return "nothing" if amount.hyphened or amount.first in scene.governed else "metric"
    own = scene.lead(amount)[:1] == ("i",) and amount.first not in scene.planned
    if own and scene.measure_in(scene.clause(amount).first, scene.clause(amount).stop) is None:
        return "nothing"
    clause = scene.clause(amount)
    alone = clause.stop - clause.first <= amount.stop - amount.first + 3
    governed = amount.first in scene.governed and not alone and not opens_result(scene, amount)
    if governed or is_aside(scene, amount) or _is_part_of_measure(scene, amount):
        return "nothing"
    framed = (
        scene.near(amount, 1, "within_time")
        or after[:1] in _INTO
        or scene.says(amount.stop, amount.stop + 2, "study")
        or amount.hyphened
        or (scene.lead(amount) in (("at",), ("and", "at")) and amount.unit != "day")
    )
    article = scene.speech.low[amount.first] in ("a", "an") and amount.unit in ("day", "decade")
    return "horizon" if (framed or alone) and not article else "nothing"


def to_horizon(scene: Scene, amount: Amount) -> Find:
    """A long time with the preposition before it and the "in" or "later" after it."""
    low = scene.speech.low
    first = amount.first
    while first > scene.clause(amount).first and (
        low[first - 1] in word_set("within_time") or low[first - 1] in word_set("roughly")
    ):
        first -= 1
    closes = amount.stop + 1 >= len(low) or scene.speech.tokens[amount.stop + 1].shape == "mark"
    stop = amount.stop + (scene.after(amount, 1) in _INTO and (closes or low[amount.stop] != "in"))
    first, stop = trim(scene.speech, first, stop)
    return Find(kind="horizon", first=first, stop=stop, value=amount.value, unit=amount.unit)


def framing_only(figures: Sequence[Find], practices: Sequence[Find]) -> list[Find]:
    """Keep a time frame only where there is something that it frames: a figure or a trial within a few
    sentences.
    """
    framing = ("metric", "cohort", "technical")
    framed = [one for one in (*figures, *practices) if one.kind in framing and not one.negated]
    framed.sort(key=lambda find: find.first)
    kept: list[Find] = []
    until = 0
    for one in sorted(figures, key=lambda find: (find.first, -find.stop)):
        if one.kind != "horizon":
            kept.append(one)
        elif one.first >= until and nearest(framed, one.first, _REACH) is not None:
            kept.append(one)
            until = one.stop
    return kept


def _is_of_a_rule(scene: Scene, amount: Amount) -> bool:
    """Times of what is to happen or is counted: "every event gets a review in five days", "two errors in a
    week", "a reading in the first ten days went up".
    """
    low, lead = scene.speech.low, scene.lead(amount)
    if scene.near(amount, 1, "lasting_in") and not {"every", "each"}.isdisjoint(lead[:1]):
        return True
    changed = scene.leads(amount, "falling", "rising", "travelling")
    often = low[max(0, amount.first - 5) : amount.first]
    if low[amount.first] in ("a", "an") and scene.before(amount, 1) == ("in",) and not changed:
        counts = any(at in scene.starts for at in range(amount.first - 4, amount.first))
        return counts or not {"once", "twice"}.isdisjoint(often)
    subject = scene.says(amount.stop, amount.stop + 1, "travelling") and scene.near(amount, 3, "lasting_in")
    return subject and len(lead) > _SUBJECT and not changed


def _took(scene: Scene, amount: Amount) -> Literal["metric", "horizon", "nothing"]:
    """How long something took: a figure where it is measured ("turnaround took nine weeks"), a time frame where
    the sentence told a change before ("it took seven months"), else nothing.
    """
    clause = scene.clause(amount)
    if scene.measure_in(clause.first, amount.first) is not None:
        return "metric"
    plain = word_set("plain_subject").issuperset(scene.lead(amount)[:-1])
    told = scene.says(scene.sentence(amount).start, clause.first, "falling", "rising", "travelling")
    return "horizon" if plain and told else "nothing"


def _is_level(scene: Scene, amount: Amount) -> bool:
    """ "Median turnaround is 3.1 days": a measure and how long it is."""
    clause = scene.clause(amount)
    measure = scene.measure_in(clause.first, amount.first)
    if scene.near(amount, 4, "formerly"):
        return True
    return (
        measure is not None
        and measure.better == "down"
        and measure.domain != "model"
        and (scene.near(amount, 1, "levelled") or amount.carried)
    )


def _is_part_of_measure(scene: Scene, amount: Amount) -> bool:
    """ "Seen within ten days" belongs to what is measured, unless it is a change that happened in that time, or
    the time comes before what happened in it ("within five months, falls went down").
    """
    last = scene.before(amount, 1)
    if last not in (("within",), ("inside",)) or amount.first in scene.planned:
        return False
    opens = set(scene.lead(amount)[:-1]) <= {"and", "but", "so", "then"}
    if opens and scene.after(amount, 1) != ("of",):
        return False
    return not scene.leads(amount, "falling", "rising", "travelling")
