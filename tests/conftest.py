"""What tests of several floors share: a spoken sample, the weights, and a room with a microphone in it."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings

from speech.models import DEFAULT_MODEL, LIVE_MODEL, find_model
from speech.voice import speak

settings.register_profile("rounds", deadline=None)
settings.load_profile("rounds")  # no test depends on how fast the machine is
ANSWER = (
    "I led the sepsis alert rollout for forty two units. We cut alert delay by twenty percent in six months, "
    "and it went live under a HIPAA review."
)


@dataclass
class Room:
    """A sound server of its own with one loudspeaker, ``room``, which its one microphone, ``desk_mic``, hears.

    ``env`` is what another process needs to be in the room; this process is in it already.
    """

    env: dict[str, str]
    modules: dict[str, str] = field(default_factory=dict)

    def pactl(self, *words: str) -> str:
        done = subprocess.run(
            ["pactl", *words], env={**os.environ, **self.env}, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def play(self, path: Path) -> None:
        """Play a file to its end."""
        self.start_playing(path).wait()

    def start_playing(self, path: Path) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(["paplay", "--device=room", path], env={**os.environ, **self.env})

    def put_in_loudspeaker(self, rate: int = 16_000) -> None:
        self.modules["room"] = self.pactl(
            "load-module", "module-null-sink", "sink_name=room", f"rate={rate}", "channels=1"
        )

    def plug_in(self, name: str = "desk_mic") -> None:
        self.modules[name] = self.pactl(
            "load-module", "module-remap-source", f"source_name={name}", "master=room.monitor"
        )
        self.pactl("set-default-source", name)

    def unplug(self, name: str = "desk_mic") -> None:
        self.pactl("unload-module", self.modules.pop(name))

    def take_out_loudspeaker(self) -> None:
        """With it goes all that the room has."""
        self.unplug("room")

    def clear(self) -> None:
        for name in list(self.modules)[::-1]:
            self.unplug(name)


@pytest.fixture(scope="session")
def until() -> Callable[[Callable[[], object]], None]:
    """Wait until something is true, and fail when it does not come true in 20 s."""

    def wait(is_true: Callable[[], object], seconds: float = 20.0) -> None:
        limit = time.monotonic() + seconds
        while not is_true():
            assert time.monotonic() < limit, "it did not happen"
            time.sleep(0.01)

    return wait


@pytest.fixture(scope="session")
def answer_text() -> str:
    """What is said in ``spoken``."""
    return ANSWER


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nine seconds of an answer, said by the bundled voice: a 16 kHz WAV."""
    path = tmp_path_factory.mktemp("spoken") / "answer.wav"
    speak(ANSWER, path)
    return path


@pytest.fixture(scope="session")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of models that holds the two that come with Rounds."""
    cache = tmp_path_factory.mktemp("weights")
    for name in (DEFAULT_MODEL, LIVE_MODEL):
        find_model(name, cache=cache)
    yield cache
    shutil.rmtree(cache)


@pytest.fixture(scope="session")
def sound_server(
    tmp_path_factory: pytest.TempPathFactory, until: Callable[..., None]
) -> Iterator[dict[str, str]]:
    """A PulseAudio that nobody else uses; gives the environment that leads to it."""
    home = tmp_path_factory.mktemp("pulse")
    socket = home / "native"
    env = {
        "PULSE_SERVER": f"unix:{socket}",
        "PULSE_COOKIE": str(home / "cookie"),
        "XDG_RUNTIME_DIR": str(home),
    }
    command = ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=1800"]
    command += [
        "--high-priority=no",
        "--realtime=no",
        "--disable-shm=yes",
        "--log-target=file:" + str(home / "log"),
    ]
    command += ["-L", f"module-native-protocol-unix socket={socket} auth-anonymous=1"]
    with subprocess.Popen(command, env={**os.environ, **env, "HOME": str(home)}) as server:
        until(socket.exists)
        yield env
        server.terminate()


@pytest.fixture
def room(sound_server: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """Be in a room with a loudspeaker and a microphone."""
    for name, value in sound_server.items():
        monkeypatch.setenv(name, value)
    room = Room(sound_server)
    room.put_in_loudspeaker()
    room.plug_in()
    yield room
    room.clear()
