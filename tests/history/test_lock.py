"""One Rounds at a time may write to a data folder."""

import os
import stat

import pytest

from history.errors import FolderUnusable
from history.lock import DataLock

HOLDER = """
import sys
from pathlib import Path
from history.lock import DataLock
lock = DataLock(Path(sys.argv[1]))
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def held_elsewhere(folder, running):
    process = running(HOLDER, folder)
    assert process.stdout.readline() == "True\n"
    return process


def test_only_one_has_the_lock(folder):
    with DataLock(folder) as first, DataLock(folder) as second:
        assert first.acquire()
        assert first.acquire(), "having it is having it"
        assert not second.acquire()
        first.release()
        assert second.acquire()


def test_another_process_holds_it_and_tells_which(folder, held_elsewhere):
    lock = DataLock(folder)
    assert not lock.acquire()
    assert lock.holder() == held_elsewhere.pid


def test_kill_9_frees_it(folder, held_elsewhere):
    held_elsewhere.kill()
    held_elsewhere.wait()
    with DataLock(folder) as lock:
        assert lock.acquire()
        assert lock.holder() == os.getpid()


def test_patience_outlasts_a_holder_that_ends(folder, held_elsewhere):
    held_elsewhere.stdin.close()
    with DataLock(folder) as lock:
        assert lock.acquire(patience=60)


def test_a_child_that_lives_on_does_not_keep_it(folder, running):
    with DataLock(folder) as lock:
        assert lock.acquire()
        child = running("import sys; print('here', flush=True); sys.stdin.read()")
        assert child.stdout.readline() == "here\n"
    with DataLock(folder) as lock:
        assert lock.acquire()


def test_nobody_has_held_a_new_lock(folder):
    assert DataLock(folder).holder() is None


def test_the_lock_is_private(folder):
    with DataLock(folder) as lock:
        lock.acquire()
        assert stat.S_IMODE(lock.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_locked_gets_a_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FolderUnusable, match="choose another folder with --data-dir"):
        DataLock(tmp_path / "file").acquire()
