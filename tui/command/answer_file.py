"""Files that the user names: there at all, text or sound."""

import sys
from pathlib import Path

from tui.command.misuse import Misuse

LONGEST_TEXT = 200_000
"""Characters; ninety minutes of speech are about 75,000."""
SOUND_ENDINGS = frozenset(
    {".3gp", ".aac", ".aif", ".aiff", ".amr", ".au", ".caf", ".flac", ".m4a", ".mka", ".mkv", ".mov", ".mp3"}
    | {".mp4", ".mpga", ".oga", ".ogg", ".opus", ".wav", ".weba", ".webm", ".wma"}
)
_MOST_BYTES = 4 * LONGEST_TEXT


def demand_file(path: Path) -> None:
    """Raise Misuse, a sentence, unless there is a file."""
    if path.is_dir():
        raise Misuse(f"{path} is a folder; name a file in it.")
    if not path.exists():
        raise Misuse(f"There is no file {path}; check its name.")


def is_sound(path: Path) -> bool:
    """Whether a file holds sound rather than text: told by its ending, else by what is in it."""
    if path.suffix.lower() in SOUND_ENDINGS:
        return True
    with path.open("rb") as file:
        return _decode(file.read(_MOST_BYTES + 1)) is None


def read_text(file: str) -> str:
    """Read an answer in writing from a file or, for ``-``, from stdin; no character of it is changed.

    Raises Misuse when it is not text, empty, or longer than an answer can be.
    """
    name = "What came from stdin" if file == "-" else file
    if file == "-":
        raw = sys.stdin.buffer.read(_MOST_BYTES + 1)
    else:
        demand_file(Path(file))
        with Path(file).open("rb") as opened:
            raw = opened.read(_MOST_BYTES + 1)
    text = _decode(raw)
    if text is None:
        raise Misuse(f"{name} is not text in UTF-8; save it as such.")
    if not text.strip():
        raise Misuse(f"{name} is empty; there is no answer in it.")
    if len(text) > LONGEST_TEXT:
        raise Misuse(f"{name} is longer than {LONGEST_TEXT:,} characters; give one answer at a time.")
    return text


def _decode(raw: bytes) -> str | None:
    """The text, or None for what cannot be text; a character cut off where reading stopped is no fault."""
    if b"\0" in raw:
        return None
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        cut = len(raw) > _MOST_BYTES and error.start > len(raw) - 4
        return raw[: error.start].decode() if cut else None
