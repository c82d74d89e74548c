"""Cohorts: counts of the people, places and encounters that something ran on or was measured on."""

import msgspec

from scoring.amounts import Amount
from scoring.scene import Scene, populations
from scoring.spans import Find
from scoring.words import word_set

_NOUN_PHRASE = 4
_HANDFUL = 10
_PILE = 30
_FRAGMENT = 3
_YEARLY = 1000
_NATION = 1e7
_PERSONS = frozenset({"patient", "member", "clinician", "site", "bed"})


class Counted(msgspec.Struct, frozen=True, gc=False):
    """What a number counts: the noun, the unit of the population that it names, the token after it."""

    noun: str
    unit: str | None
    stop: int


def counted(scene: Scene, amount: Amount) -> Counted:
    """The noun that an amount counts; without a unit when it names no population."""
    low, tokens = scene.speech.low, scene.speech.tokens
    hyphened = low[amount.stop : amount.stop + 1] == ("-",)
    for at in range(amount.stop, min(amount.stop + _NOUN_PHRASE + hyphened, len(low))):
        if tokens[at].shape == "mark" and low[at] != "-":
            break
        for joined, length in ((scene.speech.pairs[at], 2), (low[at], 1)):
            population = populations().get(joined)
            if population is None and hyphened and length == 1:
                population = populations().get(f"{joined}s")
            if population is None:
                continue
            following = low[at + length] if at + length < len(low) else ""
            if length == 1 and following in populations() and not joined.endswith("s"):
                continue
            small = amount.value < population.least or low[at - 1] in word_set("unused")
            part = not hyphened and following in word_set("compound_head")
            deck = hyphened and population.unit == "encounter" and following not in word_set("sampled")
            papers = joined == "pages" and following == "of"
            unit = None if small or part or deck or papers else population.unit
            return Counted(joined, unit, at + length)
        if low[at] in word_set("crew") or low[at] in word_set("no_noun"):
            return Counted(low[at], None, at + 1)
    return Counted(low[amount.stop] if amount.stop < len(low) else "", None, amount.stop)


def is_cohort(scene: Scene, amount: Amount, noun: Counted, *, worked_out: bool) -> bool:
    """Whether a count of a population is one that something ran on, not a change, a flow or a circle of
    people.
    """
    if noun.unit is None or changes(scene, amount) or befalls(scene, noun):
        return False
    if not _is_sized(scene, amount, noun) or _is_mentioned(scene, amount, noun):
        return False
    if worked_out and noun.unit not in _PERSONS and not _is_told_size(scene, amount, noun):
        return False
    handled = noun.unit in ("encounter", "clinician") and amount.first in scene.governed
    if handled or scene.leads(amount, "consulted") or _is_anothers(scene, amount):
        return False
    if scene.says(noun.stop, noun.stop + 4, "gathered", "everywhere"):
        return False
    if scene.near(amount, 1, "located") and scene.near(amount, 3, "collected"):
        return False
    if amount.value == 1:
        return noun.unit == "site" and scene.near(amount, 1, "located")
    if amount.value > (_PILE if noun.unit == "encounter" else _HANDFUL):
        return True
    if scene.around(amount, "using"):
        return True
    if noun.unit == "clinician" and amount.first in scene.advised:
        return False
    return _is_located(scene, amount) or _stands_alone(scene, amount, noun)


def _is_told_size(scene: Scene, amount: Amount, noun: Counted) -> bool:
    """Whether a count that closes a sum is still a size: what a place handles, what a change is told of."""
    told = scene.says(scene.sentence(amount).start, amount.first, "falling", "rising")
    return told or _handles(scene, amount) or _rated(scene, noun)


