"""The tables, and the steps that brought them to what they are."""

from typing import Literal

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

_TABLES = (
    """
    create table attempts (
        id text primary key,
        state text not null check (state in ('recording', 'transcribing', 'done', 'failed', 'discarded')),
        prompt text not null,
        pack text not null,
        employer text not null,
        round text not null,
        title text not null,
        kind text not null,
        question text not null,
        spoken integer not null,
        started text not null,
        moment real not null,
        seconds real not null default 0,
        overall integer,
        missing text not null default '',
        engine text,
        model text,
        note text not null default ''
    )
    """,
    "create index attempts_by_moment on attempts (moment)",
    "create index attempts_by_prompt on attempts (prompt, moment)",
    """
    create table transcripts (
        number integer primary key,
        attempt text not null unique references attempts (id) on delete cascade,
        text text not null,
        duration real not null,
        understood real not null
    )
    """,
    """
    create table words (
        attempt text not null references attempts (id) on delete cascade,
        position integer not null,
        text text not null,
        start real not null,
        "end" real not null,
        probability real not null,
        primary key (attempt, position)
    ) without rowid
    """,
    """
    create table scorecards (
        attempt text primary key references attempts (id) on delete cascade,
        json text not null
    )
    """,
    """
    create table evidence (
        attempt text not null references attempts (id) on delete cascade,
        position integer not null,
        kind text not null,
        start integer not null,
        "end" integer not null,
        text text not null,
        value text,
        unit text,
        baseline real,
        direction text,
        role text,
        term text,
        negated integer not null,
        hypothetical integer not null,
        bare integer not null,
        facets text not null,
        repaired_from text,
        why text,
        audio text,
        primary key (attempt, position)
    ) without rowid
    """,
    """
    create table seals (
        attempt text not null references attempts (id) on delete cascade,
        part text not null check (part in ('attempt', 'transcript', 'scorecard')),
        sha256 text not null,
        primary key (attempt, part)
    ) without rowid
    """,
    "create table deletions (attempt text primary key)",
)


def keep_attempts(db: Database) -> None:
    """Attempts, what was said in them, what it was worth, and which are being deleted."""
    for statement in _TABLES:
        db.execute(statement)


def index_words(db: Database) -> None:
    """Full-text search over everything said; accents and case make no difference.

    Whoever writes a transcript writes the index too: a schema with triggers on FTS5 would have to be trusted.
    """
    db.table("transcripts").enable_fts(["text"], tokenize="unicode61 remove_diacritics 2")


def keep_turns(db: Database) -> None:
    """Which answer a follow-up is about, whose part was played, and when each stage of a drill began."""
    for column in ("follows", "chair", "stages"):
        db.execute(f"alter table attempts add column {column} text not null default ''")
    db.execute("create index attempts_by_follows on attempts (follows, moment)")


def keep_unheard(db: Database) -> None:
    """How many seconds had a voice, and which stretches of these have no words (JSON; empty: not known)."""
    db.execute("alter table transcripts add column unheard text not null default ''")


def keep_sittings(db: Database) -> None:
    """Minutes spent on the tasks of the preparation plan."""
    db.execute(
        "create table sittings (pack text not null, task text not null, day text not null,"
        " minutes integer not null, primary key (pack, task, day)) without rowid"
    )


def keep_worksheets(db: Database) -> None:
    """What was typed into each worksheet."""
    db.execute(
        "create table worksheets (id text primary key, json text not null, saved text not null,"
        " sha256 text not null) without rowid"
    )


STEPS = (keep_attempts, index_words, keep_turns, keep_unheard, keep_sittings, keep_worksheets)
MIGRATIONS = Migrations("rounds")
for _step in STEPS:
    MIGRATIONS()(_step)


def standing(db: Database) -> Literal["current", "outdated", "newer"]:
    """How the database's tables compare with ours."""
    applied = {step.name for step in MIGRATIONS.applied(db)}
    known = {step.__name__ for step in STEPS}
    if applied - known:
        return "newer"
    return "outdated" if known - applied else "current"
