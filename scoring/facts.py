"""Figures that contradict what the speaker wrote down on a worksheet."""

from collections.abc import Sequence

from content.scorecard import Evidence, Fact, NumberCheck
from scoring.tokens import tokenize
from scoring.words import word_set

_SAME = 0.02
"""How far two values may lie apart and be one, as a share: people round when they speak."""
_ENOUGH = 2
"""Words that a figure has to share with a fact to be about the same thing."""


def check_facts(evidence: Sequence[Evidence], facts: Sequence[Fact]) -> list[NumberCheck]:
    """Metrics in the unit of a fact, and about the same thing, with another value than any fact in that unit.

    What they are about has to share two words, unless the unit is a rate of something else than money or a
    count and only one fact has it: a sheet about alerts has only one number of minutes a day.
    """
    found = []
    for one in evidence:
        if one.kind != "metric" or one.negated or one.hypothetical or not isinstance(one.value, float | int):
            continue
        alike = [fact for fact in facts if fact.unit == one.unit]
        if any(_agree(one, fact) for fact in alike):
            continue
        said = _words(one.text)
        shared = [len(said & (_words(f"{fact.sheet} {fact.text}") - _words(fact.shown))) for fact in alike]
        wanted = 0 if len(alike) == 1 and _is_telling(one.unit) else _ENOUGH
        if shared and max(shared) >= wanted:
            found.append(_check(one, alike[shared.index(max(shared))]))
    return found


def _is_telling(unit: str | None) -> bool:
    return unit is not None and "/" in unit and not unit.startswith(("USD/", "count/"))


def _agree(one: Evidence, fact: Fact) -> bool:
    values = [value for value in (one.value, one.baseline) if isinstance(value, float | int)]
    fixed = fact.value if isinstance(fact.value, float | int) else 0.0
    return any(abs(value - fixed) <= _SAME * abs(fixed) for value in values)


def _words(text: str) -> frozenset[str]:
    skipped = word_set("says_nothing") | word_set("number_word")
    return frozenset(
        token.low.removesuffix("s")
        for token in tokenize(text)
        if token.shape == "word" and token.low not in skipped
    )


def _check(one: Evidence, fact: Fact) -> NumberCheck:
    sentence = f"You said “{one.text}”, but your worksheet {fact.sheet} says “{fact.shown}”."
    return NumberCheck("contradiction", sentence, one.text, fact.shown, one.start, one.end)
