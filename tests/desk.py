"""A user's desk: the installed ``rounds`` command and one place where everything is kept."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROUNDS = str(Path(sys.executable).with_name("rounds"))


@dataclass(frozen=True)
class Desk:
    """Where one user's Rounds keeps everything; ``run`` is the ``rounds`` command on it."""

    home: Path
    env: dict[str, str]

    @property
    def data(self) -> Path:
        return self.home / "data"

    def start(self, *words: str | Path, **how: object) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [ROUNDS, *map(str, words)],
            env=self.env,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            **how,  # type: ignore[call-overload]  # handed on as they are
        )

    def run(self, *words: str | Path) -> "subprocess.CompletedProcess[str]":
        with self.start(*words) as process:
            out, err = process.communicate(timeout=300)
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def tapes(self) -> list[Path]:
        return sorted(self.data.glob("takes/*/*/*/tape.*"))
