"""Checking a pack before it is used: for the people who write them."""

from pathlib import Path

from content.errors import PackError
from content.pack_folder import read_pack, read_round
from content.worksheets import FOLDER, pack_worksheets, read_worksheet


def check_pack(path: Path) -> tuple[PackError, ...]:
    """Tell every fault of a pack's folder, of the folder of a ``pack.toml``, or of a single file."""
    if path.is_dir():
        return read_pack(path)[1] + pack_worksheets(path)[1]
    if path.name == "pack.toml":
        return check_pack(path.absolute().parent)
    if path.absolute().parent.name == FOLDER and not path.with_name("pack.toml").exists():
        return read_worksheet(path, inside=path.parent, name=f"{FOLDER}/{path.name}")[1]
    return read_round(path)[1]
