"""The app in a terminal of its own, worked by its keys, and what it told of itself."""

import contextlib
import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bench.figures import Showing

ENTER, RETRY, QUIT = b"\r", b"r", b"\x11"
ROWS, COLUMNS = 36, 120
PATIENCE = 120.0


class Desk:
    """Rounds on a folder of its own, open on a prompt. Use it in a ``with``."""

    def __init__(self, folder: Path, models: Path, prompt_id: str, environment: Mapping[str, str]) -> None:
        self.data = folder
        self._command = [str(folder), str(models), prompt_id]
        self._env = {**os.environ, **environment, "TERM": "xterm-256color", "HOME": str(folder)}
        for name in ("COLUMNS", "LINES", "NO_COLOR", "TMUX"):
            self._env.pop(name, None)
        self._told: list[tuple[Any, ...]] = []
        self._news = threading.Condition()

    def __enter__(self) -> Self:
        hear, tell = os.pipe()
        self._keys, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._app = subprocess.Popen(
            [sys.executable, "-m", "bench.watched_app", *self._command, str(tell)],
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            env=self._env,
            pass_fds=[tell],
            start_new_session=True,
        )
        os.close(terminal)
        os.close(tell)
        self._threads = [
            threading.Thread(target=self._listen, args=(hear,), daemon=True),
            threading.Thread(target=self._drain, daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.press(QUIT)
        try:
            self._app.wait(20)
        except subprocess.TimeoutExpired:
            self._app.kill()
        for thread in self._threads:
            thread.join()
        os.close(self._keys)

    @property
    def pid(self) -> int:
        """The app's process."""
        return self._app.pid

    @property
    def worker_pid(self) -> int | None:
        """The transcriber's process, a child of the app."""
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                parent = int((process / "stat").read_text().rsplit(")", 1)[1].split()[1])
                if parent == self.pid and b"speech.worker" in (process / "cmdline").read_bytes():
                    return int(process.name)
        return None

    def press(self, key: bytes) -> float:
        """Press a key; the moment at which it was."""
        now = time.monotonic()
        os.write(self._keys, key)
        return now

    def wait(self, since: float, *facts: str) -> tuple[Any, ...]:
        """Wait until the app tells ``facts``, after the moment ``since``.

        Raises:
            TimeoutError: it never does.
        """
        with self._news:
            if self._news.wait_for(lambda: self._find(since, facts), PATIENCE):
                return self._find(since, facts)[0]
        raise TimeoutError(f"the app never came to {facts}; the last it told was {self._told[-1:]}")

    def showings(self, since: float, until: float) -> list[Showing]:
        """What the practice screen showed in that time."""
        return [Showing(at, *facts) for at, what, *facts in self._during(since, until) if what == "text"]

    def lateness(self, since: float, until: float) -> list[float]:
        """By how many seconds a timer of the screen came late in that time."""
        late = (facts[0] for _, what, *facts in self._during(since, until) if what == "late")
        return [seconds for batch in late for seconds in batch]

    def _during(self, since: float, until: float) -> list[tuple[Any, ...]]:
        with self._news:
            return [told for told in self._told if since <= told[0] <= until]

    def _find(self, since: float, facts: tuple[str, ...]) -> list[tuple[Any, ...]]:
        return [told for told in self._told if told[0] >= since and told[1 : 1 + len(facts)] == facts]

    def _listen(self, pipe: int) -> None:
        with os.fdopen(pipe) as lines:
            for line in lines:
                with self._news:
                    self._told.append(tuple(json.loads(line)))
                    self._news.notify_all()

    def _drain(self) -> None:
        with contextlib.suppress(OSError):
            while os.read(self._keys, 65536):
                pass
