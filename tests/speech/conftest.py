"""Recordings made in the room of ``tests/conftest.py``."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from speech.microphone import Microphone
from speech.recorder import Recorder
from speech.tape import SAMPLE_RATE, Tape, read_pcm


class Session:
    """A recording in the room, onto a tape of its own."""

    def __init__(self, tape: Path, device: str | None = None) -> None:
        self.tape = tape
        self.recorder = Recorder(Microphone(device), Tape.create(tape))
        self.recorder.start()


@pytest.fixture(scope="session")
def phrase(tmp_path_factory: pytest.TempPathFactory, spoken: Path) -> Path:
    """The first three seconds of ``spoken``."""
    path = tmp_path_factory.mktemp("phrase") / "phrase.wav"
    with Tape.create(path) as tape:
        tape.append(read_pcm(spoken, 0, 3 * SAMPLE_RATE).tobytes())
    return path


@pytest.fixture
def record(room, tmp_path: Path, until: Callable[..., None]) -> Iterator[Callable[..., Session]]:
    """Start to record, and give the recording when its first sound has arrived."""
    sessions: list[Session] = []

    def start(device: str | None = None) -> Session:
        session = Session(tmp_path / f"tape{len(sessions)}.wav", device)
        sessions.append(session)
        until(lambda: session.recorder.started)
        return session

    yield start
    for session in sessions:
        session.recorder.stop()


@pytest.fixture
def place_in() -> Callable[[np.ndarray, np.ndarray], tuple[int, float]]:
    """Where in a tape a sound is, in samples, and how much it is like it there (1: exactly)."""

    def place(tape: np.ndarray, sound: np.ndarray) -> tuple[int, float]:
        size = 1 << (len(tape) + len(sound)).bit_length()
        spectrum = np.fft.rfft(tape, size) * np.conj(np.fft.rfft(sound, size))
        place = int(np.fft.irfft(spectrum, size)[: len(tape)].argmax())
        there = tape[place : place + len(sound)]
        return place, float(np.corrcoef(there, sound[: len(there)])[0, 1])

    return place
