"""``rounds locate``: where things are kept."""

import click

from tui.command.common import Common, common_options, pass_common
from tui.command.output import print_json, say


@click.command
@click.argument("what", type=click.Choice(["config", "data", "models"]), required=False)
@common_options
@pass_common
def command(common: Common, what: str | None) -> None:
    """Say where the settings, your attempts or the models are kept."""
    paths = common.paths
    places = {"config": str(paths.config), "data": str(paths.data), "models": str(paths.models)}
    chosen = {what: places[what]} if what else places
    if common.as_json:
        print_json(chosen)
    elif what:
        say(places[what])
    else:
        for name, place in places.items():
            say(f"{name:8}{place}")
