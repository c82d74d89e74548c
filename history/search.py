"""Search over everything ever said."""

import itertools
import secrets

import msgspec
from sqlite_utils import Database

from history.attempt import Attempt, Hit
from history.attempts import newest_attempts
from history.query import Query

SNIPPET = 160
"""Code points of transcript around the first match."""
LEAD = 50
"""How many of them stand before it."""

Span = tuple[int, int]

_BEST_FIRST = """
    select transcripts.attempt
    from transcripts_fts join transcripts on transcripts.number = transcripts_fts.rowid
    where transcripts_fts match ? order by transcripts_fts.rank, transcripts.number desc
"""
_MARKED = """
    select transcripts.attempt, highlight(transcripts_fts, 0, :mark, :mark)
    from transcripts_fts join transcripts on transcripts.number = transcripts_fts.rowid
    where transcripts_fts match :words and +transcripts.attempt in (select value from json_each(:attempts))
"""


def find(db: Database, query: Query, limit: int) -> tuple[Hit, ...]:
    """Find the attempts that a query admits: best match first, or newest first when it has no words."""
    attempts = {attempt.id: attempt for attempt in newest_attempts(db)}
    if query.words:
        matches = db.execute(_BEST_FIRST, (query.words,))
        found = [attempts[attempt_id] for (attempt_id,) in matches if attempt_id in attempts]
    else:
        found = list(attempts.values())
    admitted = list(itertools.islice(filter(query.admits, found), limit))
    spans = _spans(db, admitted, query.words) if query.words else {}
    return tuple(_hit(db, attempt, spans.get(attempt.id, [])) for attempt in admitted)


def _spans(db: Database, attempts: list[Attempt], words: str) -> dict[str, list[Span]]:
    """Where the words stand in each transcript; FTS5 tells it only by marking them."""
    mark = f"\x02{secrets.token_hex(8)}\x03"
    chosen = msgspec.json.encode([attempt.id for attempt in attempts]).decode()
    spans = {}
    for attempt_id, marked in db.execute(_MARKED, {"mark": mark, "words": words, "attempts": chosen}):
        ends = list(itertools.accumulate(len(piece) for piece in marked.split(mark)))
        spans[attempt_id] = list(zip(ends[0::2], ends[1::2], strict=False))
    return spans


def _hit(db: Database, attempt: Attempt, spans: list[Span]) -> Hit:
    row = db.execute("select text from transcripts where attempt = ?", (attempt.id,)).fetchone()
    text = row[0] if row else ""
    start, end = _window(text, spans[0] if spans else (0, 0))
    inside = tuple((max(left, start) - start, min(right, end) - start) for left, right in spans if left < end)
    return Hit(attempt, text[start:end], start, inside)


def _window(text: str, first: Span) -> Span:
    """Cut between words around the first match."""
    start = max(0, first[0] - LEAD)
    if start:
        start = text.find(" ", start, first[0]) + 1 or start
    end = max(start + SNIPPET, first[1])
    if end < len(text):
        space = text.rfind(" ", first[1], end + 1)
        end = end if space < 0 else space
    return start, min(end, len(text))
