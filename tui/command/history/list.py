"""``rounds history list``: attempts, newest first."""

import click

from tui.command.common import Common, common_options, pass_common
from tui.command.history.lines import attempt_line
from tui.command.output import print_json, say


@click.command
@click.option("--limit", type=click.IntRange(min=1), help="At most so many; all if not given.")
@common_options
@pass_common
def command(common: Common, limit: int | None) -> None:
    """List your attempts, newest first."""
    from history.store import History

    attempts = History(common.paths.data).list(limit=limit)
    if common.as_json:
        print_json(attempts)
        return
    for attempt in attempts:
        say(attempt_line(attempt))
    if not attempts:
        say("Nothing was practised yet; 'rounds demo --plain' shows how it goes.")
