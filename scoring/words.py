"""Named word sets of the lexicons."""

import functools
from collections.abc import Sequence
from itertools import pairwise

from content.lexicons import load_lexicons


@functools.cache
def word_set(name: str) -> frozenset[str]:
    """The words of one named set."""
    return load_lexicons().sets[name]


def holds(words: Sequence[str], *names: str) -> bool:
    """Whether one of the words, or two of them in a row, is in one of the named sets."""
    pairs = [f"{one} {two}" for one, two in pairwise(words)]
    return any(not wanted.isdisjoint(words) or not wanted.isdisjoint(pairs) for wanted in map(word_set, names))
