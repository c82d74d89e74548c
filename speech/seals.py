"""What a file of weights must be, and the note beside it that says when that was last found true."""

import hashlib
import os
from pathlib import Path

import msgspec

from speech.errors import ModelTampered, ModelTruncated

SEALS = "verified.json"


class Seal(msgspec.Struct, frozen=True):
    """A file as it was when its content was last read; ``changed`` is its modification time in nanoseconds."""

    size: int
    changed: int
    sha256: str

    @classmethod
    def of(cls, file: Path) -> "Seal":
        """Read a whole file."""
        with file.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            now = os.fstat(stream.fileno())
        return cls(now.st_size, now.st_mtime_ns, sha256)

    def fits(self, file: Path) -> bool:
        """Are the size and the time of the file still the same?"""
        now = file.stat()
        return (now.st_size, now.st_mtime_ns) == (self.size, self.changed)


def inspect(file: Path, size: int, sha256: str, *, called: str, remedy: str) -> Seal:
    """Read a whole file and compare it with what it must be.

    ``called`` is what the user knows the file as, and ``remedy`` what to do when it is wrong.

    Raises:
        ModelTruncated: it is too short.
        ModelTampered: its content differs.
    """
    seal = Seal.of(file)
    if seal.size < size:
        message = f"The model file {called} is cut short ({seal.size:,} of {size:,} bytes): {remedy}"
        raise ModelTruncated(message)
    if seal.sha256 != sha256:
        message = (
            f"The model file {called} is not the published one (its SHA-256 differs) and is not used: {remedy}"
        )
        raise ModelTampered(message)
    return seal


def read_seals(folder: Path) -> dict[str, Seal]:
    """The seals of a folder by file name; none when the note is absent or unreadable."""
    try:
        return msgspec.json.decode((folder / SEALS).read_bytes(), type=dict[str, Seal])
    except (OSError, msgspec.DecodeError):
        return {}


def write_seals(folder: Path, seals: dict[str, Seal]) -> None:
    """Note what was found true, in one step."""
    new = folder / f".{SEALS}-{os.getpid()}"
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(msgspec.json.encode(seals))
    new.replace(folder / SEALS)
