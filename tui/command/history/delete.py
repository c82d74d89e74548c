"""``rounds history delete``: gone for good."""

import click

from tui.command.app import is_terminal
from tui.command.common import Common, common_options, pass_common
from tui.command.misuse import Misuse
from tui.command.output import print_json, say
from tui.command.studio import open_studio


@click.command
@click.argument("attempt_ids", metavar="ATTEMPT...", nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Do not ask.")
@common_options
@pass_common
def command(common: Common, attempt_ids: tuple[str, ...], *, yes: bool) -> int:
    """Delete attempts: sound, words and scores; nothing brings them back."""
    with open_studio(common) as studio:
        with studio.history() as history:
            titles = [history.get(attempt_id).title for attempt_id in attempt_ids]
        if not yes:
            if not is_terminal():
                raise Misuse("Nobody is there to be asked; say --yes to delete without a question.")
            if not click.confirm(f"Delete {', '.join(titles)} for good?"):
                return 1
        with studio.history() as history:
            history.delete(*attempt_ids)
    if common.as_json:
        print_json({"deleted": attempt_ids})
    else:
        say(f"Deleted {len(attempt_ids)}.")
    return 0
