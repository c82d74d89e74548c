"""Follows a tape as it grows and finds its utterances; what it finds depends on the tape alone."""

from collections import deque
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from speech.segmenter import FRAME, Segmenter, Utterance
from speech.tape import SAMPLE_RATE, read_tape, tape_seconds
from speech.vad import BLOCK, Vad

BLOCKS_AT_ONCE = 80


class TapeFollower:
    """Reads a tape from its start, as far as it is on the disk, and no sample twice through the detector."""

    def __init__(self, tape: Path) -> None:
        self._tape = tape
        self._vad = Vad()
        self._segmenter = Segmenter()
        self._sound = np.zeros(0, np.float32)
        self._read = 0
        self._probabilities: deque[float] = deque()
        self._length: int | None = None
        self.finished = False

    @property
    def reached(self) -> int:
        """Samples that were looked at for a voice."""
        return self._segmenter.now

    @property
    def available(self) -> int:
        """Samples that are on the tape now.

        Raises:
            TapeError: there is no tape, or it is damaged.
        """
        if self._length is not None:
            return self._length
        return round(tape_seconds(self._tape) * SAMPLE_RATE)

    @property
    def caught_up(self) -> bool:
        """Was everything looked at that is on the tape now?"""
        return self.available - self.reached < BLOCK

    @property
    def open_since(self) -> int | None:
        """First sample of the utterance being spoken, None in a pause."""
        return self._segmenter.open_since

    @property
    def settled(self) -> Utterance | None:
        """The utterance being spoken as it will be unless the voice comes back; None while there is a voice."""
        return self._segmenter.settled

    def finish(self, frames: int) -> None:
        """The tape is complete: follow it to ``frames`` samples, or to its end if that comes first."""
        self._length = max(self._read, min(frames, self.available))

    def sound(self, start: int, end: int) -> NDArray[np.float32]:
        """Samples ``start`` to ``end`` of the tape."""
        return read_tape(self._tape, start, end)

    def cut(self, at: int) -> None:
        """End the overlong utterance that was given last at sample ``at``."""
        self._segmenter.cut(at)

    def read_on(self) -> Utterance | None:
        """Go on until an utterance ends, there is no more, or ten seconds were read.

        An overlong utterance has to be cut before the next call. When the complete tape was read, the utterance
        that was still open ends with it, and ``finished`` is set.
        """
        for _ in range(BLOCKS_AT_ONCE):
            while self._probabilities:
                if ended := self._segmenter.feed(self._probabilities.popleft()):
                    return ended
            block = self._next_block()
            if not len(block):
                return self._end()
            padded = np.pad(block, (0, BLOCK - len(block)))
            self._probabilities.extend(self._vad.feed(padded)[: -(-len(block) // FRAME)])
        return None

    def _next_block(self) -> NDArray[np.float32]:
        """The next block of sound; the last one of a complete tape may be shorter; empty when there is none."""
        if len(self._sound) < BLOCK:
            more = min(self.available, self._read + BLOCK * BLOCKS_AT_ONCE)
            if more > self._read:
                self._sound = np.concatenate([self._sound, self.sound(self._read, more)])
                self._read = more
        if len(self._sound) < BLOCK and self._read != self._length:
            return self._sound[:0]
        block, self._sound = self._sound[:BLOCK], self._sound[BLOCK:]
        return block

    def _end(self) -> Utterance | None:
        if self.finished or self._read != self._length:
            return None
        self.finished = True
        return self._segmenter.flush(self._length)
