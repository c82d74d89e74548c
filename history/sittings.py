"""What was done to prepare, to and from its rows."""

import datetime
from collections.abc import Iterator

from sqlite_utils import Database

from history.preparation import Rehearsal, Sitting


def read_rehearsals(db: Database) -> Iterator[Rehearsal]:
    """Read every scored answer, oldest first; follow-ups belong to the answer they are about."""
    for prompt, started, overall in db.execute(
        "select prompt, started, overall from attempts"
        " where state = 'done' and overall is not null and follows = '' order by moment, id"
    ):
        yield Rehearsal(prompt, datetime.date.fromisoformat(started[:10]), overall)


def read_sittings(db: Database) -> Iterator[Sitting]:
    """Read every sitting, oldest first."""
    for pack, task, day, minutes in db.execute(
        "select pack, task, day, minutes from sittings order by day, pack, task"
    ):
        yield Sitting(pack, task, datetime.date.fromisoformat(day), minutes)


def add_sitting(db: Database, sitting: Sitting) -> None:
    """Add the minutes to those of the same task and day."""
    db.execute(
        "insert into sittings (pack, task, day, minutes) values (?, ?, ?, ?)"
        " on conflict (pack, task, day) do update set minutes = minutes + excluded.minutes",
        (sitting.pack, sitting.task, sitting.day.isoformat(), sitting.minutes),
    )


def remove_sitting(db: Database, sitting: Sitting) -> None:
    """Forget what was done for a task on a day, however many minutes that was."""
    db.execute(
        "delete from sittings where pack = ? and task = ? and day = ?",
        (sitting.pack, sitting.task, sitting.day.isoformat()),
    )
