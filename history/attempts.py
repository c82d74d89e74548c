"""Attempts to and from their rows."""

import datetime
import secrets
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlite_utils import Database

from history.attempt import Attempt, NewAttempt, State, take_folder
from history.errors import UnknownAttempt
from history.seals import seal

_SEEN = """
    select id, state, prompt, pack, employer, round, title, kind, question, started, seconds, overall,
        overall - (
            select earlier.overall from attempts earlier
            where earlier.prompt = seen.prompt and earlier.moment < seen.moment
                and earlier.follows = '' and seen.follows = '' and earlier.chair = seen.chair
                and earlier.state = 'done' and earlier.overall is not null
            order by earlier.moment desc limit 1
        ) as delta,
        engine, model, note, follows, chair, missing, spoken, stages
    from attempts seen
"""
_IN_STATES = "where state in (select value from json_each(?))"
_NEWEST_FIRST = " order by moment desc, id desc"
_PLAIN = (
    *("id", "state", "prompt", "pack", "employer", "round", "title", "kind", "question", "started", "seconds"),
    *("overall", "delta", "engine", "model", "note", "follows", "chair"),
)


def add_attempt(db: Database, new: NewAttempt, at: datetime.datetime) -> str:
    """Insert an attempt that is being recorded and return its new id."""
    while True:
        attempt_id = f"{at:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
        if not db.table("attempts").count_where("id = ?", [attempt_id]):
            break
    db.table("attempts").insert(
        msgspec.structs.asdict(new)
        | {
            "id": attempt_id,
            "state": "recording",
            "started": at.isoformat(timespec="milliseconds"),
            "moment": at.timestamp(),
        }
    )
    seal(db, attempt_id, "attempt")
    return attempt_id


def change_attempt(db: Database, attempt_id: str, **changes: str | float | None) -> None:
    """Update some columns of an attempt."""
    demand_attempt(db, attempt_id)
    db.table("attempts").update(attempt_id, changes)
    seal(db, attempt_id, "attempt")


def demand_attempt(db: Database, attempt_id: str) -> None:
    """Raise UnknownAttempt unless there is one of that id."""
    if not db.table("attempts").count_where("id = ?", [attempt_id]):
        raise UnknownAttempt(f"There is no attempt {attempt_id}; `rounds history list` shows those there are.")


def one_attempt(db: Database, attempt_id: str) -> Attempt:
    """Read one attempt, or raise UnknownAttempt."""
    demand_attempt(db, attempt_id)
    return _attempt(db.execute(_SEEN + "where id = ?", (attempt_id,)).fetchone())


def newest_attempts(db: Database, states: Iterable[State] | None = None) -> Iterator[Attempt]:
    """Read all attempts, or those in some states, one by one as they are wanted."""
    if states is None:
        return map(_attempt, db.execute(_SEEN + _NEWEST_FIRST))
    wanted = msgspec.json.encode(tuple(states)).decode()
    return map(_attempt, db.execute(_SEEN + _IN_STATES + _NEWEST_FIRST, (wanted,)))


def latest_answer(db: Database, prompt_id: str) -> Attempt | None:
    """Read the newest finished answer to a prompt that is no follow-up, None when there is none."""
    where = "where prompt = ? and state = 'done' and follows = ''"
    row = db.execute(_SEEN + where + _NEWEST_FIRST + " limit 1", (prompt_id,)).fetchone()
    return _attempt(row) if row else None


def read_thread(db: Database, attempt_id: str) -> Iterator[Attempt]:
    """Read an answer and those to the follow-up questions about it, oldest first, from any one of them."""
    one = one_attempt(db, attempt_id)
    first = one.follows or one.id
    return map(_attempt, db.execute(_SEEN + "where id = ? or follows = ? order by moment, id", (first, first)))


def _attempt(row: tuple[Any, ...]) -> Attempt:
    *plain, missing, spoken, stages = row
    return Attempt(
        **dict(zip(_PLAIN, plain, strict=True)),
        missing=tuple(missing.split()),
        audio=take_folder(plain[0]) if spoken else None,
        stages=tuple(map(float, stages.split())),
    )
