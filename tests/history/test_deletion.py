"""What is deleted is gone."""

import random
import shutil
import sqlite3
import time

import pytest

from history import connection
from history.connection import close, connect, writing
from history.deletion import buried, bury
from history.errors import DatabaseBusy, FolderUnusable
from history.lock import DataLock
from history.store import History

SECRETS = [f"secret{number:02}token" for number in range(40)]
SAID = " and then ".join(SECRETS)


def traces(folder):
    """Secrets that any file of the data folder, or the name of one, still holds."""
    content = b"\n".join(
        bytes(path) + (path.read_bytes() if path.is_file() else b"") for path in folder.rglob("*")
    )
    return [secret for secret in SECRETS if secret.encode() in content]


@pytest.fixture
def confided(history, folder, done):
    """An attempt full of secrets among others, with its sound."""
    done("the first answer stays")
    attempt_id = done(SAID, next_step=SAID, title=SECRETS[0], question=SECRETS[1])
    (folder / history.get(attempt_id).audio / "heard.jsonl").write_text(SAID)
    done("the last answer stays")
    assert traces(folder) == SECRETS
    return attempt_id


def test_no_file_holds_a_word_of_what_was_deleted(history, folder, confided):
    take = folder / history.get(confided).audio
    history.delete(confided)
    assert traces(folder) == []
    assert not take.exists()
    assert len(history.list()) == 2
    assert [len(history.search(words)) for words in ("stays", "secret")] == [2, 0]
    assert history.check() == ()
    assert history.orphans().folders == history.orphans().attempts == ()


def test_no_word_is_left_while_the_database_stays_open(folder, confided):
    with History(folder) as held, History(folder) as other:
        other.list()
        held.delete(confided)
        assert traces(folder) == []


def test_several_attempts_are_deleted_at_once(history, folder, done):
    attempts = [done(SAID) for _ in range(3)]
    history.delete(*attempts)
    assert history.list() == ()
    assert traces(folder) == []


def test_pages_freed_before_rounds_wiped_them_are_wiped_too(history, folder, confided):
    """Rows deleted without secure_delete stay readable in free pages; our deletion takes them along."""
    db = sqlite3.connect(folder / "rounds.db")
    db.execute("pragma secure_delete = off")
    with db:
        for table in ("words", "evidence", "scorecards", "transcripts"):
            db.execute(f"delete from {table} where attempt = ?", (confided,))
    db.execute("pragma wal_checkpoint(truncate)")
    db.close()
    assert traces(folder), "the control: without care, words remain"
    history.delete(confided)
    assert traces(folder) == []


def test_a_deletion_cut_off_is_completed_when_the_history_is_next_opened(history, folder, confided):
    take = folder / history.get(confided).audio
    db = connect(folder)
    with writing(db):
        bury(db, confided)
    close(db)
    assert take.exists()
    assert len(History(folder).list()) == 2
    assert not take.exists()
    assert traces(folder) == []


def test_sound_that_cannot_be_removed_is_told_and_tried_again(history, folder, confided, tmp_path):
    take = folder / history.get(confided).audio
    elsewhere = shutil.move(take, tmp_path / "elsewhere")
    take.symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(FolderUnusable, match="symbolic link"):
        history.delete(confided)
    assert any(confided in sentence for sentence in history.check())
    assert (tmp_path / "elsewhere" / "heard.jsonl").exists()
    take.unlink()
    history.list()
    assert history.check() == ()
    assert traces(folder) == []


def test_a_reader_that_holds_old_pages_is_told_of_and_the_words_go_later(
    history, folder, confided, monkeypatch
):
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    reader = sqlite3.connect(folder / "rounds.db")
    reader.execute("begin")
    reader.execute("select count(*) from words").fetchone()
    with pytest.raises(DatabaseBusy, match="deleted words are still on the disk"):
        history.delete(confided)
    assert len(history.list()) == 2
    reader.close()
    history.list()
    assert traces(folder) == []


def test_reading_does_not_wait_for_another_that_deletes(history, folder, confided):
    db = connect(folder)
    with writing(db):
        bury(db, confided)
    with DataLock(folder, "deletion.lock") as lock:
        assert lock.acquire()
        assert len(history.list()) == 2
        assert buried(db) == (confided,)
    close(db)


DELETER = """
import sys
from pathlib import Path
from history.store import History
history = History(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
history.delete(sys.argv[2])
"""


def test_kill_9_during_a_deletion_leaves_all_of_it_or_nothing(history, folder, done, running):
    chance = random.Random(7)
    for _ in range(8):
        attempt_id = done(SAID)
        process = running(DELETER, folder, attempt_id)
        assert process.stdout.readline() == "ready\n"
        process.stdin.write("\n")
        process.stdin.flush()
        time.sleep(chance.uniform(0, 0.04))
        process.kill()
        process.wait()
        is_there = bool(history.list())
        assert traces(folder) == (SECRETS if is_there else [])
        assert history.check() == ()
        if is_there:
            assert history.transcript(attempt_id).text == SAID
            history.delete(attempt_id)
    assert traces(folder) == []
