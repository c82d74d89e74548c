import contextlib
import datetime
import os
import stat
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from practice.errors import SettingsNotKept
from practice.settings import Settings, load_settings
from practice.settings_file import keep_settings

WRITTEN = '# mine\r\nmodel = "tiny.en"  # quick\r\n\r\nmood = "good"\r\n[[shelf]]\r\nbook = 1\r\n'


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "made" / "for it" / "config.toml"


@contextlib.contextmanager
def an_ordinary_user() -> Iterator[None]:
    """Nobody in particular: to root no folder is read-only."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_choice_is_kept_and_read_again(config: Path) -> None:
    keep_settings(
        config, {"input_device": "Desk", "interview": datetime.date(2026, 12, 14), "minutes_a_day": 30}
    )
    keep_settings(config, {"density": "calm", "employer": "humana"})
    assert load_settings(config) == (
        Settings(
            input_device="Desk",
            density="calm",
            interview=datetime.date(2026, 12, 14),
            employer="humana",
            minutes_a_day=30,
        ),
        (),
    )
    keep_settings(config, {"input_device": None, "interview": None, "theme": None})
    assert load_settings(config)[0] == Settings(density="calm", employer="humana", minutes_a_day=30)


def test_only_its_owner_reads_it_and_nothing_else_is_left(config: Path) -> None:
    keep_settings(config, {"density": "full"})
    config.chmod(0o644)
    keep_settings(config, {"density": "calm"})
    assert stat.S_IMODE(config.stat().st_mode) == 0o600
    assert stat.S_IMODE(config.parent.stat().st_mode) == 0o700
    assert list(config.parent.iterdir()) == [config]


def test_comments_unknown_keys_and_line_ends_stay(config: Path) -> None:
    config.parent.mkdir(parents=True)
    config.write_bytes(WRITTEN.encode())
    keep_settings(config, {"density": "calm", "model": "base"})
    after = config.read_bytes().decode()
    assert '# mine\r\nmodel = "base"  # quick\r\n' in after
    assert 'mood = "good"\r\n' in after
    assert tomllib.loads(after) == {"model": "base", "mood": "good", "density": "calm", "shelf": [{"book": 1}]}


def test_the_same_choice_writes_nothing(config: Path) -> None:
    keep_settings(config, {"density": "calm"})
    before = config.stat()
    keep_settings(config, {"density": "calm"})
    assert (config.stat().st_ino, config.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize(
    "name", ['"]\n[x]\n', "\x1b[31m", "\u202eabc", "a'''b\"\"\"", "\\", "[of 5] [/]", "é" * 400]
)
def test_a_hostile_name_is_only_text(config: Path, name: str) -> None:
    keep_settings(config, {"input_device": name, "density": "calm"})
    assert load_settings(config) == (Settings(input_device=name, density="calm"), ())


def test_a_link_stays_a_link(config: Path, tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles.toml"
    kept.write_text("# kept elsewhere\n")
    config.parent.mkdir(parents=True)
    config.symlink_to(kept)
    keep_settings(config, {"density": "calm"})
    assert config.is_symlink()
    assert kept.read_text() == '# kept elsewhere\ndensity = "calm"\n'


@pytest.mark.parametrize("target", ["config.toml", "/dev/null", "/dev/zero", "."])
def test_a_link_to_what_is_no_file_is_refused(config: Path, target: str) -> None:
    config.parent.mkdir(parents=True)
    config.symlink_to(target)
    with pytest.raises(SettingsNotKept, match="lasts until Rounds is closed"):
        keep_settings(config, {"density": "calm"})
    assert config.is_symlink()
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize(
    "content", [b"density = ", b"\xff\xfe", b"x = " + b"[" * 5000, b'model = "a"\nmodel = "b"\n']
)
def test_a_file_that_is_no_toml_is_not_lost(config: Path, content: bytes) -> None:
    config.parent.mkdir(parents=True)
    config.write_bytes(content)
    with pytest.raises(SettingsNotKept, match="could not be kept in"):
        keep_settings(config, {"density": "calm"})
    assert config.read_bytes() == content
    assert list(config.parent.iterdir()) == [config]


def test_a_file_in_the_way_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsNotKept, match=r"Not a directory|File exists"):
        keep_settings(tmp_path / "file" / "config.toml", {"density": "calm"})


def test_a_read_only_folder_is_said_and_the_file_is_as_it_was() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = folder / "config.toml"
        config.write_text('model = "tiny.en"\n')
        config.chmod(0o644)
        folder.chmod(0o555)
        with an_ordinary_user(), pytest.raises(SettingsNotKept, match="Permission denied"):
            keep_settings(config, {"density": "calm"})
        assert config.read_text() == 'model = "tiny.en"\n'
        folder.chmod(0o755)
