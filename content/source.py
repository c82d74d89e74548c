"""One TOML file from outside: opened with care, read whole, and every value in it traced to its line."""

import os
import re
import stat
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import tomli

from content.clean import clean
from content.errors import PackError
from content.toml_lines import Place, find_lines

LARGEST_FILE = 1 << 20
DEEPEST_NESTING = 8
MOST_KEY_PARTS = 16
MOST_TABLES = 20_000

_NOT_A_FILE = "This is not a regular file; a pack is made of plain TOML files."
_TOO_DEEP = f"Lists and tables are nested more than {DEEPEST_NESTING} deep; a pack needs fewer."
_KEY_PART = r"""(?:[\w-]++|"[^"]*+"|'[^']*+')[ \t]*+"""
_LONG_KEY = re.compile(rf"(?<![\w-])(?:{_KEY_PART}\.[ \t]*+){{{MOST_KEY_PARTS}}}", re.ASCII)
_PARSER_PLACE = re.compile(r" ?\(at (?:line (\d+), column \d+|end of document)\)$")


class Source:
    """One TOML file: ``name`` as the user knows it, its text, its ``size`` in bytes, and what it says."""

    def __init__(self, name: str, text: str, size: int, data: dict[str, Any]) -> None:
        self.name = name
        self.text = text
        self.size = size
        self.data = data

    def fault(self, place: Place, what: str) -> PackError:
        """Say what is wrong with the value at ``place`` (keys and list positions from the top of the file)."""
        while place and place not in self._lines:
            place = place[:-1]
        return PackError(self.name, what, self._lines.get(place))

    @cached_property
    def _lines(self) -> Mapping[Place, int]:
        return find_lines(self.text)


def read_source(path: Path, *, inside: Path, name: str, room: int = LARGEST_FILE) -> Source:
    """Read a regular TOML file of at most ``room`` bytes inside a folder; its strings are cleaned and unfolded.

    Raises PackError, one sentence, for anything else: not there, a link that leads out, a pipe or device,
    too large, not UTF-8, not TOML, nested more than eight deep.
    """
    raw = _read(path, inside, name, room)
    text = _decode(raw, name)
    if text.count("\n[") > MOST_TABLES:
        raise PackError(name, f"The file has more than {MOST_TABLES:,} tables; a pack needs fewer.")
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") >= MOST_KEY_PARTS and _LONG_KEY.search(line):
            raise PackError(name, "A key here has too many dots; write a table in square brackets.", number)
    return Source(name, text, len(raw), _cleaned(_parse(text, name), name))


def _read(path: Path, inside: Path, name: str, room: int) -> bytes:
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(inside.resolve()):
            raise PackError(
                name, "The file is a link that leads out of the pack's folder; put the file itself there."
            )
        if not real.is_file():
            raise PackError(name, _NOT_A_FILE)
        handle = os.open(real, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise PackError(name, _NOT_A_FILE)
            raw = file.read(room + 1)
    except FileNotFoundError:
        raise PackError(name, "The file is not there; check its name.") from None
    except (OSError, RuntimeError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise PackError(name, f"The file cannot be read: {reason or 'its links lead in a circle'}.") from None
    if len(raw) > room:
        raise PackError(name, "The pack is larger than 1 MiB; split it into several packs.")
    return raw


def _decode(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise PackError(name, "The file is not UTF-8 text; save it with the encoding UTF-8.", line) from None


def _parse(text: str, name: str) -> dict[str, Any]:
    try:
        return tomli.loads(text)
    except RecursionError:
        raise PackError(name, _TOO_DEEP) from None
    except tomli.TOMLDecodeError as error:
        said = str(error)
        place = _PARSER_PLACE.search(said)
        line = int(place[1]) if place and place[1] else None
        if place and line is None:
            line = text.count("\n") + 1
        reason = _PARSER_PLACE.sub("", said).rstrip(".")
        raise PackError(name, f"This is not valid TOML: {reason}.", line) from None
    except ValueError:
        raise PackError(name, "A number in this file has too many digits.") from None


def _cleaned(value: Any, name: str, depth: int = 1) -> Any:
    if isinstance(value, str):
        return value if value.isprintable() else _unfold(clean(value))
    if isinstance(value, dict | list) and depth > DEEPEST_NESTING:
        raise PackError(name, _TOO_DEEP)
    if isinstance(value, dict):
        return {clean(key): _cleaned(item, name, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_cleaned(item, name, depth + 1) for item in value]
    return value


def _unfold(text: str) -> str:
    paragraphs = text.strip().split("\n\n")
    return "\n\n".join(" ".join(map(str.strip, paragraph.strip().split("\n"))) for paragraph in paragraphs)
