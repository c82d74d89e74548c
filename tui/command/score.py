"""``rounds score``: what an answer is worth, without keeping it."""

from pathlib import Path

import click

from content.transcript import Transcript
from tui.command.answer_file import demand_file, is_sound, read_text
from tui.command.common import Common, common_options, pass_common
from tui.command.hearing import hear
from tui.command.output import print_json, say
from tui.command.scored import Scored


@click.command
@click.argument("file", metavar="FILE|-")
@click.option(
    "--prompt", "prompt_id", metavar="PROMPT", help="The prompt it answers, as 'packs list' names it."
)
@common_options
@pass_common
def command(common: Common, file: str, prompt_id: str | None) -> None:
    """Score a written answer, or a recorded one in any audio format."""
    from content.packs import find_prompt, load_packs
    from scoring import score

    prompt = find_prompt(prompt_id, load_packs(common.paths.packs)) if prompt_id else None
    if file != "-":
        demand_file(Path(file))
    if file != "-" and is_sound(Path(file)):
        transcript = hear(common, Path(file), prompt.rubric.terms if prompt else ())
    else:
        transcript = Transcript.typed(read_text(file))
    card = score(transcript, prompt=prompt)
    if common.as_json:
        print_json(Scored.of(transcript, card))
        return
    from tui.card_lines import card_lines

    if transcript.words:
        say(f"{transcript.text}\n")
    for line in card_lines(card):
        say(line)
