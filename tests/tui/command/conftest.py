import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Done = subprocess.CompletedProcess[str]

STRONG = (
    "I led a readmission model for 4,200 heart failure patients. "
    "Within nine months it cut readmissions by 12 percent, and every record stayed inside our HIPAA boundary."
)


class Rounds:
    """The ``rounds`` command with a home, a data folder and a cache of its own, and no terminal."""

    def __init__(self, home: Path, cache: Path) -> None:
        self.data = home / "data"
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("ROUNDS_", "XDG_"))
        } | {"HOME": str(home), "ROUNDS_DATA_DIR": str(self.data), "XDG_CACHE_HOME": str(cache)}

    def command(self, *arguments: str | Path) -> list[str]:
        return [sys.executable, "-m", "tui.command", *map(str, arguments)]

    def __call__(self, *arguments: str | Path, stdin: str = "", **environment: str) -> Done:
        return self._run(self.command(*arguments), stdin, environment)

    def mounted(self, folder: Path, options: str, *arguments: str | Path) -> Done:
        """Run with a disk of its own mounted on ``folder``, where only this process sees it."""
        mount = f'mount -t tmpfs -o {options} tmpfs "$1" && shift && exec "$@"'
        return self.isolated("-m", "sh", "-c", mount, "sh", folder, *self.command(*arguments))

    def isolated(self, *command: str | Path) -> Done:
        """Run any command in namespaces of its own, as ``unshare`` names them."""
        root = [] if os.geteuid() == 0 else ["-r"]
        return self._run(["unshare", *root, *map(str, command)], "", {})

    def _run(self, command: list[str], stdin: str, environment: dict[str, str]) -> Done:
        return subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            text=True,
            env=self.environment | environment,
            timeout=300,
            check=False,
        )

    def json(self, *arguments: str | Path, stdin: str = "") -> Any:
        done = self(*arguments, "--json", stdin=stdin)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def start(self, *arguments: str | Path, **options: Any) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            self.command(*arguments),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=self.environment,
            **options,
        )


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Model weights are put together here once for all tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def rounds(tmp_path: Path, cache: Path) -> Rounds:
    home = tmp_path / "home"
    home.mkdir()
    return Rounds(home, cache)


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A strong answer of about ten seconds, spoken by the bundled voice."""
    from speech.voice import speak

    path = tmp_path_factory.mktemp("spoken") / "answer.wav"
    speak(STRONG, path)
    return path


@pytest.fixture
def one_sentence() -> Callable[[Done], None]:
    """Fail unless a command ended with one sentence on stderr, and with nothing else."""

    def check(done: Done) -> None:
        assert done.returncode in {1, 2}
        assert done.stdout == ""
        assert "Traceback" not in done.stderr
        lines = done.stderr.splitlines()
        assert len(lines) == 1
        assert lines[0][-1] in ".)"

    return check
