"""What the user may set in ``config.toml``; a bad value never stops the start."""

import datetime
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from content.pack import Name

Density = Literal["calm", "ticks", "full"]
Entry = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
Threads = Annotated[int, msgspec.Meta(ge=1, le=16)]
Beams = Annotated[int, msgspec.Meta(ge=1, le=10)]
MinutesADay = Annotated[int, msgspec.Meta(ge=5, le=480)]
LARGEST_FILE = 1_000_000
"""Bytes; a larger file is no settings file."""


class Settings(msgspec.Struct, frozen=True):
    """The user's choices.

    ``model`` is a known name or a folder with CTranslate2 weights; ``threads`` and ``beams`` say how hard it
    works at each utterance. ``input_device`` is a microphone's name (None for the system's default),
    ``density`` how much the practice screen shows, ``theme`` a Textual theme. ``interview`` is the day of the
    next interview, ``employer`` the id of its pack, ``minutes_a_day`` the most that the plan asks for.
    """

    model: Entry = "base"
    threads: Threads = 1
    beams: Beams = 5
    input_device: Entry | None = None
    density: Density = "ticks"
    theme: Entry = "rounds"
    interview: datetime.date | None = None
    employer: Name | None = None
    minutes_a_day: MinutesADay = 45


def load_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Read the settings file; every value that cannot be used is left at its default and named in a notice."""
    try:
        text = read_text(path)
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError) as error:
        return Settings(), (f"The settings in {path} could not be read ({error}); the defaults are used.",)
    try:
        found = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Settings(), (f"The settings in {path} are not valid TOML ({error}); the defaults are used.",)
    fields = {field.name: field for field in msgspec.structs.fields(Settings)}
    good: dict[str, Any] = {}
    notices = []
    for name, value in found.items():
        if name not in fields:
            notices.append(f"The setting '{name[:64]}' in {path} is not known and was left out.")
            continue
        try:
            good[name] = msgspec.convert(value, fields[name].type)
        except msgspec.ValidationError as error:
            notices.append(f"The setting '{name}' in {path} was not used: {str(error)[:200]}.")
    return Settings(**good), tuple(notices)


def read_text(path: Path) -> str:
    """Read a settings file as it is, line ends too.

    Raises OSError, also for what is no file or too large, and UnicodeDecodeError.
    """
    if path.exists() and not path.is_file():
        raise OSError("it is not a file")
    if path.stat().st_size > LARGEST_FILE:
        raise OSError(f"it has more than {LARGEST_FILE:,} bytes")
    return path.read_bytes().decode()
