"""Cuts a stream of voice probabilities into utterances at the pauses a speaker makes.

The longer an utterance is, the shorter the pause that ends it: short ones get context, long ones are cut at any
breath. One that finds no breath is overlong, and is cut where its words leave room.
"""

from collections import deque
from collections.abc import Sequence

import msgspec

FRAME = 512
"""Samples per probability: 32 ms at 16 kHz."""

VOICE = 0.50
STILL_VOICE = 0.25
LEAST_VOICED = 6
BEFORE = 10
AFTER = 8
OVERLONG = 688
PAUSES = ((563, 5), (438, 8), (282, 13), (125, 17), (0, 25))
"""(frames of utterance, frames of silence that end it): 18 s, 0.16 s; 14, 0.25; 9, 0.42; 4, 0.54; 0, 0.8."""


class Utterance(msgspec.Struct, frozen=True):
    """A stretch of speech: samples ``start`` to ``end`` (exclusive) with the voice probability of each frame.

    ``whole`` is False when it was stopped for its length and has to be cut, ``broken_off`` True when the tape
    ended in the middle of it.
    """

    start: int
    end: int
    probabilities: tuple[float, ...]
    whole: bool = True
    broken_off: bool = False


class Segmenter:
    """Takes probabilities one by one; the same probabilities give the same utterances."""

    def __init__(self) -> None:
        self._now = 0
        self._recent: deque[float] = deque(maxlen=BEFORE)
        self._open = False
        self._start = 0
        self._last = 0
        self._probabilities: list[float] = []
        self._cut_due = False

    @property
    def now(self) -> int:
        """Samples taken so far."""
        return self._now * FRAME

    @property
    def open_since(self) -> int | None:
        """First sample of the open utterance, None in a pause."""
        return self._start * FRAME if self._open else None

    @property
    def settled(self) -> Utterance | None:
        """The open utterance as it will be unless the voice comes back; None while there is a voice."""
        if not self._open or self._now - self._last < AFTER:
            return None
        return self._utterance()

    def feed(self, probability: float) -> Utterance | None:
        """Take the next frame; give the utterance that it ends.

        One that is not ``whole`` must be cut, with ``cut``, before the next frame.
        """
        if self._cut_due:
            raise RuntimeError("an overlong utterance must be cut before the next frame")
        self._now += 1
        if self._open:
            ended = self._go_on(probability)
        else:
            ended = None
            if probability >= VOICE:
                self._begin(probability)
        self._recent.append(probability)
        return ended

    def cut(self, at: int) -> None:
        """End the overlong utterance at sample ``at``; the rest of it stays open."""
        frame = at // FRAME
        if not self._start < frame <= self._now:
            raise ValueError(f"the cut at {at} lies outside the utterance")
        self._probabilities = self._probabilities[frame - self._start :]
        self._start = frame
        self._last = max(self._last, frame)
        self._cut_due = False

    def flush(self, end: int) -> Utterance | None:
        """End the open utterance, if there is one, because the tape ends at sample ``end``."""
        if not self._open:
            return None
        broken_off = self._now - self._last < AFTER
        closed = self._close()
        return closed and msgspec.structs.replace(closed, end=min(closed.end, end), broken_off=broken_off)

    def _begin(self, probability: float) -> None:
        first = self._now - 1
        before = max(0, min(BEFORE, first - self._start, len(self._recent)))
        self._open = True
        self._start = first - before
        self._last = self._now
        self._probabilities = [*list(self._recent)[len(self._recent) - before :], probability]

    def _go_on(self, probability: float) -> Utterance | None:
        self._probabilities.append(probability)
        if probability >= VOICE or (probability >= STILL_VOICE and self._last == self._now - 1):
            self._last = self._now
        pause = self._now - self._last
        spoken = self._last - self._start
        if pause >= next(enough for length, enough in PAUSES if spoken >= length):
            return self._close()
        if self._now - self._start >= OVERLONG:
            self._cut_due = True
            return Utterance(self._start * FRAME, self.now, tuple(self._probabilities), whole=False)
        return None

    def _close(self) -> Utterance | None:
        closed = self._utterance()
        self._open = False
        self._start = closed.end // FRAME
        return closed if voiced_frames(closed.probabilities) >= LEAST_VOICED else None

    def _utterance(self) -> Utterance:
        end = min(self._now, self._last + AFTER)
        return Utterance(self._start * FRAME, end * FRAME, tuple(self._probabilities[: end - self._start]))


def voiced_frames(probabilities: Sequence[float]) -> int:
    """How many of the frames hold a voice."""
    return sum(probability >= VOICE for probability in probabilities)
