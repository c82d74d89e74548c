"""The main job from the command line: a question, spoken sound, a scored and kept answer."""

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path

from tests.desk import Desk

PROMPT = "cerner/hipaa-pipeline"


def test_a_round_from_a_file_is_scored_and_kept(desk: Desk, long_answer: Path) -> None:
    done = desk.run("practice", PROMPT, "--from", long_answer, "--json")

    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["lost_samples"] == 0
    assert result["stop_to_final_seconds"] > 0
    card = result["score"]
    said = {row["kind"] for row in card["evidence"] if not row["negated"]}
    assert {"metric", "cohort", "horizon", "compliance", "stakeholder", "technical"} <= said
    text = card["transcript"]["text"]
    for row in card["evidence"]:
        assert text[row["start"] : row["end"]] == row["text"]
        assert 0 <= row["audio"]["start"] <= row["audio"]["end"] <= card["transcript"]["duration"]
    assert {signal["id"] for signal in card["signals"]} >= {"impact", "technical", "stakeholder", "governance"}
    (row,) = json.loads(desk.run("history", "list", "--json").stdout)
    assert (row["id"], row["state"], row["overall"]) == (result["attempt"], "done", card["overall"])
    (hit,) = json.loads(desk.run("history", "search", "cardiologists", "--json").stdout)
    assert hit["attempt"]["id"] == result["attempt"]


def test_live_words_are_measured_when_the_file_plays_in_real_time(desk: Desk, spoken: Path) -> None:
    result = json.loads(desk.run("practice", PROMPT, "--from", spoken, "--realtime", "--json").stdout)
    assert 0 <= result["live_lag_seconds"]["p50"] <= result["live_lag_seconds"]["p95"]


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task")
    return [int(child) for task in tasks.iterdir() for child in (task / "children").read_text().split()]


def test_killing_the_transcriber_in_mid_answer_changes_no_word(
    desk: Desk, long_answer: Path, until: Callable[..., None]
) -> None:
    undisturbed = json.loads(desk.run("practice", PROMPT, "--from", long_answer, "--json").stdout)
    known = set(desk.tapes())
    process = desk.start("practice", PROMPT, "--from", long_answer, "--realtime", "--json")
    with process:
        for seconds in (4, 12, 20):
            until(lambda s=seconds: _seconds_on_tape(desk, known) > s, 60)
            until(lambda: _children(process.pid), 60)
            for child in _children(process.pid):
                os.kill(child, signal.SIGKILL)
        out, err = process.communicate(timeout=300)

    assert process.returncode == 0, err
    disturbed = json.loads(out)
    assert disturbed["score"]["transcript"] == undisturbed["score"]["transcript"]
    assert disturbed["score"]["evidence"] == undisturbed["score"]["evidence"]
    assert disturbed["lost_samples"] == 0


def _seconds_on_tape(desk: Desk, known: set[Path]) -> float:
    return sum(tape.stat().st_size / 32_000 for tape in desk.tapes() if tape not in known)
