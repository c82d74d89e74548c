"""Files and folders that only their owner can read, whatever the umask."""

import os
import stat
from pathlib import Path


def make_folder(path: Path) -> None:
    """Make ``path`` and every missing folder above it, 0700; folders that are there stay as they are."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)


def make_file(path: Path) -> None:
    """Make an empty file, 0600; one that is there keeps its content and loses every other reader."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(0o600)


def sync_folder(path: Path) -> None:
    """Put the names in a folder on the disk itself, so that they outlast a power cut (POSIX only)."""
    if os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