def _is_mentioned(scene: Scene, amount: Amount, noun: Counted) -> bool:
    """Whether nothing ran on a population: half a nation, made up, written to, "one nurse for eight patients",
    whom nobody would call.
    """
    low = scene.speech.low
    if (noun.unit in _PERSONS and amount.value >= _NATION) or low[amount.stop] in word_set("invented"):
        return True
    if scene.says(noun.stop, noun.stop + 4, "mailed") or "nobody" in scene.lead(amount):
        return True
    shared = amount.first > 1 and low[amount.first - 1] in ("for", "per", "to")
    return shared and low[amount.first - 2] in word_set("staffed") and amount.first - 3 in scene.starts


def befalls(scene: Scene, noun: Counted) -> bool:
    """Whether something became of the people counted: "310 people got treated" is a result and no size."""
    return scene.says(noun.stop, noun.stop + 4, "befell")


def _is_anothers(scene: Scene, amount: Amount) -> bool:
    """ "A nurse has five patients", "she had 30 beds": whom somebody looks after, not what was studied."""
    low = scene.speech.low
    at = _before_size(scene, amount)
    if at <= scene.clause(amount).first or low[at - 1] not in word_set("having"):
        return False
    subject = at - 2 - (low[at - 2] in ("'ve", "all", "only", "also", "just"))
    return subject >= scene.clause(amount).first and low[subject] not in word_set("studied_by")


def _is_located(scene: Scene, amount: Amount) -> bool:
    """Whether a preposition puts something in, on, at or across the population."""
    low = scene.speech.low
    at = _before_size(scene, amount)
    apart = low[max(0, at - 2) : at] == ("out", "of")
    return at > scene.sentence(amount).start and low[at - 1] in word_set("located") and not apart


def _before_size(scene: Scene, amount: Amount) -> int:
    """The token from which on there are only articles and words like "about" before the amount."""
    at = amount.first
    opening = scene.sentence(amount).start
    while at > opening and scene.speech.low[at - 1] in word_set("sizing"):
        at -= 1
    return at


def _stands_alone(scene: Scene, amount: Amount, noun: Counted) -> bool:
    """Whether the clause is little else than the population: "three hospitals, six months"."""
    clause = scene.clause(amount)
    named = set(scene.lead(amount)) <= {"that", "it", "this", "was", "is", "'s", "were"}
    return named or (clause.stop - clause.first) - (noun.stop - amount.first) <= _FRAGMENT


def is_sized_by(scene: Scene, amount: Amount) -> bool:
    """Whether the words before a bare number say that it is a size: "a cohort of 640", "n of 80"."""
    return (
        scene.near(amount, 2, "sized_by")
        and amount.value > _HANDFUL
        and amount.value == int(amount.value)
        and amount.first not in scene.governed
    )


def sized_group(amount: Amount) -> Find:
    """The cohort of a bare size."""
    return Find(kind="cohort", first=amount.first, stop=amount.stop, value=amount.value, unit="patient")


def changes(scene: Scene, amount: Amount) -> bool:
    """Whether a count is of what was added, taken away or spared."""
    if scene.before(amount, 1) in (("by",), ("than",)):
        return scene.before(amount, 1) == ("by",)
    if scene.leads(amount, "taking") and scene.says(amount.stop, amount.stop + 4, "out_of"):
        return True
    after = scene.after(amount, 2)
    if after[:1] in (("more",), ("fewer",), ("extra",), ("additional",)) and after[1:] != ("than",):
        return True
    return scene.near(amount, 2, "falling", "added") and not scene.near(amount, 2, "level")


def _is_sized(scene: Scene, amount: Amount, noun: Counted) -> bool:
    """Whether it is a size and not a flow ("90 messages a day"); what a place handles in a day is its size."""
    rate = scene.rate_at(noun.stop)
    if rate is None or noun.unit == "site":
        return True
    return _handles(scene, amount) or (amount.value >= _YEARLY and rate in ("month", "year"))


def _rated(scene: Scene, noun: Counted) -> bool:
    low = scene.speech.low
    return scene.rate_at(noun.stop) == "year" or low[noun.stop : noun.stop + 1] == ("later",)


def _handles(scene: Scene, amount: Amount) -> bool:
    """Whether a place handles so many a day: the size of its work, not a result."""
    return scene.near(amount, 2, "handles")
