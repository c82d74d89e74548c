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
