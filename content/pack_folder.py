"""A pack as it lies on disk: a folder whose name is its id, ``pack.toml``, and one file per round.

``pack.toml`` holds the employer, the tasks and the names of the rounds in order; ``<round id>.toml`` holds
a round and its prompts. In a text a single line break counts as a space and an empty line starts a paragraph,
so that long answers can be wrapped.
"""

import re
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec

from content.errors import PackError
from content.loose_ends import find_loose_ends, sheet_ids
from content.pack import NAME, Count, Name, Pack, Prompt, Round, Task, Tasks, Text
from content.rules import find_breaches
from content.shape import find_mistakes
from content.source import LARGEST_FILE, Source, read_source

MOST_QUESTIONS = 2000
MOST_FAULTS = 200

Shape = TypeVar("Shape", "PackFile", "RoundFile")


class PackFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in ``pack.toml``."""

    employer: Text
    role: Text
    about: Text
    days: tuple[Count, Count]
    rounds: Annotated[tuple[Name, ...], msgspec.Meta(min_length=1, max_length=60)]
    tasks: Tasks = ()
    decisive: Name | None = None


class RoundFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in a round's file."""

    title: Text
    minutes: Count
    about: Text
    prompts: tuple[Prompt, ...]


def read_pack(folder: Path) -> tuple[Pack | None, tuple[PackError, ...]]:
    """Read a pack whole: the pack and no fault, or no pack and every fault that could be found."""
    reading = _Reading(folder)
    pack = reading.pack()
    return (None, tuple(reading.faults)) if reading.faults else (pack, ())


def read_round(path: Path) -> tuple[Round | None, tuple[PackError, ...]]:
    """Read one round's file without the rest of its pack: the round, or every fault that could be found."""
    reading = _Reading(path.parent)
    round_ = reading.round(path.stem)
    return (None, tuple(reading.faults)) if reading.faults else (round_, ())


class _Reading:
    """One pack being read: the faults found, the bytes that may still come, the prompts already named."""

    def __init__(self, folder: Path) -> None:
        self.faults: list[PackError] = []
        self._folder = folder
        self._id = folder.absolute().name
        self._room = LARGEST_FILE
        self._questions = 0
        self._files_by_prompt: dict[str, str] = {}

    def pack(self) -> Pack | None:
        if not re.fullmatch(NAME, self._id):
            self._fault("A pack's folder is its id: only small letters, digits and hyphens.")
        read = self._file("pack.toml", PackFile)
        if read is None:
            return None
        source, file = read
        for name, count in Counter(file.rounds).items():
            if count > 1:
                self.faults.append(source.fault(("rounds",), f'The round "{name}" is named {count} times.'))
        if file.days[0] > file.days[1]:
            self.faults.append(source.fault(("days",), '"days" are the lowest and the highest, in this order.'))
        rounds = [self.round(name) for name in dict.fromkeys(file.rounds)]
        for stray in sorted({path.stem for path in self._folder.glob("*.toml")} - {"pack", *file.rounds}):
            self._fault(f'"{stray}.toml" is not named in "rounds" of pack.toml.')
        complete = tuple(round_ for round_ in rounds if round_ is not None)
        tasks = tuple(self._whole(task) for task in file.tasks)
        pack = Pack(self._id, file.employer, file.role, file.about, file.days, complete, tasks, file.decisive)
        if len(complete) == len(rounds):
            self.faults.extend(
                source.fault(at, what) for at, what in find_loose_ends(pack, sheet_ids(self._folder))
            )
        return pack

    def _whole(self, task: Task) -> Task:
        """The task with the pack's id before the name of its prompt."""
        if task.prompt is None or "/" in task.prompt:
            return task
        return msgspec.structs.replace(task, prompt=f"{self._id}/{task.prompt}")

    def round(self, id_: str) -> Round | None:
        read = self._file(f"{id_}.toml", RoundFile)
        if read is None:
            return None
        source, file = read
        for index, prompt in enumerate(file.prompts):
            if other := self._files_by_prompt.get(prompt.id):
                what = f'The prompt id "{prompt.id}" is taken already, in {other}; give this one another.'
                self.faults.append(source.fault(("prompts", index, "id"), what))
            self._files_by_prompt.setdefault(prompt.id, source.name)
            self.faults.extend(
                source.fault(("prompts", index, *at), what) for at, what in find_breaches(prompt)
            )
        prompts = tuple(
            msgspec.structs.replace(prompt, id=f"{self._id}/{prompt.id}") for prompt in file.prompts
        )
        return Round(id_, file.title, file.minutes, file.about, prompts)

    def _file(self, name: str, shape: type[Shape]) -> tuple[Source, Shape] | None:
        shown = f"{self._id}/{name}"
        try:
            source = read_source(self._folder / name, inside=self._folder, name=shown, room=self._room)
        except PackError as fault:
            self.faults.append(fault)
            return None
        self._room -= source.size
        prompts = source.data.get("prompts")
        self._questions += len(prompts) if isinstance(prompts, list) else 0
        if self._questions > MOST_QUESTIONS:
            self.faults.append(
                PackError(shown, f"The pack has more than {MOST_QUESTIONS:,} questions; split it.")
            )
            return None
        try:
            return source, msgspec.convert(source.data, shape)
        except msgspec.ValidationError as error:
            mistakes = list(islice(find_mistakes(source.data, shape), MOST_FAULTS))
            self.faults.extend(source.fault(place, what) for place, what in mistakes or [((), f"{error}.")])
            return None

    def _fault(self, what: str) -> None:
        self.faults.append(PackError(self._id, what))
