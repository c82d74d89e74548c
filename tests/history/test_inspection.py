"""What a check of the history notices."""

import random
import shutil

import pytest

from history.connection import close, connect
from history.errors import HistoryError
from history.store import History


@pytest.fixture
def tampered(folder):
    """Change the database behind the history's back."""

    def change(statement, *values):
        db = connect(folder)
        db.execute("pragma foreign_keys = off")
        db.execute(statement, values)
        close(db)

    return change


def test_a_history_that_is_as_it_was_saved_has_no_problems(history, done, new):
    history.delete(done())
    done()
    history.mark(history.begin(new()), "failed", note="The transcriber stopped.")
    assert history.check() == ()


@pytest.mark.parametrize(
    ("statement", "part"),
    [
        ("update words set text = 'thirty' where text = 'twelve'", "its words"),
        ("update words set probability = 1 where position = 2", "its words"),
        ("delete from words", "its words"),
        ("update transcripts set understood = 0.5", "its words"),
        ("update transcripts set unheard = '[9.0,[[1.0,2.0]]]'", "its words"),
        ("update scorecards set json = replace(json, '60', '90')", "its score"),
        ("update evidence set negated = 1", "its score"),
        ("update attempts set overall = 90", "its question or its state"),
        ("update attempts set question = 'Another one?'", "its question or its state"),
        ("delete from seals where part = 'transcript'", "its words"),
    ],
)
def test_a_change_behind_our_back_is_noticed(history, done, tampered, statement, part):
    attempt_id = done()
    tampered(statement)
    assert history.check() == (f"Attempt {attempt_id} is not what was saved: {part} changed on the disk.",)


def test_a_stale_search_index_is_noticed(history, done, tampered):
    done("an alpaca answered")
    tampered("update transcripts set text = 'a badger answered'")
    assert any("search index" in sentence for sentence in history.check())


def test_a_row_without_its_attempt_is_noticed(history, done, tampered):
    done()
    tampered("delete from attempts")
    assert any("words has a row that belongs to no attempt" in sentence for sentence in history.check())


def test_what_cannot_be_opened_is_a_problem_not_a_crash(folder, history):
    folder.mkdir()
    (folder / "rounds.db").write_bytes(b"not a database at all\n" * 100)
    (problem,) = history.check()
    assert "cannot be read" in problem


def test_orphans_are_found_on_both_sides(history, folder, new):
    lost, kept = history.begin(new()), history.begin(new())
    history.begin(new(spoken=False))
    shutil.rmtree(folder / history.get(lost).audio)
    (folder / "takes/2020/01/20200101-000000-beef").mkdir(parents=True)
    orphans = history.orphans()
    assert orphans.attempts == (lost,)
    assert orphans.folders == ("takes/2020/01/20200101-000000-beef",)
    assert kept not in orphans.attempts


def everything(history):
    attempts = history.list(limit=None)
    answers = [(history.transcript(attempt.id), history.scorecard(attempt.id)) for attempt in attempts]
    return attempts, answers, history.search("readmissions"), history.progress(), history.trend()


def test_no_flipped_bit_changes_the_history_unnoticed(history, folder, done, tmp_path):
    """SQLite's own check notices few; whatever it misses and a reader would see has to break a seal."""
    for number in range(6):
        done("we cut readmissions by twelve percent " * 5, overall=number)
    saved, truth = (folder / "rounds.db").read_bytes(), everything(history)
    chance = random.Random(3)
    noticed = 0
    for number in range(150):
        content = bytearray(saved)
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        damaged = History(tmp_path / f"damaged{number}")
        damaged.folder.mkdir()
        (damaged.folder / "rounds.db").write_bytes(content)
        try:
            same = everything(damaged) == truth
        except HistoryError:
            same = False
        problems = damaged.check()
        noticed += bool(problems)
        assert same or problems, number
    assert 0 < noticed < 150
