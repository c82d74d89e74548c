"""``rounds history``: what was done."""

import click

from tui.command.common import common_options
from tui.command.root import Commands


@click.group(cls=Commands, package=__name__, names=("list", "show", "search", "recover", "delete"))
@common_options
def command() -> None:
    """List, read, search, recover and delete your attempts."""
