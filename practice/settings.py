"""What the user may set in ``config.toml``; a bad value never stops the start."""

import tomllib
from pathlib import Path
from typing import Any, Literal

import msgspec

Density = Literal["calm", "ticks", "full"]


class Settings(msgspec.Struct, frozen=True):
    """The user's choices.

    ``model`` is a known name or a folder with CTranslate2 weights, ``input_device`` a microphone's name
    (None for the system's default), ``density`` how much the practice screen shows, ``theme`` a Textual theme.
    """

    model: str = "base"
    input_device: str | None = None
    density: Density = "ticks"
    theme: str = "rounds"


def load_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Read the settings file; every value that cannot be used is left at its default and named in a notice."""
    try:
        text = path.read_text(encoding="utf-8")
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
            notices.append(f"The setting '{name}' in {path} is not known and was left out.")
            continue
        try:
            good[name] = msgspec.convert(value, fields[name].type)
        except msgspec.ValidationError as error:
            notices.append(f"The setting '{name}' in {path} was not used: {error}.")
    return Settings(**good), tuple(notices)
