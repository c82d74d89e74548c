"""``rounds models download``: the one command that uses the network."""

import click

from tui.command.common import Common, common_options, pass_common
from tui.command.output import note, say


@click.command
@click.argument("name")
@common_options
@pass_common
def command(common: Common, name: str) -> None:
    """Fetch a model by its name from the Hugging Face hub; nothing else in Rounds uses the network."""
    from speech.models import download_model

    note(f"Fetching {name}; this can take minutes.", verbose=common.verbose)
    model = download_model(name, common.paths.models)
    say(f"{model.name} is here now: use it with --model {model.name}, or let 'rounds models calibrate' try it.")
