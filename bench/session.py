"""A transcriber at work on a tape that grows in real time, and what it said when."""

import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from bench.figures import Showing
from content.transcript import Transcript
from speech.models import Model
from speech.tape import SAMPLE_RATE, Tape
from speech.transcriber import Broken, Done, Heard, Hearing, Ready, Transcriber, TranscriberEvent

BLOCK = 1600


class Told(msgspec.Struct, frozen=True):
    """What came of one tape: the words, when it began and was complete, when which event came, what lagged.

    ``behind`` holds, for each tenth of a second, the seconds of tape that had not been listened to.
    """

    transcript: Transcript
    began: float
    stopped: float
    events: tuple[tuple[float, TranscriberEvent], ...]
    behind: tuple[float, ...]

    @property
    def wait(self) -> float:
        """Seconds from the end of the tape to all words being final."""
        return next(at for at, event in self.events if isinstance(event, Done)) - self.stopped

    def showings(self) -> list[Showing]:
        """What a screen that draws at once would have shown."""
        shown = []
        final = 0
        for at, event in self.events:
            if isinstance(event, Heard):
                final += len(event.words)
                shown.append(Showing(at, final, "", 0))
            elif isinstance(event, Hearing):
                shown.append(Showing(at, final, event.text, event.stable))
        return shown


class Session:
    """One transcriber, for one tape after the other. Use it in a ``with``."""

    def __init__(self, final: Model, live: Model | None, log: Path) -> None:
        self._events: list[tuple[float, TranscriberEvent]] = []
        self.transcriber = Transcriber(
            final, live, lambda event: self._events.append((time.monotonic(), event)), log=log
        )

    def __enter__(self) -> Self:
        began = time.monotonic()
        self.transcriber.start()
        self.wait(Ready)
        self.ready_after = time.monotonic() - began
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.transcriber.close()

    def wait(self, *kinds: type) -> TranscriberEvent:
        """Wait for an event that is one of ``kinds``."""
        while True:
            for _, event in self._events:
                if isinstance(event, kinds):
                    return event
            time.sleep(0.002)

    def count(self, kind: type) -> int:
        """How many events of a kind came for this tape so far."""
        return sum(isinstance(event, kind) for _, event in self._events)

    @property
    def reached(self) -> float:
        """Seconds of this tape whose words are final."""
        return max((event.until for _, event in self._events if isinstance(event, Heard)), default=0.0)

    def feed(
        self,
        folder: Path,
        sound: NDArray[np.int16],
        *,
        ahead: float = 0.0,
        each: Callable[[float], None] | None = None,
    ) -> Told:
        """Let a tape grow in real time once its first ``ahead`` seconds were listened to; end it; wait.

        ``each`` is called for every tenth of a second with the seconds on the tape.

        Raises:
            SystemExit: the transcriber gave up; its sentence.
        """
        self._events.clear()
        behind = []
        first = int(ahead * SAMPLE_RATE)
        with Tape.create(folder / "tape.wav") as tape:
            tape.append(sound[:first].tobytes())
            self.transcriber.listen(folder.name, folder)
            time.sleep(1.0 if first else 0.0)
            while self.transcriber.behind > 0.5:
                time.sleep(0.05)
            began = time.monotonic() - ahead
            for at in range(first, len(sound), BLOCK):
                tape.append(sound[at : at + BLOCK].tobytes())
                if each:
                    each(tape.seconds)
                behind.append(self.transcriber.behind)
                time.sleep(max(0.0, began + (at + BLOCK) / SAMPLE_RATE - time.monotonic()))
        stopped = time.monotonic()
        self.transcriber.finish(folder.name, tape.frames)
        match self.wait(Done, Broken):
            case Done(transcript=transcript):
                return Told(transcript, began, stopped, tuple(self._events), tuple(behind))
            case outcome:
                raise SystemExit(getattr(outcome, "sentence", ""))
