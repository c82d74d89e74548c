"""``rounds history search``: everything ever said."""

import click

from tui.command.common import Common, common_options, pass_common
from tui.command.history.lines import attempt_line
from tui.command.output import print_json, say


@click.command
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@common_options
@pass_common
def command(common: Common, words: tuple[str, ...]) -> None:
    """Find attempts by what was said in them, and by filters such as employer:cerner or score:>60."""
    from history.store import History

    hits = History(common.paths.data).search(" ".join(words))
    if common.as_json:
        print_json(hits)
        return
    for hit in hits:
        say(attempt_line(hit.attempt))
        if hit.snippet:
            say(f"    {' '.join(hit.snippet.split())}")
    if not hits:
        say("Nothing was found.")
