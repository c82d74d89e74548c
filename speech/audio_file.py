"""An audio file in the place of the microphone, at full speed or at the pace of speech."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from speech.decoding import decode
from speech.errors import AudioFileError
from speech.tape import BYTES_PER_FRAME, SAMPLE_RATE

BLOCK_BYTES = SAMPLE_RATE // 10 * BYTES_PER_FRAME


class AudioFile:
    """Sound of any format that FFmpeg's libraries decode, made 16 kHz mono as it is read.

    It is decoded once from beginning to end when it is named, so that a bad file is known before an attempt is
    made. ``realtime`` gives its 0.1 s blocks at the pace of the clock, as a microphone would.

    Raises:
        AudioFileError: it is missing, a folder, empty, not sound, without a sample, cut short or damaged.
    """

    live = False
    lost = 0

    def __init__(self, path: Path, *, realtime: bool = False) -> None:
        self.path = path
        self.name = path.name
        self.fault: str | None = None
        self.seconds = sum(len(piece) for piece in decode(path)) / BYTES_PER_FRAME / SAMPLE_RATE
        self._realtime = realtime
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, on_block: Callable[[bytes], None], on_end: Callable[[], None]) -> None:
        """Give the blocks from a thread of its own, then say that there are no more."""
        self._thread = threading.Thread(
            target=self._play, args=(on_block, on_end), name="audio-file", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Give no more blocks."""
        self._stopping.set()
        if self._thread:
            self._thread.join()

    def _play(self, on_block: Callable[[bytes], None], on_end: Callable[[], None]) -> None:
        due = time.monotonic()
        try:
            for block in in_blocks(decode(self.path)):
                if self._realtime:
                    due += len(block) / BYTES_PER_FRAME / SAMPLE_RATE
                    self._stopping.wait(max(0.0, due - time.monotonic()))
                if self._stopping.is_set():
                    return
                on_block(block)
        except AudioFileError as error:
            self.fault = str(error)
        on_end()


def in_blocks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Cut sound of any pieces into blocks of 0.1 s; the last one may be shorter."""
    rest = b""
    for piece in pieces:
        rest += piece
        while len(rest) >= BLOCK_BYTES:
            yield rest[:BLOCK_BYTES]
            rest = rest[BLOCK_BYTES:]
    if rest:
        yield rest
