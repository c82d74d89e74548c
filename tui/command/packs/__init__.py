"""``rounds packs``: what can be asked."""

import click

from tui.command.common import common_options
from tui.command.root import Commands


@click.group(cls=Commands, package=__name__, names=("list", "show", "check", "import", "schema"))
@common_options
def command() -> None:
    """Look at the question packs, or check one of your own."""
