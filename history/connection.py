"""How the database is opened: private, durable, every fault told in a sentence."""

import contextlib
import errno
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database

from history.errors import DatabaseBusy, DatabaseDamaged, DiskFull, FolderUnusable, NewerHistory
from history.private import make_file, make_folder
from history.schema import MIGRATIONS, standing

DATABASE = "rounds.db"
PATIENCE = 5.0
"""Seconds to wait for another writer."""

_RECIPE = (
    "pragma synchronous = full",
    "pragma fullfsync = on",
    "pragma checkpoint_fullfsync = on",
    "pragma foreign_keys = on",
    "pragma secure_delete = on",
    "pragma trusted_schema = off",
    "pragma temp_store = memory",
)
_making = threading.Lock()


def connect(folder: Path) -> Database:
    """Open the history in ``folder`` for one thread, made or brought up to date first when need be.

    The file is made before SQLite sees it, so that it is private from its first byte, and is never opened by
    anything else in this process afterwards: a descriptor that closes drops the locks of every connection.
    Raises HistoryError or sqlite3.Error; whoever calls this has to ``close`` the database.
    """
    with _making:
        make_folder(folder)
        make_file(folder / DATABASE)
    connection = sqlite3.connect(folder / DATABASE, timeout=PATIENCE)
    try:
        connection.text_factory = _decode
        db = Database(connection, execute_plugins=False)
        _use_write_ahead_log(db)
        for pragma in _RECIPE:
            db.execute(pragma)
        if standing(db) == "outdated":
            with writing(db):
                MIGRATIONS.apply(db)
    except BaseException:
        connection.close()
        raise
    return db


def close(db: Database) -> None:
    """Close the database; a transaction that somebody left open would be lost unseen, so that is an error."""
    left_open = db.conn.in_transaction
    db.close()
    if left_open:
        raise RuntimeError("a transaction on the history was never committed")


@contextlib.contextmanager
def writing(db: Database) -> Iterator[None]:
    """One transaction that takes the write lock first, so that waiting for another writer always works."""
    db.execute("begin immediate")
    try:
        yield
        db.commit()
    except BaseException:
        db.rollback()
        raise


def checkpoint(db: Database) -> bool:
    """Move everything from the write-ahead log into the database and empty the log; False when others read."""
    busy, _, _ = db.execute("pragma wal_checkpoint(truncate)").fetchone()
    return not busy


@contextlib.contextmanager
def faults_told(folder: Path) -> Iterator[None]:
    """Turn what SQLite and the file system report into a HistoryError about the history in ``folder``."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None or code & 0xFF == sqlite3.SQLITE_CONSTRAINT:
            raise
        raise _fault(code & 0xFF, str(error), folder) from error
    except UnicodeDecodeError as error:
        raise _damaged("its text is garbled", folder) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise _full(folder) from error
        raise _unusable(error.strerror or str(error), folder) from error


def newer(folder: Path) -> NewerHistory:
    """The refusal to write into a history that a newer Rounds keeps."""
    return NewerHistory(
        f"A newer Rounds keeps the history in {folder}, so this one only reads it; update Rounds to add to it."
    )


def _fault(code: int, reason: str, folder: Path) -> Exception:
    match code:
        case sqlite3.SQLITE_FULL:
            return _full(folder)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return DatabaseBusy(
                f"Another program is busy with the history in {folder}; close it or try again in a moment."
            )
        case sqlite3.SQLITE_IOERR:
            return DiskFull(
                f"The history in {folder} could not be read or written ({reason}); "
                "the disk may be full or failing, so free some space and try again."
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return _unusable(reason, folder)
        case _:
            return _damaged(reason, folder)


def _full(folder: Path) -> DiskFull:
    return DiskFull(f"The disk that holds {folder} is full; free some space and try again.")


def _unusable(reason: str, folder: Path) -> FolderUnusable:
    return FolderUnusable(
        f"Rounds cannot keep its history in {folder} ({reason}); "
        "make the folder writable or choose another one with --data-dir."
    )


def _damaged(reason: str, folder: Path) -> DatabaseDamaged:
    return DatabaseDamaged(
        f"The history in {folder / DATABASE} cannot be read ({reason}). "
        "Its bytes are left as they are: put a backup in its place, or move it away to begin a new history."
    )


def _decode(text: bytes) -> str:
    return text.decode("utf-8", "replace")


def _use_write_ahead_log(db: Database) -> None:
    """Switch to the log, with a patience of our own: SQLite does not wait for others in this one statement."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            db.enable_wal()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return
