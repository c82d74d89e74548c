"""Hear sound after sound with one worker, the way the app does."""

import itertools
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from queue import SimpleQueue

import numpy as np
from numpy.typing import NDArray

from content.transcript import Transcript
from speech.models import Model
from speech.tape import SAMPLE_RATE, Tape, tape_seconds
from speech.transcriber import Broken, Done, Transcriber, TranscriberEvent

PATIENCE = 600.0
"""Seconds: a machine that measures other things too may not come to it for a while."""


class Ear:
    """Turns tapes into transcripts; made by :func:`listening`."""

    def __init__(self, transcriber: Transcriber, events: SimpleQueue[TranscriberEvent], folder: Path) -> None:
        self._transcriber = transcriber
        self._events = events
        self._folder = folder
        self._numbers = itertools.count()

    def hear(self, tape: Path, terms: Iterable[str] = ()) -> Transcript:
        """Transcribe a tape (WAV or FLAC, 16 kHz, mono) to its end."""
        take = f"take-{next(self._numbers)}"
        log = self._folder / f"{take}.jsonl"
        self._transcriber.listen_to(take, tape, log=log, terms=tuple(terms))
        self._transcriber.finish(take, round(tape_seconds(tape) * SAMPLE_RATE))
        while True:
            match self._events.get():
                case Done(transcript=transcript):
                    return transcript
                case Broken(sentence=sentence):
                    raise SystemExit(sentence)

    def hear_sound(self, sound: NDArray[np.float64], terms: Iterable[str] = ()) -> Transcript:
        """Put a sound (-1..1, 16 kHz) on a tape and transcribe it."""
        tape = self._folder / f"sound-{next(self._numbers)}.wav"
        write_tape(tape, sound)
        return self.hear(tape, terms)


@contextmanager
def listening(model: Model, folder: Path) -> Iterator[Ear]:
    """Keep a worker with ``model`` for as long as the context lasts; its logs go to a new ``folder``."""
    folder.mkdir()
    events: SimpleQueue[TranscriberEvent] = SimpleQueue()
    with closing(Transcriber(model, None, events.put, patience=PATIENCE)) as transcriber:
        yield Ear(transcriber, events, folder)


def write_tape(path: Path, sound: NDArray[np.float64]) -> None:
    """Write a sound (-1..1, 16 kHz) to a new tape."""
    with Tape.create(path) as tape:
        tape.append((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
