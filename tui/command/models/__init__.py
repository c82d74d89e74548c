"""``rounds models``: what transcribes."""

import click

from tui.command.common import common_options
from tui.command.root import Commands


@click.group(cls=Commands, package=__name__, names=("list", "calibrate", "download"))
@common_options
def command() -> None:
    """See which models there are, find the one that fits this computer, or fetch another."""
