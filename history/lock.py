"""Who may write to the data folder: one Rounds at a time."""

import contextlib
import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from history.errors import FolderUnusable
from history.private import make_folder

if sys.platform == "win32":
    import msvcrt

    _BEYOND_THE_TEXT = 1 << 20

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _BEYOND_THE_TEXT, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class DataLock:
    """A lock on a data folder that the system frees when its holder dies, however it dies."""

    def __init__(self, folder: Path, name: str = "rounds.lock") -> None:
        self.path = folder / name
        self._descriptor: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def acquire(self, patience: float = 0) -> bool:
        """Take the lock; False when somebody else still has it after ``patience`` seconds.

        Raises FolderUnusable.
        """
        deadline = time.monotonic() + patience
        while not self._try():
            if time.monotonic() >= deadline:
                return False
            time.sleep(0.02)
        return True

    def release(self) -> None:
        """Let the lock go; harmless when it is not held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def holder(self) -> int | None:
        """The process id that took the lock last, None when nobody ever did."""
        try:
            return int(self.path.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None

    def _try(self) -> bool:
        if self._descriptor is not None:
            return True
        try:
            make_folder(self.path.parent)
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                is_ours = _lock(descriptor)
            except OSError:
                os.close(descriptor)
                raise
        except OSError as error:
            raise FolderUnusable(
                f"Rounds cannot lock its data folder {self.path.parent} ({error.strerror}); "
                "make it writable or choose another folder with --data-dir."
            ) from error
        if not is_ours:
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        with contextlib.suppress(OSError):  # on a full disk the lock holds all the same, only without a name
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, f"{os.getpid()}\n".encode())
        return True
