"""Writing a choice into ``config.toml``; what else stands there, comments too, stays as it is."""

import datetime
import threading
from collections.abc import Mapping
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError

from practice.errors import SettingsNotKept
from practice.settings import read_text
from practice.whole_file import put_file

Choice = str | int | datetime.date | None

_writing = threading.Lock()


def keep_settings(path: Path, choices: Mapping[str, Choice]) -> None:
    """Set or, with None, take out some settings; the file is replaced in one step and only its owner reads it.

    A symbolic link stays one: the file that it leads to is written. Raises SettingsNotKept when the file cannot
    be written, or is no TOML and would be lost; it is then as it was before.
    """
    with _writing:
        try:
            target = path.resolve()
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            before = read_text(target) if target.exists() else ""
            after = _set(before, choices)
            if after != before:
                put_file(target, after.encode(), overwrite=True)
        except (OSError, RuntimeError, ValueError, TOMLKitError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise SettingsNotKept(
                f"Your choice could not be kept in {path} ({reason}); it lasts until Rounds is closed."
            ) from error


def _set(text: str, choices: Mapping[str, Choice]) -> str:
    document = tomlkit.parse(text)
    for name, value in choices.items():
        if value is None:
            document.pop(name, None)
        elif document.get(name) != value:
            document[name] = value
    return tomlkit.dumps(document)
