"""The history: one object to begin, keep, find and delete attempts."""

import contextlib
import datetime
import itertools
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlite_utils import Database

from content.scorecard import Evidence, Kind, Scorecard
from content.transcript import Transcript
from history import inspection, progress
from history.answers import (
    earlier_evidence,
    read_scorecard,
    read_transcript,
    texts_said,
    write_scorecard,
    write_transcript,
)
from history.attempt import Attempt, Hit, NewAttempt, OpenState, Orphans, Progress, State, take_folder
from history.attempts import (
    add_attempt,
    change_attempt,
    demand_attempt,
    latest_answer,
    newest_attempts,
    one_attempt,
    read_thread,
)
from history.connection import PATIENCE, checkpoint, close, connect, faults_told, newer, writing
from history.deletion import buried, bury, complete_deletions
from history.errors import DatabaseBusy, HistoryError
from history.preparation import Rehearsal, Sitting
from history.private import make_folder, sync_folder
from history.query import parse_query
from history.schema import standing
from history.search import find
from history.sheets import FilledSheet, read_sheets, write_sheet
from history.sittings import add_sitting, read_rehearsals, read_sittings, remove_sitting

UNFINISHED: tuple[State, ...] = ("recording", "transcribing", "failed")


class History:
    """Everything that was practised, kept in a data folder.

    Cheap to make: each call opens the database and closes it again, on whatever thread it is made. In a
    ``with`` block the database stays open, and then belongs to the thread that entered the block. Every method
    raises a HistoryError whose text is a sentence for the user.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: Database | None = None

    def __enter__(self) -> Self:
        with faults_told(self.folder):
            self._open = self._connect()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._open:
            db, self._open = self._open, None
            close(db)

    def begin(self, new: NewAttempt, *, at: datetime.datetime | None = None) -> str:
        """Make an attempt in state ``recording`` and, when it is spoken, its take folder; return its id.

        ``at`` is an aware time, now when not given.
        """
        at = at or datetime.datetime.now().astimezone()
        if at.tzinfo is None:
            raise ValueError("an attempt needs a time with its offset")
        with contextlib.ExitStack() as undo:
            with self._database() as db, self._writing(db):
                attempt_id = add_attempt(db, new, at)
                if new.spoken:
                    take = self.folder / take_folder(attempt_id)
                    make_folder(take)
                    undo.callback(take.rmdir)
                    for parent in list(take.parents)[:3]:
                        sync_folder(parent)
            undo.pop_all()
        return attempt_id

    def mark(
        self, attempt_id: str, state: OpenState, note: str = "", *, stages: tuple[float, ...] = ()
    ) -> None:
        """Set the state of an attempt, a sentence about what went wrong, and when its stages began, if any."""
        entered = {"stages": " ".join(f"{second:.2f}" for second in stages)} if stages else {}
        with self._database() as db, self._writing(db):
            change_attempt(db, attempt_id, state=state, note=note, **entered)

    def keep(
        self,
        attempt_id: str,
        transcript: Transcript,
        scorecard: Scorecard,
        *,
        seconds: float,
        model: str | None,
        note: str = "",
    ) -> None:
        """Save what was said and what it was worth, all of it or nothing; the attempt is then ``done``.

        Replaces what an earlier ``keep`` saved. A scorecard that is not scored leaves ``overall`` None.
        """
        with self._database() as db:
            with self._writing(db):
                change_attempt(
                    db,
                    attempt_id,
                    state="done",
                    seconds=seconds,
                    overall=None if scorecard.not_scored else scorecard.overall,
                    missing=" ".join(scorecard.missing),
                    engine=scorecard.engine,
                    model=model,
                    note=note,
                )
                write_transcript(db, attempt_id, transcript)
                write_scorecard(db, attempt_id, scorecard)
            with contextlib.suppress(sqlite3.Error):  # what is in the log only is just as safe
                checkpoint(db)

    def delete(self, *attempt_ids: str) -> None:
        """Delete attempts for good: sound, words, score, and their traces in every file of the data folder.

        Cut off at any moment, it leaves either the whole attempt or none of it that can be seen; what remains
        to be cleaned is cleaned when the history is next opened.
        """
        with self._database() as db:
            with self._writing(db):
                for attempt_id in attempt_ids:
                    demand_attempt(db, attempt_id)
                    bury(db, attempt_id)
            if not complete_deletions(db, self.folder, patience=PATIENCE):
                raise DatabaseBusy(
                    f"Another Rounds is deleting from {self.folder}; what you deleted goes when it is done."
                )

    def get(self, attempt_id: str) -> Attempt:
        """Read one attempt."""
        with self._reading() as db:
            return one_attempt(db, attempt_id)

    def latest(self, prompt_id: str) -> Attempt | None:
        """Read the newest finished answer to a prompt that is no follow-up, None when there is none."""
        with self._reading() as db:
            return latest_answer(db, prompt_id)

    def thread(self, attempt_id: str) -> tuple[Attempt, ...]:
        """Read an answer and those to the follow-up questions about it, oldest first, from any one of them."""
        with self._reading() as db:
            return tuple(read_thread(db, attempt_id))

    def transcript(self, attempt_id: str) -> Transcript | None:
        """Read what was said, None before the attempt is first kept."""
        with self._reading() as db:
            demand_attempt(db, attempt_id)
            return read_transcript(db, attempt_id)

    def scorecard(self, attempt_id: str) -> Scorecard | None:
        """Read what it was worth, None before the attempt is first kept."""
        with self._reading() as db:
            demand_attempt(db, attempt_id)
            return read_scorecard(db, attempt_id)

    def list(self, limit: int | None = 50, states: Iterable[State] | None = None) -> tuple[Attempt, ...]:
        """Read attempts, newest first, of all states or some."""
        with self._reading() as db:
            return tuple(itertools.islice(newest_attempts(db, states), limit))

    def unfinished(self) -> tuple[Attempt, ...]:
        """Read the attempts that were cut off or could not be transcribed, newest first."""
        return self.list(limit=None, states=UNFINISHED)

    def search(self, query: str, limit: int = 100) -> tuple[Hit, ...]:
        """Find attempts by what was said in them and by filters; any text is a query (see ``parse_query``)."""
        with self._reading() as db:
            return find(db, parse_query(query), limit)

    def progress(self) -> dict[str, Progress]:
        """How each prompt goes, by its id; prompts without a finished attempt are not in it."""
        with self._reading() as db:
            return progress.prompt_progress(db)

    def earlier_evidence(self, prompt_id: str, before: str | None = None) -> tuple[Evidence, ...]:
        """What counted in the finished attempts at a prompt, oldest first, up to the attempt ``before``."""
        with self._reading() as db:
            return tuple(earlier_evidence(db, prompt_id, before))

    def said(self, prompt_id: str, *, until: str | None = None, limit: int = 50) -> tuple[str, ...]:
        """Read the finished answers to a prompt, newest first, from the attempt ``until`` back."""
        with self._reading() as db:
            return texts_said(db, prompt_id, limit, until)

    def said_in(self) -> dict[Kind, float]:
        """Share (0-1) of scored answers in which each kind of evidence was said, neither denied nor planned."""
        with self._reading() as db:
            return progress.said_in(db)

    def trend(self, limit: int = 30) -> tuple[int, ...]:
        """Overall of the newest ``limit`` scored answers, oldest first."""
        with self._reading() as db:
            return progress.trend(db, limit)

    def rehearsals(self) -> tuple[Rehearsal, ...]:
        """Every scored answer as the plan needs it, oldest first."""
        with self._reading() as db:
            return tuple(read_rehearsals(db))

    def sittings(self) -> tuple[Sitting, ...]:
        """What was done for tasks, oldest first."""
        with self._reading() as db:
            return tuple(read_sittings(db))

    def tick(self, sitting: Sitting) -> None:
        """Keep that minutes were spent on a task."""
        with self._database() as db, self._writing(db):
            add_sitting(db, sitting)

    def untick(self, sitting: Sitting) -> None:
        """Take back what was ticked for a task on a day."""
        with self._database() as db, self._writing(db):
            remove_sitting(db, sitting)

    def sheets(self) -> tuple[FilledSheet, ...]:
        """Every worksheet that is filled in, by its id."""
        with self._reading() as db:
            return tuple(read_sheets(db))

    def keep_sheet(
        self, sheet_id: str, values: Mapping[str, str], *, at: datetime.datetime | None = None
    ) -> None:
        """Save what was typed into a worksheet, in place of what it had; without values it is empty again.

        ``at`` is an aware time, now when not given. The figures of a worksheet that was emptied are gone from
        the files of the data folder too, as soon as nobody else reads them.
        """
        with self._database() as db:
            with self._writing(db):
                write_sheet(db, sheet_id, values, at or datetime.datetime.now().astimezone())
            if not values:
                with contextlib.suppress(sqlite3.Error):
                    checkpoint(db)

    def orphans(self) -> Orphans:
        """Sound without its attempt, and attempts without their sound."""
        with self._reading() as db:
            return inspection.orphans(db, self.folder)

    def check(self) -> tuple[str, ...]:
        """Look at everything that is kept; one sentence for each thing that is not as it was saved."""
        return tuple(self._problems())

    def read_only(self) -> str | None:
        """The sentence that says why nothing can be written, None when it can."""
        with self._database() as db:
            return str(newer(self.folder)) if standing(db) == "newer" else None

    def _connect(self) -> Database:
        db = connect(self.folder)
        if standing(db) == "current" and buried(db):
            # what this cannot clean now is out of sight already, and ``check`` goes on telling of it
            with contextlib.suppress(HistoryError, OSError, sqlite3.Error):
                complete_deletions(db, self.folder)
        return db

    def _problems(self) -> Iterator[str]:
        try:
            with self._database() as db:
                yield from inspection.problems(db)
        except HistoryError as error:
            yield str(error)

    @contextlib.contextmanager
    def _database(self) -> Iterator[Database]:
        with faults_told(self.folder):
            db = self._open or self._connect()
            try:
                yield db
            except sqlite3.OperationalError as error:
                if standing(db) == "newer":
                    raise newer(self.folder) from error
                raise
            finally:
                if db is not self._open:
                    close(db)

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Database]:
        """One moment of the history, whatever is written meanwhile."""
        with self._database() as db, db.atomic():
            yield db

    @contextlib.contextmanager
    def _writing(self, db: Database) -> Iterator[None]:
        if standing(db) == "newer":
            raise newer(self.folder)
        with writing(db):
            yield
