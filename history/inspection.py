"""What is wrong with the history: SQLite's own checks, ours, and sound that lost its attempt."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database

from history.attempt import Orphans
from history.attempts import newest_attempts
from history.connection import writing
from history.deletion import buried
from history.seals import broken_seals
from history.sheets import broken_sheets

_PARTS = {"attempt": "its question or its state", "transcript": "its words", "scorecard": "its score"}


def problems(db: Database) -> Iterator[str]:
    """Yield a sentence for everything that is not as it was saved."""
    for (sentence,) in db.execute("pragma integrity_check"):
        if sentence != "ok":
            yield f"The database is damaged: {sentence}."
    for table, *_ in db.execute("pragma foreign_key_check"):
        yield f"The table {table} has a row that belongs to no attempt."
    if not _search_index_is_true(db):
        yield "The search index does not agree with the transcripts, so a search may miss something."
    for attempt_id, part in broken_seals(db):
        yield f"Attempt {attempt_id} is not what was saved: {_PARTS[part]} changed on the disk."
    for sheet_id in broken_sheets(db):
        yield f"The worksheet {sheet_id} is not what was saved: it changed on the disk."
    for attempt_id in buried(db):
        yield f"The deletion of attempt {attempt_id} is not complete; it goes on when Rounds is next opened."


def orphans(db: Database, folder: Path) -> Orphans:
    """Compare the take folders on the disk with the attempts."""
    expected = {attempt.audio: attempt.id for attempt in newest_attempts(db) if attempt.audio}
    present = {path.relative_to(folder).as_posix() for path in folder.glob("takes/*/*/*") if path.is_dir()}
    return Orphans(
        folders=tuple(sorted(present - expected.keys())),
        attempts=tuple(sorted(expected[audio] for audio in expected.keys() - present)),
    )


def _search_index_is_true(db: Database) -> bool:
    """Compare the index with its content too (rank 1); without the rank a stale index passes."""
    try:
        with writing(db):
            db.execute("insert into transcripts_fts (transcripts_fts, rank) values ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return False
    return True
