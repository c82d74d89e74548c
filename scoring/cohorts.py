"""What a number counts: patients, beds, visits, or nothing that is a population."""

import msgspec

from scoring.amounts import Amount
from scoring.scene import populations
from scoring.tokens import Speech
from scoring.words import word_set

_NOUN_PHRASE = 4


class Counted(msgspec.Struct, frozen=True, gc=False):
    """What a number counts: the noun, the unit of the population that it names, the token after it."""

    noun: str
    unit: str | None
    stop: int


def count_noun(speech: Speech, amount: Amount) -> Counted:
    """The noun that an amount counts; without a unit when it names no population."""
    low, tokens = speech.low, speech.tokens
    hyphened = low[amount.stop : amount.stop + 1] == ("-",)
    for at in range(amount.stop, min(amount.stop + _NOUN_PHRASE + hyphened, len(low))):
        if tokens[at].shape == "mark" and low[at] != "-":
            break
        for joined, length in ((speech.pairs[at], 2), (low[at], 1)):
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
