"""What there is to prepare for an employer, in order, each with the day by which it should have begun."""

import datetime
import math
from collections.abc import Iterable, Iterator
from itertools import zip_longest

import msgspec

from content.pack import Pack, Prompt, Task
from history.preparation import Rehearsal, Sitting
from practice.plan import Item, minutes_for

LAST_DAYS = 3
"""Days before the interview that belong to the decisive round."""
USUAL_DAYS = 21
"""How long to prepare where a pack does not say how long its loop takes."""


class Owed(msgspec.Struct, frozen=True):
    """Something to do, from the day ``since`` on."""

    since: datetime.date
    item: Item


def window(pack: Pack) -> int:
    """Days that the preparation takes: as many as the loop does at its slowest."""
    return pack.days[1] or USUAL_DAYS


def preparation(
    pack: Pack,
    interview: datetime.date,
    ceiling: int,
    rehearsals: Iterable[Rehearsal],
    sittings: Iterable[Sitting],
) -> list[Owed]:
    """Spread what is left of the tasks, in order, and the prompts never answered evenly over the window.

    The days are counted from the interview, so that a plan made tomorrow agrees with the one made today.
    """
    start = interview - datetime.timedelta(window(pack))
    pace = max(1, window(pack) - LAST_DAYS)
    tasks = list(_sittings(pack, ceiling, sittings))
    with_a_task = {item.prompt for item, done in tasks if not done}
    answered = {rehearsal.prompt for rehearsal in rehearsals}
    prompts = [(_first(prompt), prompt.id in answered | with_a_task) for prompt in across_rounds(pack)]
    owed = [
        Owed(start + datetime.timedelta(number * pace // len(all_)), item)
        for all_ in (tasks, prompts)
        for number, (item, done) in enumerate(all_)
        if not done
    ]
    return sorted(owed, key=lambda one: one.since)


def across_rounds(pack: Pack) -> Iterator[Prompt]:
    """Give the first prompt of each round, then the second of each, and so on."""
    for row in zip_longest(*(round_.prompts for round_ in pack.rounds)):
        yield from (prompt for prompt in row if prompt is not None)


def closing(pack: Pack) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """What is said once more: the lines on the eve, and the decisive round's prompts, its simulations first."""
    prompts = [prompt for round_ in pack.rounds for prompt in round_.prompts]
    lines = [prompt for prompt in prompts if prompt.kind == "line"]
    decisive = next((round_ for round_ in pack.rounds if round_.id == pack.decisive), None)
    spoken = [prompt for prompt in decisive.prompts if prompt.kind != "line"] if decisive else []
    spoken.sort(key=lambda prompt: prompt.kind != "simulation")
    return tuple(map(_last, lines)), tuple(map(_last, spoken[:LAST_DAYS]))


def again(prompt: Prompt) -> Item:
    """The repetition of a prompt."""
    return Item("due", prompt.title, minutes_for(prompt), prompt.id, takes=prompt.takes)


def done_task(task: Task, minutes: int) -> Item:
    """The minutes of today that went into a task."""
    return Item("task", task.title, minutes, task.prompt, task.title, task.worksheet, done=True)


def _first(prompt: Prompt) -> Item:
    return Item("new", prompt.title, minutes_for(prompt), prompt.id, takes=prompt.takes)


def _last(prompt: Prompt) -> Item:
    return Item("last", prompt.title, minutes_for(prompt), prompt.id, takes=prompt.takes)


def _sittings(pack: Pack, ceiling: int, past: Iterable[Sitting]) -> Iterator[tuple[Item, bool]]:
    """Cut each task so that a day has room for something else; tell of each piece whether it is done."""
    spent: dict[str, int] = {}
    for sitting in past:
        if sitting.pack == pack.id:
            spent[sitting.task] = spent.get(sitting.task, 0) + sitting.minutes
    longest = max(5, ceiling * 2 // 3)
    for task in pack.tasks:
        yield from _cut(task, longest, spent.get(task.title, 0))


def _cut(task: Task, longest: int, spent: int) -> Iterator[tuple[Item, bool]]:
    minutes = max(1, task.minutes)
    length = math.ceil(minutes / math.ceil(minutes / longest))
    parts = math.ceil(minutes / length)
    for part in range(1, parts + 1):
        end = min(minutes, part * length)
        start = max((part - 1) * length, spent)
        item = Item(
            "task",
            task.title,
            end - start,
            task.prompt,
            task=task.title,
            worksheet=task.worksheet,
            part=part,
            parts=parts,
        )
        yield item, end <= spent
