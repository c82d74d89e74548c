"""Limits that a kind of prompt sets: words of a brief, minutes of a written answer, minutes of each stage."""

from collections.abc import Sequence

import msgspec

from content.pack import Stage
from content.transcript import Transcript


class Brevity(msgspec.Struct, frozen=True):
    """Words that were said, and the most that there may be."""

    words: int
    most: int

    @property
    def over(self) -> int:
        """How many words there are too many, 0 when it is brief enough."""
        return max(0, self.words - self.most)


class TimeBox(msgspec.Struct, frozen=True):
    """Seconds that a written answer took, and those that there were."""

    spent: float
    limit: float


class StageSpent(msgspec.Struct, frozen=True):
    """Seconds that a stage of a drill was planned for, and those that it took; None when it was not reached."""

    title: str
    planned: float
    spent: float | None


def count_words(transcript: Transcript, most: int) -> Brevity:
    """Count the words of an answer as a listener would: what stands between blanks."""
    return Brevity(len(transcript.text.split()), most)


def read_spent(stages: Sequence[Stage], entered: Sequence[float], seconds: float) -> tuple[StageSpent, ...]:
    """Lay the plan of a drill beside what it took.

    ``entered`` holds the second at which each stage that was reached began, ``seconds`` is the whole length.
    """
    ends = [*entered[1:], seconds]
    spent = [round(end - begin, 2) for begin, end in zip(entered, ends, strict=False)]
    return tuple(
        StageSpent(stage.title, stage.seconds, spent[place] if place < len(spent) else None)
        for place, stage in enumerate(stages)
    )
