"""What stands around an amount: its clause, its sentence, the words before and after it."""

import functools
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from content.lexicon import Measure, Population
from content.lexicons import load_lexicons
from scoring.amounts import Amount
from scoring.clauses import Clause
from scoring.tokens import Speech
from scoring.words import entries_of, word_set

_RATE_WORDS = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "hourly": "hour",
    "nightly": "night",
    "yearly": "year",
    "annually": "year",
    "annual": "year",
}
_NOUN_PHRASE = 3
_TABLE = 40


class Named(msgspec.Struct, frozen=True, gc=False):
    """A measure named in the tokens ``first`` to ``stop`` (exclusive)."""

    first: int
    stop: int
    measure: Measure


@functools.cache
def _measures() -> Mapping[str, Measure]:
    return {word: measure for measure in load_lexicons().measures for word in measure.words}


@functools.cache
def _measure_openers() -> frozenset[str]:
    return frozenset(word.split(" ", 1)[0] for word in _measures())


@functools.cache
def populations() -> Mapping[str, Population]:
    """Nouns of populations and what each of them counts."""
    return {word: one for one in reversed(load_lexicons().populations) for word in one.words}


def find_measures(speech: Speech) -> list[Named]:
    """All measures named in a speech, in order; at each place the longest name."""
    known, openers = _measures(), _measure_openers()
    found: list[Named] = []
    for at, one in enumerate(speech.low):
        if one not in openers:
            continue
        for joined, length in ((speech.triples[at], 3), (speech.pairs[at], 2), (one, 1)):
            measure = known.get(joined)
            if measure is not None:
                found.append(Named(at, at + length, measure))
                break
    return found


def statable(amounts: Sequence[Amount], clauses: Sequence[Clause], clause_at: Sequence[int]) -> list[Amount]:
    """The amounts of sentences that a person could say: one with more than 40 figures is a table read out."""
    if len(amounts) <= _TABLE:
        return list(amounts)
    places = [clauses[clause_at[amount.first]].sentence for amount in amounts]
    crowded = {place for place, figures in Counter(places).items() if figures > _TABLE}
    return [amount for amount, place in zip(amounts, places, strict=True) if place not in crowded]


class Scene(msgspec.Struct, frozen=True):
    """One answer with all that its figures are read by.

    ``clause_at`` is the place of each token's clause, ``starts`` the tokens where an amount begins;
    ``measures`` are in order.
    """

    speech: Speech
    clauses: Sequence[Clause]
    clause_at: Sequence[int]
    amounts: Sequence[Amount]
    starts: frozenset[int]
    measures: Sequence[Named]

    def clause(self, amount: Amount) -> Clause:
        """The clause in which an amount begins."""
        return self.clauses[self.clause_at[amount.first]]

    def sentence(self, amount: Amount) -> range:
        """The tokens of the sentence in which an amount begins."""
        return self.speech.sentences[self.clause(amount).sentence]

    def lead(self, amount: Amount) -> tuple[str, ...]:
        """The words of its clause before the amount."""
        return self.speech.low[self.clause(amount).first : amount.first]

    def before(self, amount: Amount, reach: int) -> tuple[str, ...]:
        """Up to ``reach`` words of its sentence before the amount."""
        return self.speech.low[max(self.sentence(amount).start, amount.first - reach) : amount.first]

    def after(self, amount: Amount, reach: int) -> tuple[str, ...]:
        """Up to ``reach`` words of its sentence after the amount."""
        return self.speech.low[amount.stop : min(self.sentence(amount).stop, amount.stop + reach)]

    def says(self, first: int, stop: int, *names: str) -> bool:
        """Whether a word of the tokens ``first`` to ``stop``, or two in a row, is in one of the named sets."""
        ones, twos = entries_of(*names)
        if not ones.isdisjoint(self.speech.low[first:stop]):
            return True
        return bool(twos) and stop - first > 1 and not twos.isdisjoint(self.speech.pairs[first : stop - 1])

    def leads(self, amount: Amount, *names: str) -> bool:
        """Whether the clause says one of the named sets before the amount."""
        return self.says(self.clause(amount).first, amount.first, *names)

    def around(self, amount: Amount, *names: str) -> bool:
        """Whether the amount's clause says one of the named sets."""
        clause = self.clause(amount)
        return self.says(clause.first, clause.stop, *names)

    def near(self, amount: Amount, reach: int, *names: str) -> bool:
        """Whether up to ``reach`` words right before the amount say one of the named sets."""
        return self.says(max(self.sentence(amount).start, amount.first - reach), amount.first, *names)

    def rate(self, amount: Amount) -> str | None:
        """What a figure is per ("a day", "per shift", "on each"), said right after what it counts."""
        for at in range(amount.stop, min(amount.stop + _NOUN_PHRASE + 1, len(self.speech.low) - 1)):
            if self.speech.tokens[at].shape == "mark" and self.speech.low[at] != "-":
                return None
            found = self.rate_at(at)
            if found is not None:
                return found
        return None

    def rate_at(self, at: int) -> str | None:
        """What something is per, when the words of a rate begin at token ``at``."""
        low = self.speech.low
        if at + 1 >= len(low):
            return None
        if low[at] in ("a", "an", "per", "each", "every") and low[at + 1] in word_set("per_what"):
            return low[at + 1]
        if low[at] == "each":
            return "each"
        if low[at] == "per" and self.speech.tokens[at + 1].shape == "word":
            return low[at + 1]
        return _RATE_WORDS.get(low[at])

    def measure_in(self, first: int, stop: int) -> Measure | None:
        """The measure named last in the tokens ``first`` to ``stop``."""
        at = bisect_left(self.measures, stop, key=lambda named: named.first) - 1
        while at >= 0 and self.measures[at].first >= first:
            if self.measures[at].stop <= stop:
                return self.measures[at].measure
            at -= 1
        return None
