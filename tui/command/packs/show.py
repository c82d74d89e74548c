"""``rounds packs show``: one pack, or one prompt of it, to read."""

import click

from content.pack import Pack, Prompt
from practice.clock import minutes
from tui.command.common import Common, common_options, pass_common
from tui.command.output import print_json, say


@click.command
@click.argument("id_", metavar="PACK|PROMPT")
@common_options
@pass_common
def command(common: Common, id_: str) -> None:
    """Show a pack by its id, or everything that a prompt has."""
    from content.packs import find_prompt, load_packs

    packs = load_packs(common.paths.packs)
    found = next((pack for pack in packs if pack.id == id_), None) or find_prompt(id_, packs)
    if common.as_json:
        print_json(found)
    elif isinstance(found, Pack):
        _show_pack(found)
    else:
        _show_prompt(found)


def _show_pack(pack: Pack) -> None:
    say(f"{pack.employer}: {pack.role}\n\n{pack.about}")
    for round_ in pack.rounds:
        length = f" ({round_.minutes} minutes)" if round_.minutes else ""
        say(f"\n{round_.title}{length}\n  {round_.about}")
        for prompt in round_.prompts:
            say(f"  {prompt.id}  {prompt.title}, {minutes(prompt.seconds)}")
    if pack.tasks:
        say("\nTo prepare")
    for task in pack.tasks:
        say(f"  {task.title}")


def _show_prompt(prompt: Prompt) -> None:
    from tui.prompt_lines import prompt_lines

    for line in prompt_lines(prompt):
        say(line)
