"""Provisional text for the utterance that is being spoken, at a bounded cost."""

import time
from collections.abc import Callable
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from speech.decoder import Decoder
from speech.tape import SAMPLE_RATE

LEAST_SOUND = int(0.6 * SAMPLE_RATE)
LEAST_NEWS = int(0.8 * SAMPLE_RATE)
LEAST_LAST_NEWS = int(0.1 * SAMPLE_RATE)


class Guesser:
    """Decodes the open utterance again and again, never for more than half of the time that passes."""

    def __init__(self, live: Decoder, clock: Callable[[], float] = time.monotonic) -> None:
        self._live = live
        self._clock = clock
        self._not_before = -float("inf")
        self._start = -1
        self._end = 0
        self._words: tuple[str, ...] = ()

    def is_due(self, start: int, end: int, *, paused: bool = False) -> bool:
        """Would a guess at samples ``start`` to ``end`` say enough new? Less is enough in a pause."""
        news = end - max(start, self._end)
        enough = LEAST_LAST_NEWS if paused else LEAST_NEWS
        return end - start >= LEAST_SOUND and news >= enough and self._clock() >= self._not_before

    def guess(self, start: int, end: int, sound: NDArray[np.float32]) -> tuple[str, int]:
        """What the utterance that begins at ``start`` says, and how many of its words stood there before."""
        began = self._clock()
        words = self._live.text(sound)
        now = self._clock()
        self._not_before = now + (now - began)
        earlier = self._words if start == self._start else ()
        stable = sum(1 for _ in takewhile(_is_same, zip(earlier, words, strict=False)))
        self._start, self._end, self._words = start, end, words
        return " ".join(words), stable


def _is_same(pair: tuple[str, str]) -> bool:
    earlier, now = ("".join(c for c in word.casefold() if c.isalnum()) for word in pair)
    return earlier == now
