"""PulseAudio and PipeWire: which sources there are, which one is opened, and when it goes.

PortAudio sees all of these as one device that never changes: a microphone cannot be chosen, and when it is
unplugged the server quietly goes on with another one. ``pactl`` knows; where it is not installed, or no server
runs, there are no sources here and PortAudio's own list has to do.
"""

import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec

_ENVIRONMENT = {"LC_ALL": "C"}
_ANSWER_SECONDS = 5.0


class PulseSource(msgspec.Struct, frozen=True, rename={"output": "monitor_source"}):
    """One source of the sound server; ``output`` is the output that it listens in on, or empty."""

    name: str
    description: str
    sample_specification: str
    output: str = ""

    @property
    def rate(self) -> int:
        """Samples per second that the device itself has."""
        return int(self.sample_specification.split()[-1].removesuffix("Hz"))

    @property
    def channels(self) -> int:
        """Channels that the device itself has."""
        return int(self.sample_specification.split()[1].removesuffix("ch"))


def pulse_sources() -> tuple[PulseSource, ...] | None:
    """The sources of the sound server that this process would reach; None when there is none to ask."""
    answer = _ask("--format=json", "list", "sources")
    try:
        return None if answer is None else msgspec.json.decode(answer, type=tuple[PulseSource, ...])
    except msgspec.DecodeError:
        return None


def default_pulse_source() -> str | None:
    """The name of the source that is used when none is named."""
    answer = _ask("get-default-source")
    return answer.decode().strip() if answer else None


@contextmanager
def routed_from(name: str) -> Iterator[None]:
    """Let streams that are opened meanwhile record from the source ``name``."""
    before = os.environ.get("PULSE_SOURCE")
    os.environ["PULSE_SOURCE"] = name
    try:
        yield
    finally:
        if before is None:
            del os.environ["PULSE_SOURCE"]
        else:
            os.environ["PULSE_SOURCE"] = before


class Departure:
    """Calls ``on_gone`` once, from a thread of its own, when the source ``name`` leaves the server."""

    def __init__(self, name: str, on_gone: Callable[[], None]) -> None:
        self._name = name
        self._on_gone = on_gone
        self._events = subprocess.Popen(
            ["pactl", "subscribe"],  # noqa: S607 - wherever the system has it
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, **_ENVIRONMENT},
        )
        self._thread = threading.Thread(target=self._follow, name="pulse-departure", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Watch no longer; not to be called by ``on_gone`` itself."""
        self._events.terminate()
        self._thread.join()

    def _follow(self) -> None:
        with self._events as events:
            for event in events.stdout or ():
                if "'remove' on source #" in event and not self._is_there():
                    events.terminate()
                    self._on_gone()

    def _is_there(self) -> bool:
        return any(source.name == self._name for source in pulse_sources() or ())


def _ask(*question: str) -> bytes | None:
    try:
        answer = subprocess.run(  # noqa: S603 - fixed words
            ["pactl", *question],  # noqa: S607 - wherever the system has it
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_ANSWER_SECONDS,
            env={**os.environ, **_ENVIRONMENT},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout if answer.returncode == 0 else None
