"""An answer and the follow-up questions about it."""

from history.attempt import Progress
from history.schema import MIGRATIONS


def test_a_thread_is_the_same_from_each_of_its_answers(history, done):
    first = done()
    second = done(follows=first, question="By when?")
    third = done(follows=first, question="For whom?")
    done()
    for one in (first, second, third):
        assert [attempt.id for attempt in history.thread(one)] == [first, second, third]
    assert [attempt.follows for attempt in history.thread(first)] == ["", first, first]


def test_a_follow_up_changes_neither_progress_nor_trend(history, done):
    first = done(overall=60, missing=())
    follow_up = done(overall=90, missing=(), follows=first)
    again = done(overall=64, missing=())
    assert history.progress() == {"northwind/launch": Progress(2, 64, 64, ())}
    assert history.trend() == (60, 64)
    assert history.get(again).delta == 4
    assert history.get(follow_up).delta is None


def test_an_answer_is_compared_with_those_from_the_same_chair(history, done):
    done(overall=60)
    nurse = done(overall=30, chair="Nurse")
    again = done(overall=40, chair="Nurse")
    assert history.get(nurse).delta is None
    assert (history.get(again).delta, history.get(again).chair) == (10, "Nurse")


def test_the_stages_of_a_drill_are_kept_with_its_answer(history, new, done):
    attempt = history.begin(new(kind="drill"))
    history.mark(attempt, "transcribing", stages=(0.0, 118.204, 400.0))
    history.mark(attempt, "failed", "No words.")
    assert history.get(attempt).stages == (0.0, 118.2, 400.0)
    assert history.get(done()).stages == ()
    assert history.check() == ()


def test_what_was_said_before_at_a_prompt_is_read_newest_first(history, done):
    first = done("one two")
    done("elsewhere", prompt="northwind/other")
    done("a follow-up", follows=first)
    second = done("two three")
    done("three four")
    assert history.said("northwind/launch") == ("three four", "two three", "one two")
    assert history.said("northwind/launch", until=second) == ("two three", "one two")
    assert history.said("northwind/launch", limit=1) == ("three four",)


def test_an_older_history_keeps_its_seals_when_it_learns_of_turns(history, done, folder):
    from sqlite_utils import Database

    attempt = done()
    db = Database(folder / "rounds.db")
    db.execute("drop index attempts_by_follows")
    for column in ("follows", "chair", "stages"):
        db.execute(f"alter table attempts drop column {column}")
    db.execute(f"delete from {MIGRATIONS.migrations_table} where name = 'keep_turns'")
    db.conn.commit()
    db.close()
    assert history.get(attempt).follows == ""
    assert history.check() == ()


def test_the_latest_answer_to_a_prompt_is_no_follow_up(history, done, new):
    assert history.latest("northwind/launch") is None
    first = done(chair="Nurse")
    done(follows=first)
    history.begin(new())
    latest = history.latest("northwind/launch")
    assert latest is not None
    assert (latest.id, latest.chair) == (first, "Nurse")
