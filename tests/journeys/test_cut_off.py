"""The process group dies in the middle of a word: nothing that was said is lost."""

import json
import os
import random
import signal
import wave
from collections.abc import Callable
from pathlib import Path

from tests.desk import Desk

PROMPT = "cerner/hipaa-pipeline"
FRAMES_A_SECOND = 16_000
BLOCK = 0.1
"""Seconds of sound in a write; the header of the tape follows it."""


def _tape_bytes(desk: Desk, known: set[Path]) -> int:
    return sum(tape.stat().st_size for tape in desk.tapes() if tape not in known)


def _kill_in_mid_answer(
    desk: Desk, answer: Path, seconds: float, until: Callable[..., None]
) -> tuple[Path, int]:
    """Start a round, kill its process group after ``seconds`` of tape; give the tape and the bytes seen."""
    known = set(desk.tapes())
    process = desk.start("practice", PROMPT, "--from", answer, "--realtime", "--plain", start_new_session=True)
    with process:
        until(lambda: _tape_bytes(desk, known) > seconds * FRAMES_A_SECOND * 2, 60)
        seen = _tape_bytes(desk, known)
        os.killpg(process.pid, signal.SIGKILL)
    (tape,) = set(desk.tapes()) - known
    return tape, seen


def test_ten_kills_in_mid_answer_lose_nothing(
    desk: Desk, long_answer: Path, until: Callable[..., None]
) -> None:
    chance = random.Random(7)
    seconds = {}
    for _ in range(10):
        tape, seen = _kill_in_mid_answer(desk, long_answer, chance.uniform(0.5, 5.0), until)
        with wave.open(str(tape)) as sound:
            frames = sound.getnframes()
        assert frames * 2 >= seen - 44 - FRAMES_A_SECOND, "more than half a second is missing"
        seconds[tape.parent.name] = frames / FRAMES_A_SECOND

    recovered = desk.run("history", "recover", "--json")

    assert recovered.returncode == 0, recovered.stderr
    assert {row["id"]: row["state"] for row in json.loads(recovered.stdout)} == dict.fromkeys(seconds, "done")
    rows = json.loads(desk.run("history", "list", "--json").stdout)
    assert {row["id"]: row["state"] for row in rows} == dict.fromkeys(seconds, "done")
    for row in rows:
        more = row["seconds"] - seconds[row["id"]]
        assert -0.01 <= more <= BLOCK + 0.01, "not what was on the disk, whose header may lag by one block"
    longest = max(seconds, key=seconds.__getitem__)
    shown = json.loads(desk.run("history", "show", longest, "--json").stdout)
    assert "discharge planning model" in shown["score"]["transcript"]["text"]


def test_a_recovery_that_is_killed_is_finished_by_the_next_one(
    desk: Desk, long_answer: Path, until: Callable[..., None]
) -> None:
    tape, _seen = _kill_in_mid_answer(desk, long_answer, 6.0, until)
    recovery = desk.start("history", "recover", "--json", start_new_session=True)
    with recovery:
        until(lambda: (tape.parent / "heard.jsonl").exists(), 60)
        os.killpg(recovery.pid, signal.SIGKILL)

    again = desk.run("history", "recover", "--json")

    assert [row["state"] for row in json.loads(again.stdout)] == ["done"]
    assert json.loads(desk.run("history", "recover", "--json").stdout) == []


def test_recording_goes_on_after_a_recovery_without_touching_what_was_recovered(
    desk: Desk, long_answer: Path, spoken: Path, until: Callable[..., None]
) -> None:
    _kill_in_mid_answer(desk, long_answer, 3.0, until)
    (first,) = json.loads(desk.run("history", "recover", "--json").stdout)
    before = json.loads(desk.run("history", "show", first["id"], "--json").stdout)

    done = desk.run("practice", PROMPT, "--from", spoken, "--json")

    assert done.returncode == 0, done.stderr
    assert json.loads(desk.run("history", "show", first["id"], "--json").stdout) == before
    assert len(desk.tapes()) == 2
