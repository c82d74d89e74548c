import datetime
import os
from pathlib import Path

import pytest

from practice.settings import Settings, load_settings


def test_without_a_file_the_defaults_hold_and_nothing_is_said(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == (Settings(), ())


def test_good_values_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('model = "tiny.en"\ninput_device = "desk"\ndensity = "calm"\n')
    assert load_settings(path) == (Settings(model="tiny.en", input_device="desk", density="calm"), ())


def test_a_bad_value_is_named_and_the_rest_still_counts(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('density = "loud"\nmodel = "tiny.en"\ncolour = 3\n')
    settings, notices = load_settings(path)
    assert settings == Settings(model="tiny.en")
    assert len(notices) == 2
    assert "'density'" in notices[0]
    assert "'colour'" in notices[1]


@pytest.mark.parametrize("content", [b"model = ", b"\xff\xfe\x00", b"x = " + b"[" * 5000])
def test_an_unreadable_file_never_stops_the_start(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    settings, notices = load_settings(path)
    assert settings == Settings()
    assert len(notices) == 1
    assert str(path) in notices[0]


def test_the_interview_is_read(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('interview = 2026-12-14\nemployer = "humana"\nminutes_a_day = 30\n')
    expected = Settings(interview=datetime.date(2026, 12, 14), employer="humana", minutes_a_day=30)
    assert load_settings(path) == (expected, ())


@pytest.mark.parametrize(
    "line",
    [
        "interview = 2026-12-14T09:00:00Z",
        'interview = "soon"',
        "interview = 5",
        'employer = "../../etc"',
        "employer = []",
        "minutes_a_day = 0",
        "minutes_a_day = 100000",
        "minutes_a_day = true",
        "minutes_a_day = nan",
        "input_device = 7",
        'input_device = ""',
        f'theme = "{"x" * 600}"',
        'density = {calm = "calm"}',
    ],
)
def test_a_hostile_value_is_a_notice_and_the_default(tmp_path: Path, line: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'{line}\nmodel = "tiny.en"\n')
    settings, (notice,) = load_settings(path)
    assert settings == Settings(model="tiny.en")
    assert line.split(" ")[0] in notice
    assert len(notice) < 500


def test_what_is_no_settings_file_is_a_notice(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    large = tmp_path / "large"
    large.write_text("#" * 1_000_001)
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for path in (folder, pipe, large, loop, Path("/dev/zero")):
        settings, (notice,) = load_settings(path)
        assert settings == Settings()
        assert str(path) in notice
