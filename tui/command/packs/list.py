"""``rounds packs list``: every question of every pack."""

import click
import msgspec

from content.pack import PromptKind
from tui.command.common import Common, common_options, pass_common
from tui.command.output import print_json, say, warn


class PromptLine(msgspec.Struct, frozen=True):
    """A prompt in the list; ``seconds`` is the time to speak."""

    id: str
    title: str
    kind: PromptKind
    seconds: int


class RoundLine(msgspec.Struct, frozen=True):
    """A round in the list."""

    id: str
    title: str
    minutes: int
    prompts: tuple[PromptLine, ...]


class PackLine(msgspec.Struct, frozen=True):
    """A pack in the list."""

    id: str
    employer: str
    rounds: tuple[RoundLine, ...]


@click.command
@common_options
@pass_common
def command(common: Common) -> None:
    """List all prompts with their ids, which 'rounds practice' takes."""
    from content.packs import load_packs, user_pack_faults

    folder = common.paths.packs
    packs = load_packs(folder)
    for fault in user_pack_faults(folder):
        warn(f"Left out: {fault}")
    if common.as_json:
        print_json(msgspec.convert(packs, tuple[PackLine, ...], from_attributes=True))
        return
    for pack in packs:
        say(pack.employer)
        for round_ in pack.rounds:
            say(f"  {round_.title}")
            for prompt in round_.prompts:
                say(f"    {prompt.id:44}  {prompt.title}")
