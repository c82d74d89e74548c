"""What to prepare on which day before an interview: the values."""

import datetime
import math
from typing import Literal

import msgspec

from content.pack import Prompt
from practice.errors import NoPlan

READING_MINUTES = 3
"""To read the question before an answer, and the review after it."""

Reason = Literal["due", "task", "new", "last"]
"""Said before and due again, on the preparation list, not yet answered, once more before the day."""
REASONS: dict[Reason, str] = {"due": "Again", "task": "Prepare", "new": "New", "last": "Once more"}
"""How each reason is said, in the order in which the things of a day follow each other."""


class Item(msgspec.Struct, frozen=True):
    """One thing to do: a ``prompt`` to answer, a ``task`` of the list, or a task done with a prompt.

    A task too long for one day has several ``parts``, counted from 1. ``takes`` is how often a line is said.
    """

    reason: Reason
    title: str
    minutes: int
    prompt: str | None = None
    task: str | None = None
    worksheet: str | None = None
    part: int = 1
    parts: int = 1
    takes: int = 1
    done: bool = False


class Day(msgspec.Struct, frozen=True):
    """What one day holds; ``done`` items come first."""

    date: datetime.date
    items: tuple[Item, ...]

    @property
    def minutes(self) -> int:
        """Minutes of everything on the day, done or not."""
        return sum(item.minutes for item in self.items)

    @property
    def waiting(self) -> tuple[Item, ...]:
        """What is not done yet."""
        return tuple(item for item in self.items if not item.done)


class Plan(msgspec.Struct, frozen=True):
    """The days from ``today`` to the eve of the interview; days after today that hold nothing are not in it.

    ``minutes_a_day`` is the ceiling. ``left_out`` is what does not fit under it, and ``notices`` are sentences
    about that and whatever else is unusual.
    """

    pack: str
    employer: str
    today: datetime.date
    interview: datetime.date
    minutes_a_day: int
    days: tuple[Day, ...]
    left_out: tuple[Item, ...]
    notices: tuple[str, ...]

    @property
    def due_today(self) -> tuple[Item, ...]:
        """What is still to be done today."""
        return self.days[0].waiting


def minutes_for(prompt: Prompt) -> int:
    """Whole minutes that a round of this prompt takes: thinking, speaking, reading."""
    return math.ceil((prompt.think_seconds + prompt.takes * prompt.seconds) / 60) + READING_MINUTES


def read_date(text: str, today: datetime.date) -> datetime.date:
    """Read a date as in 2026-12-14. Raises NoPlan, with a date three weeks from ``today`` as the example."""
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError as error:
        example = today + datetime.timedelta(21)
        raise NoPlan(f'"{text[:64]}" is no date; write year, month and day as in {example}.') from error


def say_date(date: datetime.date) -> str:
    """Say a date as in "Mon 14 Dec 2026"."""
    return f"{date:%a} {date.day} {date:%b %Y}"


def describe(item: Item) -> str:
    """Say what there is to do in a line."""
    part = f", part {item.part} of {item.parts}" if item.parts > 1 else ""
    takes = f", {item.takes} times" if item.takes > 1 else ""
    return f"{REASONS[item.reason]}: {item.title}{part}{takes} ({item.minutes} min)"
