"""The tape: one answer as a 16 kHz mono PCM_16 WAV whose header is right at every moment.

Sound is appended first and the header follows in one write, so whoever kills the process, the file is a valid
WAV that ends at most one block early.
"""

import errno
import os
import shutil
import struct
import time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from speech.errors import TapeError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAMPLE_RATE = 16_000
BYTES_PER_FRAME = 2
HEADER_BYTES = 44
SYNC_SECONDS = 1.0
MOST_BYTES = 2**31 - HEADER_BYTES
_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")


class Tape:
    """A tape being recorded; made by :meth:`create`, written by one thread, closed once."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor = descriptor
        self._bytes = 0
        self._closed = False
        self._synced = time.monotonic()

    @classmethod
    def create(cls, path: Path) -> Self:
        """Start an empty tape, readable by its owner only; its folder must exist.

        Raises:
            TapeError: there is a tape already, or the folder cannot be written.
        """
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            message = (
                f"There is a tape at {path} already, and a tape is never recorded over: choose another place."
            )
            raise TapeError(message) from None
        except OSError as error:
            raise TapeError(_sentence(path, error)) from error
        tape = cls(path, descriptor)
        try:
            tape._append(_header(0))
            tape._sync()
            _sync_folder(path.parent)
        except OSError as error:
            os.close(descriptor)
            path.unlink(missing_ok=True)
            raise TapeError(_sentence(path, error)) from error
        return tape

    @property
    def frames(self) -> int:
        """Samples on the tape."""
        return self._bytes // BYTES_PER_FRAME

    @property
    def seconds(self) -> float:
        """Length of the tape in seconds."""
        return self.frames / SAMPLE_RATE

    def append(self, pcm: bytes) -> None:
        """Add sound to the end (16 kHz mono PCM_16, little endian).

        Raises:
            TapeError: the disk is full or the file cannot be written; as much as went on the tape is kept.
        """
        try:
            try:
                self._append(pcm)
            finally:
                self._settle()
            if time.monotonic() - self._synced >= SYNC_SECONDS:
                self._sync()
        except OSError as error:
            raise TapeError(_sentence(self.path, error)) from error

    def close(self) -> None:
        """Bring everything to the disk and let go of the file; a second call does nothing.

        Raises:
            TapeError: the disk did not take what was written last.
        """
        if self._closed:
            return
        self._closed = True
        try:
            self._sync()
        except OSError as error:
            raise TapeError(_sentence(self.path, error)) from error
        finally:
            os.close(self._descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _append(self, data: bytes) -> None:
        if self._bytes + len(data) > MOST_BYTES:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._descriptor, rest) :]

    def _settle(self) -> None:
        """Count what reached the file, drop half a sample, and let the header say so."""
        self._bytes = os.lseek(self._descriptor, 0, os.SEEK_END) - HEADER_BYTES
        if self._bytes % BYTES_PER_FRAME:
            self._bytes -= self._bytes % BYTES_PER_FRAME
            os.ftruncate(self._descriptor, HEADER_BYTES + self._bytes)
            os.lseek(self._descriptor, 0, os.SEEK_END)
        os.pwrite(self._descriptor, _header(self.frames), 0)

    def _sync(self) -> None:
        os.fsync(self._descriptor)
        self._synced = time.monotonic()


def read_tape(path: Path, start: int = 0, stop: int | None = None) -> "NDArray[np.float32]":
    """Read samples ``start`` to ``stop`` (exclusive; None for all there is) as float32 in -1..1, shape (n,).

    Works on a WAV that is still being recorded, where it sees what is on the disk and not what the header says,
    and on the FLAC that the tape becomes.

    Raises:
        TapeError: there is no tape, or it is damaged or not 16 kHz mono.
    """
    import numpy as np

    return read_pcm(path, start, stop).astype(np.float32) / np.float32(2**15)


def read_pcm(path: Path, start: int = 0, stop: int | None = None) -> "NDArray[np.int16]":
    """Read as :func:`read_tape` does, the samples as they are on the tape."""
    import numpy as np

    if _is_tape(path):
        there = (path.stat().st_size - HEADER_BYTES) // BYTES_PER_FRAME
        start = min(start, there)
        count = max(0, min(there, there if stop is None else stop) - start)
        return np.fromfile(path, dtype="<i2", count=count, offset=HEADER_BYTES + BYTES_PER_FRAME * start)
    import soundfile

    try:
        with soundfile.SoundFile(path) as file:
            if (file.samplerate, file.channels) != (SAMPLE_RATE, 1):
                raise TapeError(f"{path} is not a tape: a tape has 16 kHz and one channel.")
            start = min(start, file.frames)
            count = max(0, min(file.frames, file.frames if stop is None else stop) - start)
            file.seek(start)
            sound: NDArray[np.int16] = file.read(count, dtype="int16")
    except soundfile.LibsndfileError as error:
        raise TapeError(f"The tape {path} is damaged and cannot be read to its end.") from error
    return sound


def tape_seconds(path: Path) -> float:
    """Length of a tape in seconds, WAV or FLAC.

    Raises:
        TapeError: there is no tape, or it is damaged.
    """
    if _is_tape(path):
        return (path.stat().st_size - HEADER_BYTES) // BYTES_PER_FRAME / SAMPLE_RATE
    import soundfile

    try:
        return float(soundfile.info(path).duration)
    except soundfile.LibsndfileError as error:
        raise TapeError(f"The tape {path} is damaged and cannot be read.") from error


def find_tape(folder: Path) -> Path:
    """The tape of an attempt's folder: the WAV while there is one, or else the FLAC made of it.

    Raises:
        TapeError: there is none.
    """
    for name in ("tape.wav", "tape.flac"):
        if (folder / name).is_file():
            return folder / name
    raise TapeError(f"There is no tape in {folder}: nothing was recorded, or the file was moved away.")


def repair_tape(path: Path) -> bool:
    """Make the header of an interrupted tape agree with its sound; a healthy tape is not touched.

    Returns whether anything was repaired. A file of another kind is left alone.

    Raises:
        TapeError: the tape cannot be read or written.
    """
    try:
        size = path.stat().st_size
        if not (_is_tape(path) or _header(0).startswith(_head(path))):
            return False
        right = _header(max(0, size - HEADER_BYTES) // BYTES_PER_FRAME)
        with path.open("r+b", buffering=0) as file:
            if file.read(HEADER_BYTES) == right:
                return False
            os.pwrite(file.fileno(), right, 0)
            os.fsync(file.fileno())
    except OSError as error:
        raise TapeError(_sentence(path, error)) from error
    return True


def _header(frames: int) -> bytes:
    size = frames * BYTES_PER_FRAME
    byte_rate = SAMPLE_RATE * BYTES_PER_FRAME
    form = (16, 1, 1, SAMPLE_RATE, byte_rate, BYTES_PER_FRAME, 16)
    return _HEADER.pack(b"RIFF", HEADER_BYTES - 8 + size, b"WAVE", b"fmt ", *form, b"data", size)


def _is_tape(path: Path) -> bool:
    """Is this a WAV as :class:`Tape` writes it, whatever sizes its header names?"""
    header = bytearray(_head(path))
    empty = _header(0)
    header[4:8], header[40:44] = empty[4:8], empty[40:44]
    return bytes(header) == empty


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEADER_BYTES)
    except OSError as error:
        raise TapeError(_sentence(path, error)) from error


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sentence(path: Path, error: OSError) -> str:
    """Say which of the ways a file can fail it was, and what to do."""
    folder = path.parent
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        free = shutil.disk_usage(folder).free / 1e6
        return (
            f"The disk that holds {folder} is full ({free:.0f} MB free): what was said until now is kept; "
            "free some space, then record on."
        )
    if error.errno == errno.EFBIG:
        return (
            f"The tape in {folder} has reached the longest that a file may be here: "
            "what was said until now is kept; begin a new answer."
        )
    if error.errno == errno.ENOENT:
        return f"There is no {path}: check the place where Rounds keeps its data."
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"{folder} may not be written: allow it, or choose another data folder with --data-dir."
    reason = error.strerror or str(error)
    return (
        f"The tape in {folder} cannot be written ({reason}): what was said until now is kept; check the disk."
    )
