"""Does the microphone hear the speaker? Told before the round, from sound that is never kept."""

import math
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from speech.devices import Device
    from speech.source import Source

Hearing = Literal["waiting", "voice", "whisper", "silence", "too loud", "nothing"]

PATIENCE_SECONDS = 4.0
"""A sound system that has to wake up gives its first block within about two seconds."""
SILENCE_SECONDS = 2.0
VOICE_DBFS = -40.0
CLIPPED = 32_000
CLIPPED_SHARE = 0.005
QUIETEST_DBFS = -96.0
TELEPHONE_RATE = 16_000
_one_at_a_time = threading.Lock()
"""Sound systems are not made for several threads."""


class Verdict(msgspec.Struct, frozen=True):
    """What the check has found so far, and the sentence that says it."""

    hearing: Hearing
    sentence: str


class SoundCheck:
    """Listens to ``source`` between ``start`` and ``stop``; level and verdict are there to be pulled."""

    def __init__(self, source: "Source", *, now: Callable[[], float] = time.monotonic) -> None:
        self._source = source
        self._now = now
        self._stopped = False
        self._began = now()
        self._latest: float | None = None
        self._silent_since: float | None = None
        self._level = QUIETEST_DBFS
        self._voice_at: float | None = None
        self._clipped_at: float | None = None

    @property
    def name(self) -> str:
        """What the microphone is called."""
        return self._source.name

    @property
    def level(self) -> float:
        """Loudness of the last block in dBFS."""
        return self._level

    @property
    def verdict(self) -> Verdict:
        """What can be said now."""
        now = self._now()
        if fault := self._source.fault:
            return Verdict("nothing", fault)
        if self._latest is None:
            if now - self._began < PATIENCE_SECONDS:
                return Verdict("waiting", "Waking the microphone …")
            return Verdict("nothing", f"No sound arrives from {self.name}: see that it is plugged in and free.")
        if self._silent_since is not None and now - self._silent_since > SILENCE_SECONDS:
            return Verdict(
                "silence",
                f"{self.name} sends nothing but silence: unmute it, or allow this terminal to use it.",
            )
        if self._clipped_at is not None and now - self._clipped_at < SILENCE_SECONDS:
            return Verdict("too loud", "Too loud: move back a little, or turn the input level down.")
        if self._voice_at is not None:
            return Verdict("voice", "It hears you.")
        if now - self._began < PATIENCE_SECONDS:
            return Verdict("waiting", "Say a few words.")
        return Verdict(
            "whisper", "It hears hardly anything: say a few words, come closer, or turn the level up."
        )

    def start(self) -> None:
        """Begin to listen, unless it has been stopped already.

        Raises a SpeechError when there is nothing to listen to.
        """
        with _one_at_a_time:
            if not self._stopped:
                self._began = self._now()
                self._source.start(self._hear, lambda: None)

    def stop(self) -> None:
        """Let go of the source, after its opening if that is still going on; may block for a moment."""
        with _one_at_a_time:
            if not self._stopped:
                self._stopped = True
                self._source.stop()

    def _hear(self, block: bytes) -> None:
        import numpy as np

        now = self._now()
        sound = np.frombuffer(block, dtype="<i2").astype(np.float64)
        if not sound.size:
            return
        self._latest = now
        loudness = math.sqrt(float(np.mean(np.square(sound))))
        self._level = 20 * math.log10(loudness / 2**15) if loudness >= 1 else QUIETEST_DBFS
        if not sound.any():
            self._silent_since = now if self._silent_since is None else self._silent_since
            return
        self._silent_since = None
        if self._level > VOICE_DBFS:
            self._voice_at = now
        if float(np.mean(np.abs(sound) >= CLIPPED)) > CLIPPED_SHARE:
            self._clipped_at = now


def warn_of(device: "Device") -> str | None:
    """Say what is wrong with a device before it is heard; None when nothing is."""
    if device.monitor:
        return f"{device.label} is what this computer plays, not a microphone: choose another one."
    if device.rate < TELEPHONE_RATE:
        return (
            f"{device.label} sounds like a telephone ({device.rate / 1000:g} kHz), as a headset does while it "
            "also plays: words are understood less well, and a built-in microphone is better."
        )
    return None


def microphones() -> "tuple[Device, ...]":
    """Everything that can be recorded from now.

    Raises a SpeechError when there is no sound system.
    """
    from speech.devices import list_devices

    with _one_at_a_time:
        return list_devices()


def microphone_problem(wanted: str | None) -> str | None:
    """Say why nothing can be recorded now; None when there is the microphone that is wanted."""
    from speech.devices import choose_device
    from speech.errors import SpeechError

    try:
        with _one_at_a_time:
            choose_device(wanted)
    except SpeechError as error:
        return str(error)
    return None
