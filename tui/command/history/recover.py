"""``rounds history recover``: finish what was cut off."""

import click
import msgspec

from history.attempt import State
from tui.command.common import Common, common_options, pass_common
from tui.command.output import note, print_json, say, warn
from tui.command.studio import open_studio


class Recovered(msgspec.Struct, frozen=True):
    """What became of one attempt."""

    id: str
    state: State
    seconds: float
    overall: int | None


@click.command
@click.argument("attempt_ids", metavar="[ATTEMPT...]", nargs=-1)
@common_options
@pass_common
def command(common: Common, attempt_ids: tuple[str, ...]) -> int:
    """Transcribe and score what was cut off: all of it, or the attempts that are named, discarded ones too."""
    from practice.recovery import recover, recoverable

    recovered = []
    with open_studio(common, common.choose_settings()) as studio:
        with studio.history() as history:
            named = [history.get(attempt_id) for attempt_id in attempt_ids]
        for attempt in named or recoverable(studio):
            note(f"Listening to {attempt.id}, {attempt.title}.", verbose=common.verbose)
            listener = recover(studio, attempt)
            listener.over.wait()
            with studio.history() as history:
                now = history.get(attempt.id)
            recovered.append(Recovered(now.id, now.state, now.seconds, now.overall))
            if now.state != "done":
                warn(f"{now.id}: {now.note}")
    if common.as_json:
        print_json(recovered)
    else:
        for one in recovered:
            say(f"{one.id}  {one.state}  {'' if one.overall is None else one.overall}")
        if not recovered:
            say("Nothing was cut off.")
    return 0 if all(one.state == "done" for one in recovered) else 1
