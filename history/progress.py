"""How practice goes: per prompt, per kind of evidence, over time.

Only finished attempts count, and of a thread only its first answer: a follow-up is short by nature.
"""

from sqlite_utils import Database

from content.scorecard import KINDS, Kind
from history.attempt import Progress

_KINDS_SAID = """
    select evidence.kind, count(distinct evidence.attempt)
    from evidence join attempts on attempts.id = evidence.attempt
    where attempts.state = 'done' and attempts.overall is not null
        and not evidence.negated and not evidence.hypothetical
    group by evidence.kind
"""


def prompt_progress(db: Database) -> dict[str, Progress]:
    """Progress of every prompt that was ever answered, by its id."""
    progress: dict[str, Progress] = {}
    for prompt, overall, missing in db.execute(
        "select prompt, overall, missing from attempts where state = 'done' and follows = '' order by moment"
    ):
        before = progress.get(prompt, Progress(0, None, None, ()))
        scores = [score for score in (before.best, overall) if score is not None]
        progress[prompt] = Progress(
            before.attempts + 1, max(scores, default=None), overall, tuple(missing.split())
        )
    return progress


def said_in(db: Database) -> dict[Kind, float]:
    """Share (0-1) of scored answers that say each kind of evidence, plainly: not denied, not as a plan."""
    (answers,) = db.execute(
        "select count(*) from attempts where state = 'done' and overall is not null"
    ).fetchone()
    said = dict(db.execute(_KINDS_SAID).fetchall())
    return {kind: said.get(kind, 0) / answers if answers else 0.0 for kind in KINDS}


def trend(db: Database, limit: int) -> tuple[int, ...]:
    """Overall of the last ``limit`` scored answers, oldest first."""
    newest = db.execute(
        "select overall from attempts where state = 'done' and overall is not null and follows = ''"
        " order by moment desc limit ?",
        (limit,),
    ).fetchall()
    return tuple(overall for (overall,) in reversed(newest))
