"""``rounds``: the group that finds every command, and loads only the one that is meant."""

from importlib import import_module
from typing import Any

import click

from tui.command.common import Common, common_options, pass_common


class Commands(click.Group):
    """A group whose commands are the modules of a package; each has its command as ``command``."""

    def __init__(self, *args: Any, package: str, names: tuple[str, ...], **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self._package = package
        self._names = names

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the commands, in the order of a first visit."""
        return list(self._names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Load one command."""
        if cmd_name not in self._names:
            return None
        command: click.Command = import_module(f"{self._package}.{cmd_name}").command
        return command


@click.group(
    cls=Commands,
    package="tui.command",
    names=(
        "demo",
        "practice",
        "score",
        "transcribe",
        "history",
        "packs",
        "worksheets",
        "plan",
        "devices",
        "models",
        "doctor",
        "locate",
    ),
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@common_options
@click.version_option(package_name="rounds")
@pass_common
@click.pass_context
def rounds(context: click.Context, common: Common) -> int | None:
    """Rehearse job interviews aloud; nothing you say leaves this computer.

    Without a command the app opens.
    """
    if context.invoked_subcommand:
        return None
    from tui.command.app import open_app

    return open_app(common)
