"""A microphone that says what it is given: a PulseAudio of its own whose one source reads from a pipe.

What went into the source, and when each sample of it did, is known exactly.
"""

import contextlib
import fcntl
import os
import subprocess
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from bench.answers import room_noise
from speech.tape import SAMPLE_RATE

PIECE = 320
"""Samples written at once: 20 ms."""
PIPE_BYTES = 4096
"""The smallest pipe there is, so that nothing old is in it when a recording begins."""


class Track(msgspec.Struct, frozen=True):
    """Samples that were played, and the moments at which they were."""

    samples: NDArray[np.float64]
    moments: NDArray[np.float64]

    def when(self, sample: float) -> float:
        """The moment at which a sample was played."""
        return float(np.interp(sample, self.samples, self.moments))

    def sample_at(self, moment: float) -> int:
        """The sample that was played at a moment."""
        return int(np.interp(moment, self.moments, self.samples))


class VirtualMicrophone:
    """Plays in real time: a quiet room, until it is given something to say. Use it in a ``with``."""

    def __init__(self, folder: Path) -> None:
        self.env = {
            "PULSE_SERVER": f"unix:{folder / 'native'}",
            "PULSE_COOKIE": str(folder / "cookie"),
            "XDG_RUNTIME_DIR": str(folder),
        }
        self._folder = folder
        self._written: list[NDArray[np.int16]] = []
        self._times: list[tuple[int, float]] = [(0, time.monotonic())]
        self._lock = threading.Lock()
        self._words = np.zeros(0, np.int16)
        self._silent = threading.Event()
        self._ending = threading.Event()

    def __enter__(self) -> Self:
        command = ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"]
        command += ["--high-priority=no", "--realtime=no", "--disable-shm=yes"]
        command += [f"--log-target=file:{self._folder / 'log'}"]
        form = f"format=s16le rate={SAMPLE_RATE} channels=1"
        command += ["-L", f"module-native-protocol-unix socket={self._folder / 'native'} auth-anonymous=1"]
        command += ["-L", f"module-pipe-source source_name=desk_mic file={self._folder / 'pipe'} {form}"]
        env = {**os.environ, **self.env, "HOME": str(self._folder)}
        self._server = subprocess.Popen(command, env=env)
        while not ((self._folder / "pipe").exists() and (self._folder / "native").exists()):
            time.sleep(0.05)
        self._pipe = os.open(self._folder / "pipe", os.O_WRONLY)
        os.set_blocking(self._pipe, False)
        fcntl.fcntl(self._pipe, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
        self._thread = threading.Thread(target=self._play, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ending.set()
        self._thread.join()
        os.close(self._pipe)
        self._server.terminate()
        self._server.wait()

    def say(self, sound: NDArray[np.int16]) -> None:
        """Say this next, instead of what is still being said."""
        with self._lock:
            self._words = sound
            self._silent.clear()

    def wait(self) -> None:
        """Wait until all was said."""
        self._silent.wait()

    @property
    def played(self) -> NDArray[np.int16]:
        """All samples that the source took in."""
        with self._lock:
            return np.concatenate([np.zeros(0, np.int16), *self._written])

    @property
    def track(self) -> Track:
        """Which sample of ``played`` was handed to the source when."""
        with self._lock:
            samples, moments = np.array(self._times).T
        return Track(samples, moments)

    def _play(self) -> None:
        room = room_noise(10 * SAMPLE_RATE)
        began, pieces, samples = time.monotonic(), 0, 0
        while not self._ending.is_set():
            pieces += 1
            time.sleep(max(0.0, began + pieces * PIECE / SAMPLE_RATE - time.monotonic()))
            with self._lock:
                piece, self._words = self._words[:PIECE], self._words[PIECE:]
                if not len(self._words):
                    self._silent.set()
                at = pieces * PIECE % (len(room) - PIECE)
                piece = np.concatenate([piece, room[at : at + PIECE - len(piece)]])
                taken = 0
                with contextlib.suppress(BlockingIOError):  # nobody records
                    taken = os.write(self._pipe, piece.tobytes()) // 2
                if taken:
                    self._written.append(piece[:taken])
                    samples += taken
                    self._times.append((samples, time.monotonic()))
