"""Checking a pack before it is used: for the people who write them."""

from pathlib import Path

from content.errors import PackError
from content.pack_folder import read_pack, read_round


def check_pack(path: Path) -> tuple[PackError, ...]:
    """Tell every fault of a pack's folder, of the folder of a ``pack.toml``, or of a single round's file."""
    if path.is_dir():
        return read_pack(path)[1]
    if path.name == "pack.toml":
        return read_pack(path.absolute().parent)[1]
    return read_round(path)[1]
