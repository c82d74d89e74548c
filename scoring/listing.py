"""Enumerations: many short names in a row do no work, however they are joined."""

from collections.abc import Sequence

_PIECES = 6
_WORDS = 4
_SHARE = 0.8


def is_list(words: Sequence[str]) -> bool:
    """Whether six or more pieces stand between commas, four in five of them of at most four words."""
    lengths = [0]
    for word in words:
        if word in (",", ";"):
            lengths.append(0)
        else:
            lengths[-1] += 1
    return len(lengths) >= _PIECES and sum(length <= _WORDS for length in lengths) >= _SHARE * len(lengths)
