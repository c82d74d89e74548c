"""Metrics: the words that say what changed, by how much, which way, and as what it is told."""

from typing import Literal

import msgspec

from scoring.amounts import Amount
from scoring.patterns import is_past
from scoring.scene import Scene
from scoring.spans import Find, trim
from scoring.words import word_set

Role = Literal["result", "baseline", "comparator", "estimate", "target"]
Direction = Literal["up", "down"]
QUALITIES = ("model", "nonhealth")
"""What a metric may be besides an effect: a figure of the model, or of a product that has nothing to do with
health.
"""
_LONGEST_LEAD = 8
_NEAR_VERB = 6
_LONGEST_NOUN = 7
_LONGEST_PREDICATE = 14
_SHORT_LEAD = 5


class Around(msgspec.Struct, frozen=True):
    """What was found before a metric: the token that it must not reach back over, and the last metric."""

    floor: int
    last: Find | None


def to_metric(
    scene: Scene,
    amount: Amount,
    around: Around,
    *,
    role: Role,
    quality: str,
    value: float | tuple[float, float] | None = None,
    baseline: float | None = None,
    unit: str | None = None,
) -> Find:
    """The metric of an amount, told as ``role``; ``value`` and ``unit`` where they are not its own."""
    first, stop = _extent(scene, amount, around.floor)
    said = amount.value if value is None else value
    direction = (
        _direction(scene, amount, said, baseline, around.last)
        if role not in ("baseline", "comparator")
        else None
    )
    return Find(
        kind="metric",
        first=first,
        stop=stop,
        value=said,
        unit=unit or _unit(scene, amount),
        baseline=baseline,
        direction=direction,
        role=role,
        hypothetical=role in ("estimate", "target"),
        facets=("model",) if quality == "model" else _facets(scene, amount, direction, quality),
    )


def _extent(scene: Scene, amount: Amount, before: int) -> tuple[int, int]:
    """The amount with the words that say what changed, without running into its neighbours."""
    floor = max(before, scene.clause(amount).first)
    return trim(scene.speech, _start(scene, amount, floor), _end(scene, amount, floor))


def _start(scene: Scene, amount: Amount, floor: int) -> int:
    """Where the statement begins: with its clause, or with the verb of change when that is far off."""
    low = scene.speech.low
    start = amount.first
    told = amount.first - floor <= _SHORT_LEAD and any(map(is_past, low[floor : amount.first]))
    if not told and not scene.says(floor, amount.first, "moving", "totting", "concluding"):
        while start > floor and low[start - 1] in word_set("roughly"):
            start -= 1
        near = range(start - 1, max(floor, start - 3) - 1, -1)
        named = next((at for at in near if scene.measure_in(at, at + 1) is not None), None)
        return start if named is None else named
    if start - floor <= _LONGEST_LEAD:
        return floor
    moving = word_set("moving")
    near = range(start - _NEAR_VERB, start)
    return next((at for at in near if low[at] in moving and low[at - 1] != "-"), start)


def _end(scene: Scene, amount: Amount, floor: int) -> int:
    """Where the statement ends: after the rate and the noun, or the predicate of which the amount is the
    subject.
    """
    low, tokens = scene.speech.low, scene.speech.tokens
    final = scene.clauses[scene.clause_at[amount.stop - 1]].stop
    subject = amount.first - floor <= 2 and scene.after(amount, 1) == ("of",)
    stops = word_set("frames_clause") if subject else word_set("onward")
    reach = _LONGEST_PREDICATE if subject else _LONGEST_NOUN
    end = amount.stop
    while end < final and end - amount.stop < reach and end not in scene.starts:
        if end == amount.stop and low[end] == "of" and amount.kind == "percent":
            end += 1
            continue
        rate = 0 if subject else _rate_length(scene, end)
        if not rate and (low[end] in stops or (tokens[end].shape != "word" and low[end] != "-")):
            break
        end += max(1, rate)
    while end > amount.stop and low[end - 1] in word_set("dangling"):
        end -= 1
    return end


def _rate_length(scene: Scene, at: int) -> int:
    """How many tokens a rate takes at ``at``: "a day", "per nurse", "on each"."""
    low = scene.speech.low
    if low[at] in ("on", "for") and low[at + 1 : at + 2] == ("each",):
        return 2
    if scene.rate_at(at) is None:
        return 0
    return 2 if low[at] in ("a", "an", "per", "every") or scene.rate_at(at) != low[at] == "each" else 1


def _facets(scene: Scene, amount: Amount, direction: str | None, quality: str) -> tuple[str, ...]:
    """ "worse" for a change in the wrong direction, "nonhealth" where the product was none of health."""
    elsewhere = (quality,) if quality else ()
    if scene.leads(amount, "sparing"):  # what was saved or avoided is a gain, less as it is
        return elsewhere
    measure = scene.measure_in(scene.clause(amount).first, amount.first)
    wrong = measure is not None and direction is not None and direction != measure.better
    return ("worse", *elsewhere) if wrong else elsewhere


def _unit(scene: Scene, amount: Amount) -> str:
    rate = scene.rate(amount)
    if amount.kind == "percentage_point":
        return "percentage_points"
    if amount.kind in ("percent", "basis_point"):
        return "percent"
    if amount.fraction:
        return "fraction"
    if amount.kind == "currency":
        unit = amount.unit or "USD"
    elif amount.kind == "duration":
        unit = f"{amount.unit}s"
    elif amount.kind == "number" and amount.value != int(amount.value):
        clause = scene.clause(amount)
        measure = scene.measure_in(clause.first, clause.stop)
        return "score" if measure is not None and measure.domain == "model" else "number"
    else:
        unit = "count"
    return f"{unit}/{rate}" if rate else unit


def _direction(
    scene: Scene, amount: Amount, value: float | tuple[float, float], baseline: float | None, last: Find | None
) -> Direction | None:
    if baseline is not None and not isinstance(value, tuple):
        return moved(baseline, value)
    if amount.kind == "duration" and (
        scene.says(amount.stop, amount.stop + 2, "sooner") or scene.near(amount, 2, "sooner")
    ):
        return "down"
    falling, rising = word_set("falling"), word_set("rising")
    # the verb of a change "by" so much may stand a clause before it: "cut falls, let's say by ten percent"
    told_by = amount.first > 0 and scene.speech.low[amount.first - 1] == "by"
    opening = scene.sentence(amount).start if told_by else scene.clause(amount).first
    for at in range(amount.first - 1, opening - 1, -1):
        word = scene.speech.low[at]
        if word in falling and not _is_named(scene, at):
            return "down"
        if word in rising and not (word == "up" and at > opening and scene.speech.low[at - 1] in falling):
            return "up"
    for word in scene.after(amount, 3):
        if word in falling:
            return "down"
        if word in rising:
            return "up"
    if scene.leads(amount, "taking") and scene.says(amount.stop, amount.stop + 4, "out_of"):
        return "down"
    return last.direction if last is not None and scene.near(amount, 2, "again") else None


def moved(before: float, after: float) -> Direction | None:
    """Which way a value went."""
    return "up" if after > before else "down" if after < before else None


def _is_named(scene: Scene, at: int) -> bool:
    """Whether a word is the name of what is measured and no verb: the falls of "falls were at 12"."""
    measure = scene.measure_in(at, at + 1)
    return measure is not None and measure.domain == "outcome"
