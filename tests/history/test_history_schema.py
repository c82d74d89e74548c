"""Old and new histories."""

import pytest
from sqlite_utils import Database

from history.connection import close, connect
from history.errors import NewerHistory
from history.schema import MIGRATIONS


@pytest.fixture
def newer(folder, history, done):
    attempt_id = done("what was said long ago")
    db = connect(folder)
    db.table("attempts").add_column("mood", str)
    db.table(MIGRATIONS.migrations_table).insert(
        {"migration_set": MIGRATIONS.name, "name": "add_moods", "applied_at": ""}
    )
    close(db)
    return attempt_id


def test_a_newer_history_is_read(history, newer):
    assert history.get(newer).overall == 60
    assert history.transcript(newer).text == "what was said long ago"
    assert len(history.search("long ago")) == 1
    assert "A newer Rounds keeps the history" in history.read_only()


def test_a_newer_history_is_not_written(history, folder, newer, new, scorecard, spoken):
    database = (folder / "rounds.db").read_bytes()
    for write in (
        lambda: history.begin(new()),
        lambda: history.mark(newer, "discarded"),
        lambda: history.keep(newer, spoken("other words"), scorecard(), seconds=1.0, model="base"),
        lambda: history.delete(newer),
    ):
        with pytest.raises(NewerHistory, match="update Rounds"):
            write()
    assert (folder / "rounds.db").read_bytes() == database
    assert len(list((folder / "takes").glob("*/*/*"))) == 1


def test_a_newer_history_that_cannot_be_understood_says_so(history, folder, newer):
    db = connect(folder)
    db.execute("alter table attempts rename column overall to verdict")
    close(db)
    with pytest.raises(NewerHistory, match="update Rounds"):
        history.list()


def test_our_own_history_may_be_written(history, done):
    done()
    assert history.read_only() is None


def test_an_older_history_is_brought_up_to_date(folder, history):
    folder.mkdir()
    db = Database(folder / "rounds.db")
    MIGRATIONS.apply(db, stop_before="index_words")
    described = dict.fromkeys(("prompt", "pack", "employer", "round", "title", "kind", "question"), "any")
    db.table("attempts").insert(
        {"id": "20261105-000000-beef", "state": "done", "spoken": 0, "started": "2026-11-05", "moment": 0.0}
        | described
    )
    db.table("transcripts").insert(
        {
            "attempt": "20261105-000000-beef",
            "text": "said before there was an index",
            "duration": 1,
            "understood": 1,
        }
    )
    db.close()
    (hit,) = history.search("before index")
    assert hit.attempt.id == "20261105-000000-beef"
    assert hit.snippet == "said before there was an index"


def test_an_answer_of_an_older_history_keeps_its_seal(folder, history, done):
    attempt_id = done("said before holes were kept")
    db = connect(folder)
    db.execute("alter table transcripts drop column unheard")
    db.table(MIGRATIONS.migrations_table).delete_where("name = 'keep_unheard'")
    close(db)
    transcript = history.transcript(attempt_id)
    assert (transcript.text, transcript.voiced, transcript.unheard) == ("said before holes were kept", 0.0, ())
    assert history.check() == ()
