"""The options that every command takes, before its name or after it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from practice.paths import Paths, find_paths
from practice.settings import Settings, load_settings
from tui.command.output import warn

Command = TypeVar("Command", bound=Callable[..., Any])


class Common(msgspec.Struct):
    """What was given of the common options; one object, filled from the first word of a command to its last."""

    model: str | None = None
    input_device: str | None = None
    data_dir: str | None = None
    as_json: bool = False
    verbose: bool = False
    no_color: bool = False

    @property
    def paths(self) -> Paths:
        """Where things are kept."""
        return find_paths(Path(self.data_dir) if self.data_dir else None)

    def load_settings(self) -> tuple[Settings, tuple[str, ...]]:
        """Read the settings, with what was given here laid over them, and the notices about them."""
        settings, notices = load_settings(self.paths.config)
        given = msgspec.structs.replace(
            settings,
            model=self.model or os.environ.get("ROUNDS_MODEL") or settings.model,
            input_device=self.input_device or settings.input_device,
        )
        return given, notices

    def choose_settings(self) -> Settings:
        """Read the settings for a command without screens: notices go to stderr."""
        settings, notices = self.load_settings()
        for notice in notices:
            warn(notice)
        return settings


pass_common = click.make_pass_decorator(Common)


def common_options(command: Command) -> Command:
    """Let a command or a group take the common options; ``pass_common`` gives them."""
    for option in _OPTIONS:
        command = option(command)
    return command


def _remember(context: click.Context, parameter: click.Parameter, value: object) -> None:
    common = context.find_object(Common)
    if value and common and parameter.name:
        setattr(common, parameter.name, value)


def _option(*names: str, **attributes: Any) -> Callable[[Command], Command]:
    return click.option(*names, expose_value=False, callback=_remember, **attributes)


_OPTIONS = (
    _option("--no-color", is_flag=True, help="Do without colours."),
    _option("-v", "--verbose", is_flag=True, help="Tell how it goes, even where nobody watches."),
    _option("--json", "as_json", is_flag=True, help="Print JSON."),
    _option("--data-dir", metavar="DIR", help="The folder that keeps your attempts."),
    _option("--input-device", metavar="NAME", help="The microphone, as 'rounds devices' names it."),
    _option("--model", metavar="NAME|DIR", help="What transcribes: base, tiny.en or a folder of weights."),
)
