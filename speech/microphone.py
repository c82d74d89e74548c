"""The microphone: what is said into it, as 16 kHz mono PCM_16, through PortAudio."""

import math
import threading
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from speech.devices import Device, choose_device
from speech.errors import MicrophoneFault
from speech.portaudio import let_go, open_stream, portaudio
from speech.pulse import Departure, routed_from
from speech.resampling import Conversion, Resampling
from speech.tape import SAMPLE_RATE

BLOCK_SECONDS = 0.1
LATENCY_SECONDS = 0.2
"""What PortAudio holds back; more of it comes late and in lumps, and is gone at the end."""
_MARGIN_SECONDS = 0.05


class Microphone:
    """The input device called ``device``, or the default one of the system.

    The device is chosen when it starts and never exchanged for another: when it goes, that is a fault. One that
    refuses 16 kHz is opened at its own rate and resampled.
    """

    live = True
    lost = 0

    def __init__(self, device: str | None = None) -> None:
        self.name = device or "default"
        self.fault: str | None = None
        self._wanted = device
        self._give: Callable[[bytes], None]
        self._stream: Any = None
        self._conversion: Conversion | None = None
        self._departure: Departure | None = None
        self._ending = threading.Event()
        self._rate = SAMPLE_RATE
        self._wanted_until = math.inf
        self._complete = threading.Event()

    def start(self, on_block: Callable[[bytes], None], on_end: Callable[[], None]) -> None:  # noqa: ARG002 - endless
        """Open the device; its first block comes 0.1 to 2 s later, when it has woken up.

        Raises:
            NoPortAudio: the library is missing.
            NoMicrophone: there is no device, or none of that name.
            MicrophoneFault: it is there and cannot be opened.
        """
        device = choose_device(self._wanted)
        self.name = device.label
        reason = ""
        for rate, channels in _forms(device):
            try:
                self._open(device, rate, channels, on_block)
            except portaudio().PortAudioError as error:
                self._close()
                self._ending.clear()
                reason = str(error.args[0])
            else:
                return
        raise MicrophoneFault(
            f'The microphone "{self.name}" cannot be opened ({reason}): see that no other program holds it, '
            "and that this terminal may use it."
        )

    def stop(self) -> None:
        """Wait for what was said before now and is still in the buffers, then let go of the device."""
        if self._stream and not self.fault:
            self._wanted_until = self._stream.time + _MARGIN_SECONDS
            self._complete.wait(self._stream.latency + _MARGIN_SECONDS)
        if not self._close():
            self.fault = (
                f'The microphone "{self.name}" does not let go: what was said is on the tape; '
                "start Rounds again before the next answer."
            )

    def _open(self, device: Device, rate: int, channels: int, on_block: Callable[[bytes], None]) -> None:
        self._give, self._rate = on_block, rate
        if (rate, channels) != (SAMPLE_RATE, 1):
            self._conversion = Conversion(Resampling(rate, channels), on_block)
            self._give = self._conversion.take
        with routed_from(device.name) if device.routed else nullcontext():
            self._stream = open_stream(
                lambda: portaudio().RawInputStream(
                    samplerate=rate,
                    channels=channels,
                    dtype="int16",
                    blocksize=round(rate * BLOCK_SECONDS),
                    latency=LATENCY_SECONDS,
                    device=device.index,
                    callback=self._hear,
                    finished_callback=self._finished,
                )
            )
        if device.routed:
            self._departure = Departure(device.name, self._departed)

    def _hear(self, indata: Any, frames: int, time: Any, _status: Any) -> None:
        self._give(bytes(indata))
        if min(time.inputBufferAdcTime + frames / self._rate, time.currentTime) >= self._wanted_until:
            self._complete.set()

    def _finished(self) -> None:
        if not self._ending.is_set():
            self._fail("has stopped by itself")

    def _departed(self) -> None:
        self._fail("was unplugged")
        self._let_go()

    def _fail(self, what: str) -> None:
        self.fault = self.fault or (
            f'The microphone "{self.name}" {what}: what was said before is on the tape; '
            "see that it is plugged in, then record again."
        )

    def _close(self) -> bool:
        """Let go of everything that is open; returns whether the device did."""
        self._ending.set()
        released = self._let_go()
        if self._departure:
            self._departure.close()
            self._departure = None
        if self._conversion:
            self._conversion.close()
            self._conversion = None
        return released

    def _let_go(self) -> bool:
        return self._stream is None or let_go(self._stream)


def _forms(device: Device) -> tuple[tuple[int, int], ...]:
    """Rates and channels to try, the wanted one first."""
    forms = ((SAMPLE_RATE, 1), (device.rate, 1), (device.rate, device.channels))
    return tuple(dict.fromkeys(forms))
