"""``rounds packs schema``: what a pack's file may hold, for an editor."""

import json
from typing import Literal

import click

from tui.command.common import common_options
from tui.command.output import say


@click.command
@click.argument("of", type=click.Choice(("pack", "round", "worksheet")), metavar="pack|round|worksheet")
@common_options
def command(of: Literal["pack", "round", "worksheet"]) -> None:
    """Print the JSON Schema of a pack.toml, of a round's file or of a worksheet's, for your editor."""
    from content.pack_schema import pack_schema

    say(json.dumps(pack_schema(of), indent=2))
