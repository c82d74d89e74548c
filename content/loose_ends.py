"""What a pack names and does not have: the prompts and worksheets of its tasks, its decisive round."""

from collections.abc import Iterator
from difflib import get_close_matches

from content.pack import Pack
from content.toml_lines import Place


def find_loose_ends(pack: Pack) -> Iterator[tuple[Place, str]]:
    """Yield the place in ``pack.toml`` and a sentence for each name that leads nowhere or stands twice."""
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
