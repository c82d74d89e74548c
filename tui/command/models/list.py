"""``rounds models list``: the models that can be named."""

import click
import msgspec

from tui.command.common import Common, common_options, pass_common
from tui.command.output import print_json, say


class ModelLine(msgspec.Struct, frozen=True):
    """A model by its name; ``here`` when it can be used without a download."""

    name: str
    here: bool


@click.command
@common_options
@pass_common
def command(common: Common) -> None:
    """List the models by name, and whether they are on this computer."""
    from speech.models import list_models

    here = list_models(common.paths.models)
    lines = [ModelLine(name, found) for name, found in here.items()]
    if common.as_json:
        print_json(lines)
        return
    for line in lines:
        say(f"{line.name:16} {'here' if line.here else 'can be fetched with rounds models download'}")
