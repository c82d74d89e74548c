"""Named word sets of the lexicons."""

import functools
from collections.abc import Sequence
from itertools import pairwise

from content.lexicons import load_lexicons


@functools.cache
def word_set(name: str) -> frozenset[str]:
    """The words of one named set."""
    return load_lexicons().sets[name]


@functools.cache
def phrases_of(name: str) -> frozenset[str]:
    """The entries of one named set that are two words."""
    return frozenset(entry for entry in word_set(name) if entry.count(" ") == 1)


def holds(words: Sequence[str], *names: str) -> bool:
    """Whether one of the words, or two of them in a row, is in one of the named sets."""
    for name in names:
        if not word_set(name).isdisjoint(words):
            return True
        phrases = phrases_of(name)
        if phrases and not phrases.isdisjoint([f"{one} {two}" for one, two in pairwise(words)]):
            return True
    return False
