"""Nothing leaves the computer: seen from the kernel, over a round that goes on for more than a minute."""

import os
import re
import shutil
import subprocess
import sys
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

SECONDS = 75
"""The uploader in onnxruntime wakes up some nine seconds after it is loaded."""
INTERNET = re.compile(r"^socket\(AF_INET6?,.*", re.MULTILINE)
MADE = re.compile(
    r'^(?:openat?\(.*O_CREAT.* = \d+<(.+)>|mkdir\("(.+)", .* = 0|rename\(".+", "(.+)"\) = 0)$', re.MULTILINE
)
CALLS = "%network,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
RAISED_IN_CI = ("CI", "GITHUB_ACTIONS", "ORT_RUNNING_UNIT_TESTS")
"""Where these are set, the uploader sleeps, and a test that finds nothing has proved nothing."""

SWITCH_REMOVED = """
import os, sys

class Remover:
    def find_spec(self, name, path=None, target=None):
        if name == "onnxruntime":
            os.environ.pop("ORT_DISABLE_TELEMETRY", None)

sys.meta_path.insert(0, Remover())
"""


class Traced:
    """A round in a home of its own, with every call to the network and every new file written down."""

    def __init__(self, home: Path, answer: Path, **environment: str) -> None:
        self.home = home
        self.data = home / "data"
        self.cache = home / ".cache" / "rounds"
        self._calls = home.parent / f"{home.name}.calls"
        self._calls.mkdir()
        home.mkdir()
        kept = {name: value for name, value in os.environ.items() if name not in RAISED_IN_CI}
        strace = ["strace", "-ff", "-y", "--seccomp-bpf", "-qq", "-s", "256", "-e", "signal=none"]
        trace = ["-e", f"trace={CALLS}", "-o", str(self._calls / "call")]
        practice = [sys.executable, "-m", "tui.command", "practice", "humana/why-a-plan", "--plain"]
        self.process = subprocess.Popen(
            [*strace, *trace, *practice, "--from", str(answer), "--realtime"],
            env=kept
            | {
                "HOME": str(home),
                "TMPDIR": str(home / "temporary"),
                "XDG_CACHE_HOME": str(home / ".cache"),
                "ROUNDS_DATA_DIR": str(self.data),
                "PYTHONDONTWRITEBYTECODE": "1",
            }
            | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def sockets(self) -> list[str]:
        return INTERNET.findall(self._traces())

    def made(self) -> Iterator[Path]:
        for paths in MADE.findall(self._traces()):
            yield Path(next(filter(None, paths)))

    def strays(self) -> list[Path]:
        """What was made outside the data folder and the cache, by its trace or as found afterwards."""
        found = {*self.made(), *(path for path in self.home.rglob("*") if path.is_file())}
        homes = (self.data, self.cache)
        return sorted(
            path
            for path in found
            if not any(path.is_relative_to(home) or home.is_relative_to(path) for home in homes)
            and not path.is_relative_to("/dev")
        )

    def _traces(self) -> str:
        return "\n".join(file.read_text(errors="replace") for file in self._calls.iterdir())


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A spoken sentence, and silence until a minute and more has passed."""
    from speech.voice import speak

    folder = tmp_path_factory.mktemp("answer")
    speak("We cut readmissions by twelve percent within nine months.", folder / "said.wav")
    with wave.open(str(folder / "said.wav"), "rb") as said, wave.open(str(folder / "long.wav"), "wb") as long:
        long.setparams(said.getparams())
        long.writeframes(said.readframes(said.getnframes()))
        long.writeframes(bytes(2 * SECONDS * said.getframerate() - 2 * said.getnframes()))
    return folder / "long.wav"


@pytest.fixture(scope="module")
def traced(answer: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Traced, Traced]]:
    """The same round twice, at the same time: as it is, and without the switch against telemetry."""
    folder = tmp_path_factory.mktemp("traced")
    hook = folder / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(SWITCH_REMOVED)
    both = (
        Traced(folder / "as-it-is", answer),
        Traced(folder / "switch-removed", answer, PYTHONPATH=str(hook)),
    )
    yield both
    for one in both:
        one.process.kill()
        one.process.communicate()
        shutil.rmtree(one.home)


@pytest.fixture(scope="module")
def finished(traced: tuple[Traced, Traced]) -> tuple[Traced, Traced]:
    for one in traced:
        told, _ = one.process.communicate(timeout=400)
        assert one.process.returncode == 0, told
        assert "readmissions" in told
    return traced


def test_no_internet_socket_is_ever_opened(finished):
    assert finished[0].sockets() == []


def test_nothing_is_written_outside_the_data_folder_and_the_cache(finished):
    assert list(finished[0].data.rglob("tape.*"))
    assert set(finished[0].made()) >= {finished[0].data / "rounds.db"}
    assert finished[0].strays() == []


def test_the_same_trace_catches_the_telemetry_that_is_switched_off(finished):
    assert finished[1].sockets()
    assert finished[1].strays()
