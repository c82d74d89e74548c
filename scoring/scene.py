"""What stands around an amount: its clause, its sentence, the words before and after it."""

import functools
from collections.abc import Mapping, Sequence

import msgspec

from content.lexicon import Measure
from content.lexicons import load_lexicons
from scoring.amounts import Amount
from scoring.clauses import Clause
from scoring.tokens import Speech
from scoring.words import word_set

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


@functools.cache
def measures() -> Mapping[str, Measure]:
    """Names of measures."""
    return {word: measure for measure in load_lexicons().measures for word in measure.words}


@functools.cache
def populations() -> Mapping[str, str]:
    """Nouns of populations and the unit of each."""
    return {word: one.unit for one in reversed(load_lexicons().populations) for word in one.words}


class Scene(msgspec.Struct, frozen=True):
    """One answer with all that its figures are judged by.

    ``clause_at`` is the place of each token's clause; ``governed`` and ``advised`` are tokens of governance and
    stakeholder evidence, ``planned`` those of plans, ``starts`` those where an amount begins.
    """

    speech: Speech
    clauses: Sequence[Clause]
    clause_at: Sequence[int]
    amounts: Sequence[Amount]
    governed: frozenset[int]
    advised: frozenset[int]
    planned: frozenset[int]
    starts: frozenset[int]

    def clause(self, amount: Amount) -> Clause:
        """The clause in which an amount begins."""
        return self.clauses[self.clause_at[amount.first]]

    def sentence(self, amount: Amount) -> range:
        """The tokens of the sentence in which an amount begins."""
        return self.speech.sentences[self.clause(amount).sentence]

    def words(self, amount: Amount) -> tuple[str, ...]:
        """The words of the amount's clause."""
        clause = self.clause(amount)
        return self.speech.low[clause.first : clause.stop]

    def lead(self, amount: Amount) -> tuple[str, ...]:
        """The words of its clause before the amount."""
        return self.speech.low[self.clause(amount).first : amount.first]

    def before(self, amount: Amount, reach: int) -> tuple[str, ...]:
        """Up to ``reach`` words of its sentence before the amount."""
        return self.speech.low[max(self.sentence(amount).start, amount.first - reach) : amount.first]

    def after(self, amount: Amount, reach: int) -> tuple[str, ...]:
        """Up to ``reach`` words of its sentence after the amount."""
        return self.speech.low[amount.stop : min(self.sentence(amount).stop, amount.stop + reach)]

    def rate(self, amount: Amount) -> str | None:
        """What a figure is per ("a day", "per shift", "on each"), when that follows within five words."""
        low = self.speech.low
        wanted = word_set("per_what")
        for at in range(amount.stop, min(amount.stop + 5, len(low) - 1)):
            if self.speech.tokens[at].shape == "mark" and low[at] != "-":
                return None
            if low[at] in ("a", "an", "per", "each", "every") and low[at + 1] in wanted:
                return low[at + 1]
            if low[at] == "each" or (low[at] == "per" and self.speech.tokens[at + 1].shape == "word"):
                return "each" if low[at] == "each" else low[at + 1]
            if low[at] in _RATE_WORDS:
                return _RATE_WORDS[low[at]]
        return None


def measure_in(speech: Speech, first: int, stop: int) -> Measure | None:
    """The measure named last in the tokens ``first`` to ``stop``; the longest name first."""
    named = measures()
    for at in range(stop - 1, first - 1, -1):
        for joined, length in ((speech.triples[at], 3), (speech.pairs[at], 2), (speech.low[at], 1)):
            measure = named.get(joined)
            if measure is not None and at + length <= stop:
                return measure
    return None
