import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

LIMIT = 120
Done = subprocess.CompletedProcess[str]


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

    def json(self, *arguments: str | Path, stdin: str = "", **environment: str) -> Any:
        done = self(*arguments, "--json", stdin=stdin, **environment)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def start(
        self, *arguments: str | Path, stdin: int = subprocess.DEVNULL, **environment: str
    ) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            self.command(*arguments),
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=self.environment | environment,
        )


@pytest.fixture
def lines() -> Callable[["subprocess.Popen[str]"], Iterator[str]]:
    """What a process prints, line by line; one that goes on for too long is killed."""

    def read(process: "subprocess.Popen[str]") -> Iterator[str]:
        assert process.stdout
        watchdog = threading.Timer(LIMIT, process.kill)
        watchdog.start()
        try:
            yield from iter(process.stdout.readline, "")
        finally:
            watchdog.cancel()

    return read


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory, weights: Path) -> Path:
    """A cache folder that has the weights in it."""
    cache = tmp_path_factory.mktemp("cache")
    (cache / "rounds").mkdir()
    (cache / "rounds" / "models").symlink_to(weights)
    return cache


@pytest.fixture
def rounds(tmp_path: Path, cache: Path) -> Rounds:
    home = tmp_path / "home"
    home.mkdir()
    return Rounds(home, cache)


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
