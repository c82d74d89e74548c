"""How the database is opened, and what is said when it cannot be."""

import concurrent.futures
import os
import sqlite3
import stat

import pytest

from history import connection
from history.connection import close, connect, faults_told, writing
from history.errors import DatabaseBusy, DatabaseDamaged, FolderUnusable
from history.store import History


def test_the_recipe(folder):
    db = connect(folder)
    settings = {
        name: db.execute(f"pragma {name}").fetchone()[0]
        for name in (
            "journal_mode",
            "synchronous",
            "foreign_keys",
            "secure_delete",
            "trusted_schema",
            "busy_timeout",
        )
    }
    close(db)
    full, on, off = 2, 1, 0
    assert settings == {
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": on,
        "secure_delete": on,
        "trusted_schema": off,
        "busy_timeout": 5000,
    }


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request):
    before = os.umask(request.param)
    yield
    os.umask(before)


def test_every_file_and_folder_is_for_its_owner_only(umask, folder, done):
    with History(folder) as held:
        attempt_id = done()
        held.list()
        names = {path.name for path in folder.iterdir()}
        assert {"rounds.db", "rounds.db-wal", "rounds.db-shm"} <= names
        assert [
            path for path in (folder, *folder.rglob("*")) if stat.S_IMODE(path.stat().st_mode) & 0o077
        ] == []
        held.delete(attempt_id)
        assert [
            path for path in (folder, *folder.rglob("*")) if stat.S_IMODE(path.stat().st_mode) & 0o077
        ] == []


def test_a_database_that_others_could_read_is_closed_to_them(history, folder, done):
    done()
    (folder / "rounds.db").chmod(0o644)
    assert len(history.list()) == 1
    assert stat.S_IMODE((folder / "rounds.db").stat().st_mode) == 0o600


def test_a_folder_that_is_there_keeps_its_mode(tmp_path):
    tmp_path.chmod(0o755)
    History(tmp_path).list()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_folder_below_a_file_cannot_be_used(tmp_path, new):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FolderUnusable, match="choose another one with --data-dir"):
        History(tmp_path / "file" / "data").begin(new())


def test_a_folder_in_the_place_of_the_database_cannot_be_used(folder):
    (folder / "rounds.db").mkdir(parents=True)
    with pytest.raises(FolderUnusable, match="choose another one with --data-dir"):
        History(folder).list()


def test_a_database_that_may_not_be_written_cannot_be_used(folder):
    """The permission is taken away inside SQLite, because root may write to any file."""
    db = connect(folder)
    db.execute("pragma query_only = on")

    def write():
        with faults_told(folder), writing(db):
            db.table("deletions").insert({"attempt": "20261105-000000-beef"})

    with pytest.raises(FolderUnusable, match="make the folder writable"):
        write()
    close(db)


@pytest.mark.parametrize("content", [b"not a database at all\n" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_database_is_told_and_left_as_it_is(folder, new, content):
    folder.mkdir()
    (folder / "rounds.db").write_bytes(content)
    for use in (History.list, History.unfinished, lambda history: history.begin(new())):
        with pytest.raises(
            DatabaseDamaged, match=r"rounds\.db cannot be read .* Its bytes are left as they are"
        ):
            use(History(folder))
    assert (folder / "rounds.db").read_bytes() == content


def test_a_cut_database_is_told(folder, history, done):
    for _ in range(5):
        done("many words " * 500)
    database = folder / "rounds.db"
    database.write_bytes(database.read_bytes()[: database.stat().st_size // 2])
    with pytest.raises(DatabaseDamaged, match="cannot be read"):
        history.list()
    assert history.check() != ()


def test_another_writer_is_waited_for_and_then_told_of(folder, history, new, monkeypatch):
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    db = connect(folder)
    with writing(db):
        assert history.list() == ()
        with pytest.raises(DatabaseBusy, match="try again in a moment"):
            history.begin(new())
    history.begin(new())
    close(db)


def test_a_first_start_waits_for_another_first_start(folder, history):
    """SQLite fails at once, whatever its timeout, when the switch to the write-ahead log meets a writer."""
    folder.mkdir()
    other = sqlite3.connect(folder / "rounds.db")
    other.execute("begin immediate")
    with concurrent.futures.ThreadPoolExecutor() as threads:
        listed = threads.submit(history.list)
        concurrent.futures.wait([listed], timeout=0.2)
        other.close()
        assert listed.result() == ()


OPENER = """
import sys
from pathlib import Path
from history.attempt import NewAttempt
from history.store import History
new = NewAttempt(prompt="p/q", pack="p", employer="E", round="R", title="T", kind="story", question="Q?")
print("ready", flush=True)
sys.stdin.readline()
for _ in range(10):
    History(Path(sys.argv[1])).begin(new)
print("done", flush=True)
"""


def test_processes_that_start_at_once_on_a_new_folder_do_not_hurt_each_other(folder, history, running):
    processes = [running(OPENER, folder) for _ in range(4)]
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        assert process.stdout.readline() == "done\n"
    assert len(history.list()) == 40
    assert history.check() == ()


def test_without_a_folder_for_its_sound_there_is_no_attempt(folder, history, new):
    folder.mkdir()
    (folder / "takes").write_text("in the way")
    with pytest.raises(FolderUnusable, match="make the folder writable"):
        history.begin(new())
    assert history.list() == ()


BEGINNER = """
import resource, sys
from pathlib import Path
from history.attempt import NewAttempt
from history.errors import DiskFull
from history.store import History
new = NewAttempt(prompt="p/q", pack="p", employer="E", round="R", title="T", kind="story", question="Q?" * 2000)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, -1))
try:
    with History(Path(sys.argv[1])) as history:
        while True:
            history.begin(new)
except DiskFull as error:
    print(error)
"""


def test_an_attempt_that_finds_the_disk_full_leaves_no_folder(folder, history, running):
    output, _ = running(BEGINNER, folder).communicate()
    assert "free some space and try again" in output
    assert len(history.list(limit=None)) > 1
    assert history.orphans().folders == history.orphans().attempts == ()
    assert history.check() == ()


FILLER = """
import resource, sys
from pathlib import Path
from content.transcript import Transcript
from content.scorecard import Delivery, Scorecard
from history.errors import DiskFull
from history.store import History
folder, attempt_id = Path(sys.argv[1]), sys.argv[2]
delivery = Delivery(0, None, (), 0, None, 0, None, None, None, ())
scorecard = Scorecard("1", (), (), (), 50, (), "", (), (), delivery)
said = Transcript.typed("many words " * 50_000)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), -1))
try:
    History(folder).keep(attempt_id, said, scorecard, seconds=1, model="base")
except DiskFull as error:
    print(error)
"""


@pytest.mark.parametrize("spare", [0, 4096, 50_000, 300_000])
def test_a_full_disk_is_told_and_loses_nothing(folder, history, done, new, running, spare):
    before = done("what was kept before")
    attempt_id = history.begin(new())
    size = (folder / "rounds.db").stat().st_size
    process = running(FILLER, folder, attempt_id, size + spare)
    output, _ = process.communicate()
    assert "free some space and try again" in output
    assert output.count("\n") == 1
    assert history.get(attempt_id).state == "recording"
    assert history.transcript(attempt_id) is None
    assert history.transcript(before).text == "what was kept before"
    assert history.check() == ()
