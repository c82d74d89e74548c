"""Recognises the way a recogniser goes wrong: saying the same thing over and over."""

import zlib
from collections.abc import Sequence

LONGEST_PERIOD = 30
TOO_COMPRESSIBLE = 2.4
"""Whisper's own limit (https://arxiv.org/abs/2212.04356, section 4.5)."""


def repeated_tail(words: Sequence[str]) -> int:
    """How many of the last words only repeat what came just before them; 0 when none do.

    Case and punctuation don't count. A phrase of one word counts from its fifth time on, a longer one when at
    least three words and a third of it come again. The last word may be cut short.
    """
    bare = ["".join(c for c in word.casefold() if c.isalnum()) for word in words]
    return max(_tail(bare), _tail(bare[:-1]) and _tail(bare[:-1]) + 1)


def is_too_compressible(text: str) -> bool:
    """Does the text repeat itself so much that it packs better than speech does?"""
    data = text.encode()
    return bool(data) and len(data) > TOO_COMPRESSIBLE * len(zlib.compress(data))


def _tail(words: Sequence[str]) -> int:
    longest = 0
    for period in range(1, min(LONGEST_PERIOD, len(words) // 2 + 8) + 1):
        again = 0
        while again < len(words) - period and words[-1 - again] == words[-1 - again - period]:
            again += 1
        if again >= (4 if period == 1 else max(3, 0.35 * period)):
            longest = max(longest, again)
    return longest
