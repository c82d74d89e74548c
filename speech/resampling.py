"""Sound of any rate and number of channels to 16 kHz mono, piece by piece, without a seam."""

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

import numpy as np
import soxr

from speech.tape import SAMPLE_RATE


class Resampling:
    """Resamples one stream of ``rate`` Hz and ``channels`` interleaved channels, which are averaged."""

    def __init__(self, rate: float, channels: int = 1) -> None:
        self._channels = channels
        self._stream = soxr.ResampleStream(rate, SAMPLE_RATE, 1, dtype="float32")

    def pcm(self, data: bytes) -> bytes:
        """Take PCM_16, give what is ready as 16 kHz mono PCM_16."""
        sound = np.frombuffer(data, dtype="<i2").reshape(-1, self._channels).mean(axis=1, dtype=np.float32)
        return self.floats(sound / np.float32(2**15))

    def floats(self, sound: "np.ndarray[Any, np.dtype[np.float32]]") -> bytes:
        """Take mono samples in -1..1, give what is ready as 16 kHz mono PCM_16."""
        return _pcm(self._stream.resample_chunk(sound))

    def rest(self) -> bytes:
        """Give what is still on its way after the last piece."""
        return _pcm(self._stream.resample_chunk(np.zeros(0, dtype=np.float32), last=True))


def _pcm(sound: "np.ndarray[Any, np.dtype[np.float32]]") -> bytes:
    pcm: bytes = np.clip(np.rint(sound * 2**15), -(2**15), 2**15 - 1).astype("<i2").tobytes()
    return pcm


class Conversion:
    """Takes blocks on one thread, which it keeps waiting for nothing, and gives them resampled on its own."""

    def __init__(self, resampling: Resampling, on_block: Callable[[bytes], None]) -> None:
        self._resampling = resampling
        self._on_block = on_block
        self._queue: SimpleQueue[bytes | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._convert, name="resampling", daemon=True)
        self._thread.start()

    def take(self, block: bytes) -> None:
        """Take PCM_16 as it comes from the device."""
        self._queue.put(block)

    def close(self) -> None:
        """Give everything that was taken, then end."""
        self._queue.put(None)
        self._thread.join()

    def _convert(self) -> None:
        while (block := self._queue.get()) is not None:
            self._on_block(self._resampling.pcm(block))
        self._on_block(self._resampling.rest())
