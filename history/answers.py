"""What was said and what it was worth, to and from their rows."""

import contextlib
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlite_utils import Database

from content.scorecard import Evidence, Scorecard
from content.transcript import Stretch, Transcript, Word
from history.errors import DatabaseDamaged
from history.seals import seal

_INDEX = "insert into transcripts_fts (rowid, text) select number, text from transcripts where attempt = ?"
_UNINDEX = """
    insert into transcripts_fts (transcripts_fts, rowid, text)
    select 'delete', number, text from transcripts where attempt = ?
"""
_SAID = """
    select transcripts.text from transcripts join attempts on attempts.id = transcripts.attempt
    where attempts.prompt = :prompt and attempts.state = 'done' and attempts.follows = ''
        and (:until is null or attempts.moment <= (select moment from attempts where id = :until))
    order by attempts.moment desc, attempts.id desc limit :limit
"""
_EARLIER = """
    select evidence.* from evidence join attempts on attempts.id = evidence.attempt
    where attempts.prompt = :prompt and attempts.state = 'done'
        and (:before is null or attempts.moment < (select moment from attempts where id = :before))
    order by attempts.moment, evidence.position
"""


def write_transcript(db: Database, attempt_id: str, transcript: Transcript) -> None:
    """Put a transcript and its words in place of what the attempt had."""
    remove_transcript(db, attempt_id)
    db.table("transcripts").insert(
        {
            "attempt": attempt_id,
            "text": transcript.text,
            "duration": transcript.duration,
            "understood": transcript.understood,
            "unheard": _json((transcript.voiced, transcript.unheard)) if transcript.voiced else "",
        }
    )
    db.execute(_INDEX, (attempt_id,))
    db.table("words").insert_all(
        {"attempt": attempt_id, "position": position, **msgspec.structs.asdict(word)}
        for position, word in enumerate(transcript.words)
    )
    seal(db, attempt_id, "transcript")


def remove_transcript(db: Database, attempt_id: str) -> None:
    """Take an attempt's transcript out of the search index and away."""
    db.execute(_UNINDEX, (attempt_id,))
    for table in ("words", "transcripts"):
        db.table(table).delete_where("attempt = ?", [attempt_id])


def read_transcript(db: Database, attempt_id: str) -> Transcript | None:
    """Read the transcript of an attempt, None when it has none yet.

    Where a disk fault has made senseless what was not heard, that is not known: its seal is broken.
    """
    row = db.execute(
        "select text, duration, understood, unheard from transcripts where attempt = ?", (attempt_id,)
    ).fetchone()
    if row is None:
        return None
    *plain, unheard = row
    words = db.execute(
        'select text, start, "end", probability from words where attempt = ? order by position', (attempt_id,)
    )
    voice: tuple[float, tuple[Stretch, ...]] | tuple[()] = ()
    with contextlib.suppress(msgspec.MsgspecError):
        voice = msgspec.json.decode(unheard or "null", type=tuple[float, tuple[Stretch, ...]])
    return Transcript(tuple(Word(*word) for word in words), *plain, *voice)


def texts_said(db: Database, prompt_id: str, limit: int, until: str | None) -> tuple[str, ...]:
    """Read the finished answers to a prompt, newest first, from the attempt ``until`` back."""
    rows = db.execute(_SAID, {"prompt": prompt_id, "limit": limit, "until": until})
    return tuple(text for (text,) in rows)


def write_scorecard(db: Database, attempt_id: str, scorecard: Scorecard) -> None:
    """Put a scorecard and its evidence in place of what the attempt had."""
    for table in ("evidence", "scorecards"):
        db.table(table).delete_where("attempt = ?", [attempt_id])
    db.table("scorecards").insert({"attempt": attempt_id, "json": _json(scorecard)})
    db.table("evidence").insert_all(
        {
            "attempt": attempt_id,
            "position": position,
            **msgspec.structs.asdict(evidence),
            "facets": _json(evidence.facets),
            "value": None if evidence.value is None else _json(evidence.value),
            "audio": None if evidence.audio is None else _json(evidence.audio),
        }
        for position, evidence in enumerate(scorecard.evidence)
    )
    seal(db, attempt_id, "scorecard")


def read_scorecard(db: Database, attempt_id: str) -> Scorecard | None:
    """Read the scorecard of an attempt, None when it has none yet; DatabaseDamaged when it makes no sense."""
    row = db.execute("select json from scorecards where attempt = ?", (attempt_id,)).fetchone()
    if row is None:
        return None
    try:
        return msgspec.json.decode(row[0], type=Scorecard)
    except msgspec.MsgspecError as error:
        raise DatabaseDamaged(
            f"The score of attempt {attempt_id} cannot be read; its words are still there, so score it again."
        ) from error


def earlier_evidence(db: Database, prompt_id: str, before: str | None) -> Iterator[Evidence]:
    """Read what counted in the finished attempts at a prompt, oldest first, up to the attempt ``before``.

    A piece that a disk fault has made senseless is left out: it is no evidence, and its seal is broken.
    """
    rows = db.query(_EARLIER, {"prompt": prompt_id, "before": before})
    for row in rows:
        with contextlib.suppress(msgspec.MsgspecError):
            yield _evidence(row)


def _evidence(row: dict[str, Any]) -> Evidence:
    flags = {name: bool(row[name]) for name in ("negated", "hypothetical", "bare")}
    parts = {name: row[name] and msgspec.json.decode(row[name]) for name in ("facets", "value", "audio")}
    return msgspec.convert(row | flags | parts, Evidence)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
