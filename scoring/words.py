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
def entries_of(*names: str) -> tuple[frozenset[str], frozenset[str]]:
    """The entries of named sets that are one word, and those that are two."""
    entries = frozenset().union(*map(word_set, names))
    pairs = frozenset(entry for entry in entries if entry.count(" ") == 1)
    return entries - pairs, pairs


def holds(words: Sequence[str], *names: str) -> bool:
    """Whether one of the words, or two of them in a row, is in one of the named sets."""
    ones, twos = entries_of(*names)
    if not ones.isdisjoint(words):
        return True
    return bool(twos) and not twos.isdisjoint([f"{one} {two}" for one, two in pairwise(words)])
