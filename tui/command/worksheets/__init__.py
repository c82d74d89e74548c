"""``rounds worksheets``: figures to bring into the room."""

import click

from tui.command.common import common_options
from tui.command.root import Commands


@click.group(cls=Commands, package=__name__, names=("list", "show", "fill"))
@common_options
def command() -> None:
    """Fill in worksheets and read what they come to."""
