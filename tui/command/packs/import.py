"""``rounds packs import``: a list of questions from elsewhere, as a pack of one's own."""  # noqa: N999 - named like the command

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from tui.command.answer_file import read_text
from tui.command.common import Common, common_options, pass_common
from tui.command.misuse import Misuse
from tui.command.output import print_json, say

if TYPE_CHECKING:
    from content.questions import Form


class Imported(msgspec.Struct, frozen=True):
    """The new pack."""

    id: str
    folder: str
    questions: int


@click.command
@click.argument("file", metavar="FILE|-")
@click.option("--id", "id_", metavar="ID", help="The pack's id; the file's name when left out.")
@click.option("--employer", metavar="NAME", help="What the pack is called on the screen.")
@click.option(
    "--seconds",
    type=click.IntRange(5, 7200),
    default=120,
    show_default=True,
    help="The time to speak for each question.",
)
@common_options
@pass_common
def command(common: Common, file: str, id_: str | None, employer: str | None, seconds: int) -> None:
    """Make a pack from a list of questions: one per line, a CSV table, or cards that Anki exported as text."""
    from content.packs import load_packs
    from content.questions import name_of, read_questions, write_pack

    stem = "" if file == "-" else Path(file).stem
    name = id_ or name_of(stem or "questions")
    if name != name_of(name):
        raise Misuse(f'A pack\'s id has only small letters, digits and hyphens; write "{name_of(name)}".')
    shelf = common.paths.packs
    if (shelf / name).exists() or name in {pack.id for pack in load_packs()}:
        raise Misuse(f'There is a pack "{name}" already; choose another name with --id.')
    text = read_text(file)
    questions = read_questions(text, _form(file, text))
    shelf.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_pack(shelf / name, questions, employer=employer or stem or "My questions", seconds=seconds)
    if common.as_json:
        print_json(Imported(name, str(shelf / name), len(questions)))
    else:
        count = "1 question is" if len(questions) == 1 else f"{len(questions)} questions are"
        say(f"{count} in the pack {name} now; 'rounds packs show {name}' lists them.")


def _form(file: str, text: str) -> "Form":
    if file.lower().endswith(".tsv") or text.lstrip("\ufeff").startswith(("#separator:", "#html:")):
        return "cards"
    return "table" if file.lower().endswith(".csv") else "lines"
