"""Deleting for good: not a word is left in any file of the data folder.

One transaction takes the rows away and leaves a tombstone. Sound, search index and free pages are cleaned after
that, and the tombstone goes last, so that a deletion that was cut off is completed by whoever opens the
history next. What a copy-on-write disk, a snapshot or a backup holds is beyond this.
"""

import re
import shutil
from pathlib import Path

from sqlite_utils import Database

from history.answers import remove_transcript
from history.attempt import take_folder
from history.connection import checkpoint, writing
from history.errors import DatabaseBusy
from history.lock import DataLock
from history.private import sync_folder

_ATTEMPT_ID = re.compile(r"[0-9]{8}-[0-9]{6}-[0-9a-f]{4}")


def bury(db: Database, attempt_id: str) -> None:
    """Take the attempt's rows away, inside a transaction, and remember what is still to be cleaned."""
    db.table("deletions").insert({"attempt": attempt_id}, ignore=True)
    remove_transcript(db, attempt_id)
    db.table("attempts").delete(attempt_id)


def buried(db: Database) -> tuple[str, ...]:
    """Ids of attempts whose deletion is not complete."""
    return tuple(attempt_id for (attempt_id,) in db.execute("select attempt from deletions"))


def complete_deletions(db: Database, folder: Path, *, patience: float = 0) -> bool:
    """Clean up after every attempt that is buried; False when somebody else was still at it after ``patience``.

    ``patience`` is in seconds. Raises OSError when a take's folder cannot be removed, DatabaseBusy when another
    program goes on reading pages that hold deleted words.
    """
    with DataLock(folder, "deletion.lock") as lock:
        if not lock.acquire(patience):
            return False
        while attempts := buried(db):
            for attempt_id in attempts:
                _remove_sound(folder, attempt_id)
            with writing(db):
                db.table("transcripts").rebuild_fts()
            db.vacuum()
            if not checkpoint(db):
                raise DatabaseBusy(
                    f"Another program is reading the history in {folder}, so deleted words are still on the "
                    "disk; close it, and they go when Rounds is next opened."
                )
            with writing(db):
                for attempt_id in attempts:
                    db.table("deletions").delete(attempt_id)
    return True


def _remove_sound(folder: Path, attempt_id: str) -> None:
    if not _ATTEMPT_ID.fullmatch(attempt_id):  # not one that we made, so not a path to trust
        return
    take = folder / take_folder(attempt_id)
    if take.exists():
        shutil.rmtree(take)
        sync_folder(take.parent)
