"""Checksums of what was saved, because SQLite notices only a few of the bits that a disk changes."""

import hashlib
from collections.abc import Iterator
from typing import Literal

import msgspec
from sqlite_utils import Database

Part = Literal["attempt", "transcript", "scorecard"]

_ATTEMPT = """
    select id, state, prompt, pack, employer, round, title, kind, question, spoken, started, moment, seconds,
        overall, missing, engine, model, note || follows || chair || stages
    from attempts where id = ?
"""
_TRANSCRIPT = "select text || unheard, duration, understood from transcripts where attempt = ?"
_WORDS = 'select text, start, "end", probability from words where attempt = ? order by position'
_SCORECARD = "select json from scorecards where attempt = ?"
_EVIDENCE = """
    select kind, start, "end", text, value, unit, baseline, direction, role, term, negated, hypothetical, bare,
        repaired_from, why, audio
    from evidence where attempt = ? order by position
"""
_ROWS: dict[Part, tuple[str, ...]] = {
    "attempt": (_ATTEMPT,),
    "transcript": (_TRANSCRIPT, _WORDS),
    "scorecard": (_SCORECARD, _EVIDENCE),
}


def seal(db: Database, attempt_id: str, part: Part) -> None:
    """Remember the SHA-256 of a part of an attempt, as it now stands in its rows."""
    db.execute(
        "insert into seals (attempt, part, sha256) values (?, ?, ?)"
        " on conflict (attempt, part) do update set sha256 = excluded.sha256",
        (attempt_id, part, _digest(db, attempt_id, part)),
    )


def broken_seals(db: Database) -> Iterator[tuple[str, Part]]:
    """Every part of an attempt that is no longer what was saved."""
    sealed = {(row[0], row[1]): row[2] for row in db.execute("select attempt, part, sha256 from seals")}
    for (attempt_id,) in db.execute("select id from attempts order by moment").fetchall():
        for part in _ROWS:
            if sealed.get((attempt_id, part)) != _digest(db, attempt_id, part):
                yield attempt_id, part


def _digest(db: Database, attempt_id: str, part: Part) -> str | None:
    """None when the attempt has no such part."""
    rows = [db.execute(select, (attempt_id,)).fetchall() for select in _ROWS[part]]
    return hashlib.sha256(msgspec.json.encode(rows)).hexdigest() if any(rows) else None
