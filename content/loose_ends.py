"""What a pack names and does not have: the prompts and worksheets of its tasks, its decisive round."""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from content.pack import Pack
from content.toml_lines import Place

BUILT_IN_SHEETS = Path(__file__).parent / "worksheets"


def sheet_ids(pack_folder: Path) -> tuple[str, ...]:
    """The ids of the worksheets that a task may name: those of Rounds, and the pack's own."""
    built_in = sorted(path.stem for path in BUILT_IN_SHEETS.glob("*.toml"))
    own = sorted(path.stem for path in (pack_folder / "worksheets").glob("*.toml"))
    return (*built_in, *(f"{pack_folder.absolute().name}/{name}" for name in own))


def find_loose_ends(pack: Pack, sheets: tuple[str, ...]) -> Iterator[tuple[Place, str]]:
    """Yield the place in ``pack.toml`` and a sentence for each name that leads nowhere or stands twice.

    ``sheets`` are the ids of the worksheets that there are.
    """
    rounds = [round_.id for round_ in pack.rounds]
    if pack.decisive is not None and pack.decisive not in rounds:
        yield ("decisive",), f'There is no round "{pack.decisive}"; the rounds are {", ".join(rounds)}.'
    prompts = [prompt.id for round_ in pack.rounds for prompt in round_.prompts]
    titles = set()
    for index, task in enumerate(pack.tasks):
        if task.title in titles:
            yield ("tasks", index, "title"), f'The task "{task.title[:64]}" stands here twice.'
        titles.add(task.title)
        if task.prompt is not None and task.prompt not in prompts:
            close = get_close_matches(task.prompt, prompts, n=1)
            way_on = f'did you mean "{close[0]}"?' if close else f'its ids begin with "{pack.id}/".'
            yield ("tasks", index, "prompt"), f'The pack has no prompt "{task.prompt}"; {way_on}'
        if task.worksheet is not None and task.worksheet not in sheets:
            close = get_close_matches(task.worksheet, sheets, n=1)
            way_on = f'did you mean "{close[0]}"?' if close else f"there are {', '.join(sheets)}."
            yield ("tasks", index, "worksheet"), f'There is no worksheet "{task.worksheet}"; {way_on}'
