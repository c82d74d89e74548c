"""From a source to the tape: a queue, one thread that writes, and the facts that a screen may pull."""

import math
import threading
import time
from queue import SimpleQueue
from typing import Literal

import msgspec
import numpy as np

from speech.errors import SpeechError, TapeError
from speech.source import Source
from speech.tape import Tape
from speech.watch import Watch

QUIETEST = -96.0
"""dBFS of digital silence, as far as 16 bits go."""
LONGEST_HEAD = 3.0
"""Seconds of digital silence that a Bluetooth headset may send while it opens its link."""
_Mark = Literal["paused", "resumed", "ended", "stopped"]


class Recorded(msgspec.Struct, frozen=True):
    """What came of a recording: samples on the tape, samples lost on the way.

    ``complete`` says whether all that was said is there; ``fault`` is a sentence when it is not, or when
    something was wrong at the end.
    """

    frames: int
    lost: int
    complete: bool
    fault: str | None


class Recorder:
    """Records ``source`` onto ``tape``, once, and closes the tape.

    Whatever thread brings the sound only puts it in a queue. ``ended`` is set when a finite source has given
    its last block and that block is on the tape.
    """

    def __init__(self, source: Source, tape: Tape) -> None:
        self.ended = threading.Event()
        self._source = source
        self._tape = tape
        self._queue: SimpleQueue[tuple[float, bytes | _Mark]] = SimpleQueue()
        self._watch = Watch(time.monotonic())
        self._writer = threading.Thread(target=self._write, name="tape-writer", daemon=True)
        self._level = QUIETEST
        self._head = 0.0
        self._heading = source.live
        self._tape_fault: str | None = None
        self._recorded: Recorded | None = None

    @property
    def started(self) -> bool:
        """Has real sound arrived? Only then may anything say that it records."""
        return self._watch.started

    @property
    def seconds(self) -> float:
        """Seconds on the tape."""
        return self._tape.seconds

    @property
    def head(self) -> float:
        """Seconds at the beginning of the tape that no clock should count: the first zeros of a live source."""
        return self._head

    @property
    def level(self) -> float:
        """Loudness of the last block (about 0.1 s): its root mean square in dBFS, -96 for silence."""
        return self._level

    @property
    def fault(self) -> str | None:
        """What is wrong now, as a sentence; some faults pass by themselves, such as silence."""
        return self._tape_fault or self._source.fault or self._watched(time.monotonic())

    def start(self) -> None:
        """Begin to record; blocks arrive a moment later.

        Raises:
            SpeechError: the source cannot be opened; the tape is closed, empty.
        """
        self._watch = Watch(time.monotonic())
        self._writer.start()
        try:
            self._source.start(self._take, self._end)
        except SpeechError:
            self._finish_writing()
            raise

    def pause(self) -> None:
        """Leave what comes from now on off the tape."""
        self._mark("paused")

    def resume(self) -> None:
        """Put what comes from now on onto the tape again."""
        self._mark("resumed")

    def stop(self) -> Recorded:
        """Take in what is still on its way and close the tape; a second call returns the same."""
        if self._recorded is None:
            now = time.monotonic()
            self._source.stop()
            self._finish_writing()
            fault = self._tape_fault or self._source.fault or self._watched(now)
            lost = self._source.lost + (self._watch.lost if self._source.live else 0)
            self._recorded = Recorded(self._tape.frames, lost, complete=not (lost or fault), fault=fault)
        return self._recorded

    def _take(self, block: bytes) -> None:
        now = time.monotonic()
        self._watch.arrived(now)
        self._queue.put((now, block))

    def _end(self) -> None:
        self._mark("ended")

    def _mark(self, mark: _Mark) -> None:
        self._queue.put((time.monotonic(), mark))

    def _watched(self, now: float) -> str | None:
        return self._watch.fault(self._source.name, now) if self._source.live else None

    def _finish_writing(self) -> None:
        if self._writer.is_alive():
            self._mark("stopped")
            self._writer.join()
        self._close()

    def _close(self) -> None:
        try:
            self._tape.close()
        except TapeError as error:
            self._tape_fault = self._tape_fault or str(error)

    def _write(self) -> None:
        """Write until stopped; once the tape fails, take in the rest without writing."""
        paused = False
        while True:
            at, item = self._queue.get()
            match item:
                case bytes():
                    sound = np.frombuffer(item, dtype="<i2").astype(np.float64)
                    self._watch.heard(len(sound), at, silent=not sound.any())
                    self._level = _decibels(sound)
                    if not paused and self._tape_fault is None:
                        self._append(item)
                        self._heading = self._heading and not sound.any()
                        if self._heading:
                            self._head = min(self._tape.seconds, LONGEST_HEAD)
                case "paused":
                    paused = True
                case "resumed":
                    paused = False
                case "ended":
                    self.ended.set()
                case "stopped":
                    return

    def _append(self, block: bytes) -> None:
        try:
            self._tape.append(block)
        except TapeError as error:
            self._tape_fault = str(error)


def _decibels(sound: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> float:
    power = float(np.mean(np.square(sound))) if len(sound) else 0.0
    return max(QUIETEST, 10 * math.log10(power) - 20 * math.log10(2**15)) if power else QUIETEST
