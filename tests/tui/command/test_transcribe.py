import json
import os
import stat
import time

import pytest


@pytest.mark.parametrize(("form", "start"), [("txt", "I le"), ("vtt", "WEBVTT\n\n00:00:0")])
def test_formats(rounds, spoken, form, start):
    done = rounds("transcribe", spoken, "--format", form)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(start)
    assert "sepsis" in done.stdout
    assert not list(rounds.data.glob(".hearing-*"))


def test_the_copy_that_somebody_left_who_was_killed_goes_a_day_later(rounds, spoken):
    old, new = (rounds.data / f".hearing-{name}" for name in ("old", "new"))
    for folder in (old, new):
        folder.mkdir(parents=True)
        (folder / "tape.wav").write_bytes(b"said")
    yesterday = time.time() - 25 * 3600
    os.utime(old, (yesterday, yesterday))
    assert rounds("transcribe", spoken).returncode == 0
    assert not old.exists()
    assert new.exists()


def test_json_is_asked_for_as_everywhere(rounds, spoken):
    written = rounds.json("transcribe", spoken)
    assert written["segments"][0]["words"][0]["word"]


def test_a_file_is_private_and_never_written_over(rounds, spoken, tmp_path, one_sentence):
    file = tmp_path / "answer.json"
    done = rounds("transcribe", spoken, "--format", "json", "-o", file)
    assert (done.returncode, done.stdout) == (0, "")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    json.loads(before)
    again = rounds("transcribe", spoken, "-o", file)
    one_sentence(again)
    assert again.returncode == 2
    assert file.read_bytes() == before


def test_a_recording_is_scored_like_a_text(rounds, spoken):
    scored = rounds.json("score", spoken)
    assert scored["transcript"]["words"]
    assert 0 < scored["transcript"]["understood"] <= 1
    assert all(found["audio"] for found in scored["evidence"])
    assert rounds.json("history", "list") == []
