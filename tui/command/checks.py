"""What ``rounds doctor`` looks at; each check is independent, changes nothing and never raises."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from practice.paths import Paths
from practice.settings import Settings

FULL_DISK = 200_000_000
"""Bytes below which no answer is recorded."""
LONGEST_WAIT = 60
"""Seconds that a probe may take."""

State = Literal["ok", "warning", "problem"]


class Check(msgspec.Struct, frozen=True):
    """What was found; a ``problem`` keeps Rounds from recording or scoring, a ``warning`` does not."""

    name: str
    state: State
    found: str


def run_checks(paths: Paths, settings: Settings, notices: tuple[str, ...]) -> Iterator[Check]:
    """Look at everything that a round needs, the quick things first."""
    yield from _settings(paths, notices)
    yield from _packs(paths)
    yield _folder(paths.data)
    yield from _readers(paths.data)
    yield _room(paths.data)
    yield _sqlite()
    yield from _history(paths)
    yield _switches()
    yield from _models(paths, settings)
    yield _transcriber()
    yield _microphone()


def _settings(paths: Paths, notices: tuple[str, ...]) -> Iterator[Check]:
    if not notices:
        where = str(paths.config) if paths.config.exists() else "the defaults"
        yield Check("settings", "ok", where)
    yield from (Check("settings", "warning", notice) for notice in notices)


def _packs(paths: Paths) -> Iterator[Check]:
    from content.packs import load_packs, user_pack_faults

    prompts = sum(len(round_.prompts) for pack in load_packs(paths.packs) for round_ in pack.rounds)
    yield Check("packs", "ok", f"{prompts} prompts")
    yield from (Check("packs", "warning", str(fault)) for fault in user_pack_faults(paths.packs))


def _folder(data: Path) -> Check:
    folder = _nearest(data)
    if not os.access(folder, os.W_OK | os.X_OK) or not folder.is_dir():
        return Check("data folder", "problem", f"{folder} may not be written; choose another with --data-dir.")
    return Check("data folder", "ok", str(data) if folder == data else f"{data} (made at the first round)")


def _readers(data: Path) -> Iterator[Check]:
    """Others who may read what was said."""
    if os.name != "posix" or not data.exists():
        return
    open_ = [path for path in (data, *data.rglob("*")) if stat.S_IMODE(path.lstat().st_mode) & 0o077]
    open_ = [path for path in open_ if not path.is_symlink()]
    if open_:
        found = (
            f"{len(open_)} files or folders in {data} can be read by others; 'chmod -R go= {data}' ends that."
        )
        yield Check("privacy", "warning", found)
    else:
        yield Check("privacy", "ok", "only you can read what is kept")


def _room(data: Path) -> Check:
    free = shutil.disk_usage(_nearest(data)).free
    if free < FULL_DISK:
        found = f"{free // 1_000_000} MB are free for {data}; free at least {FULL_DISK // 1_000_000} MB."
        return Check("room", "problem", found)
    return Check("room", "ok", f"{free / 1e9:.1f} GB free")


def _sqlite() -> Check:
    """Versions before these can lose a commit when two programs write (sqlite.org, "WAL-reset bug")."""
    version = sqlite3.sqlite_version_info
    sound = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    what = f"SQLite {sqlite3.sqlite_version}"
    if sound:
        return Check("database", "ok", what)
    return Check("database", "warning", f"{what} is safe as long as no other program writes to rounds.db.")


def _history(paths: Paths) -> Iterator[Check]:
    if not (paths.data / "rounds.db").exists():
        yield Check("history", "ok", "nothing is kept yet")
        return
    from history.errors import HistoryError
    from history.store import History

    history = History(paths.data)
    faults = history.check()
    yield from (Check("history", "problem", fault) for fault in faults)
    if faults:
        return
    try:
        attempts = history.list(limit=None)
        orphans = history.orphans()
    except HistoryError as error:
        yield Check("history", "problem", str(error))
        return
    yield Check("history", "ok", f"{len(attempts)} attempts, each as it was saved")
    yield from (
        Check("history", "warning", f"{folder} in {paths.data} holds sound that belongs to no attempt.")
        for folder in orphans.folders
    )
    yield from (
        Check("history", "warning", f"The sound of attempt {attempt} is gone; its words are still there.")
        for attempt in orphans.attempts
    )


def _switches() -> Check:
    from speech.offline import SWITCHES

    missing = [name for name, value in SWITCHES.items() if os.environ.get(name) != value]
    if missing:
        return Check("offline", "problem", f"{', '.join(missing)} should be set; start 'rounds' itself.")
    return Check("offline", "ok", "telemetry and downloads are switched off")


def _models(paths: Paths, settings: Settings) -> Iterator[Check]:
    from speech.models import LIVE_MODEL

    yield _model(settings.model, paths, "problem")
    if settings.model != LIVE_MODEL:
        yield _model(LIVE_MODEL, paths, "warning")


def _model(name: str, paths: Paths, gravity: State) -> Check:
    from speech.errors import SpeechError
    from speech.models import find_model, verify
    from speech.releases import RELEASES

    try:
        model = find_model(name, cache=paths.models)
        verify(model)
    except SpeechError as error:
        return Check("model", gravity, str(error))
    return Check("model", "ok", f"{name}, every byte as published" if name in RELEASES else f"{name} is whole")


def _transcriber() -> Check:
    """Load the engine in a process of its own: on a processor that lacks what it needs, that process dies."""
    code = "import speech, faster_whisper, onnxruntime"
    try:
        done = subprocess.run(  # noqa: S603 - our own line of Python
            [sys.executable, "-c", code], capture_output=True, text=True, timeout=LONGEST_WAIT, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Check(
            "transcriber", "problem", f"It does not start ({type(error).__name__}); install Rounds again."
        )
    if done.returncode < 0:
        found = (
            f"It dies with signal {-done.returncode}; this processor may lack AVX. Written answers still work."
        )
        return Check("transcriber", "problem", found)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        return Check("transcriber", "problem", f"It does not load ({reason}); install Rounds again.")
    return Check("transcriber", "ok", "faster-whisper loads")


def _microphone() -> Check:
    """Ask for the devices in a process of its own: sound systems may hang."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tui.command", "devices", "--json"],
            capture_output=True,
            text=True,
            timeout=LONGEST_WAIT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return Check("microphone", "warning", "The sound system does not answer; see that it runs.")
    if done.returncode:
        return Check("microphone", "warning", done.stderr.strip() or "The sound system cannot be asked.")
    names = [device["label"] for device in msgspec.json.decode(done.stdout) if not device["monitor"]]
    if not names:
        found = "There is none; plug one in, or answer with --from FILE or --typed FILE."
        return Check("microphone", "warning", found)
    return Check("microphone", "ok", ", ".join(names))


def _nearest(path: Path) -> Path:
    """The path itself, or the closest folder above it that is there."""
    return next(folder for folder in (path, *path.parents) if folder.exists())
