import json
import os
import pty
import signal

import pytest

LIMIT = 120
SECOND = 32_000
PROMPT = "humana/impact-story-admissions"


@pytest.fixture
def interruptible():
    """Let processes be interrupted even where the tests themselves are not, as in a shell's background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def halfway(rounds, spoken, until, interruptible):
    """A round at the pace of speech, stopped by a signal when three seconds are on the tape."""

    def stop(number):
        process = rounds.start("practice", PROMPT, "--from", spoken, "--realtime", "--plain")
        until(lambda: any(tape.stat().st_size > 3 * SECOND for tape in rounds.data.rglob("tape.wav")))
        process.send_signal(number)
        _, err = process.communicate(timeout=LIMIT)
        assert "Traceback" not in err
        return process.returncode, err

    return stop


def test_a_file_takes_the_place_of_the_microphone(rounds, spoken):
    done = rounds("practice", PROMPT, "--from", spoken, "--json")
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)
    result = json.loads(done.stdout)
    assert result.keys() == {
        "attempt",
        "stop_to_final_seconds",
        "live_lag_seconds",
        "lost_samples",
        "score",
        "verdict",
    }
    assert result["lost_samples"] == 0
    assert result["stop_to_final_seconds"] >= 0
    assert result["live_lag_seconds"].keys() == {"p50", "p95"}
    score = result["score"]
    assert "sepsis" in score["transcript"]["text"]
    assert score["transcript"]["words"][0].keys() == {"text", "start", "end", "probability"}
    assert score["evidence"]
    for found in score["evidence"]:
        assert found["text"] == score["transcript"]["text"][found["start"] : found["end"]]
        assert 0 <= found["audio"]["start"] < found["audio"]["end"] <= score["transcript"]["duration"]

    assert [path for path in (rounds.data, *rounds.data.rglob("*")) if path.stat().st_mode & 0o077] == []
    [attempt] = rounds.json("history", "list")
    assert attempt["id"] == result["attempt"]
    assert attempt["state"] == "done"
    assert attempt["prompt"] == PROMPT
    assert attempt["overall"] == score["overall"]
    assert attempt["missing"] == score["missing"]
    assert abs(attempt["seconds"] - score["transcript"]["duration"]) < 0.1
    shown = rounds.json("history", "show", result["attempt"])
    assert shown == {"attempt": attempt, "score": score, "verdict": result["verdict"]}
    [hit] = rounds.json("history", "search", "sepsis")
    assert hit["attempt"]["id"] == result["attempt"]


def test_a_plain_round_is_told_line_by_line(rounds, spoken):
    done = rounds("practice", PROMPT, "--from", spoken)
    assert done.returncode == 0, done.stderr
    told = [
        "You have",
        "Recording.",
        "Listening to the last words.",
        "sepsis",
        "  + ",
        "of 100",
        "Kept as ",
    ]
    places = [done.stdout.index(part) for part in told]
    assert places == sorted(places)


def test_how_it_goes_is_on_stderr_when_asked_for(rounds, spoken):
    done = rounds("practice", PROMPT, "--from", spoken, "--json", "-v")
    assert done.stdout.count("\n") == 1
    assert "Recording." in done.stderr


def test_a_written_answer_is_kept_too(rounds):
    text = "We cut readmissions by 12 percent.\n"
    result = rounds.json("practice", PROMPT, "--typed", "-", stdin=text)
    assert result["score"]["transcript"]["text"] == text
    assert result["live_lag_seconds"] == {"p50": None, "p95": None}
    [attempt] = rounds.json("history", "list")
    assert (attempt["id"], attempt["state"], attempt["audio"]) == (result["attempt"], "done", None)


def test_the_demo_needs_no_microphone(rounds):
    done = rounds("demo", "--plain", PULSE_SERVER="unix:/nonexistent")
    assert done.returncode == 0, done.stderr
    assert "of 100" in done.stdout
    assert rounds.json("history", "list")[0]["state"] == "done"


def test_no_network_is_needed(rounds, spoken):
    done = rounds.isolated("-n", *rounds.command("practice", PROMPT, "--from", spoken, "--json"))
    assert done.returncode == 0, done.stderr
    assert "sepsis" in done.stdout


def test_two_rounds_cannot_use_one_folder(rounds, spoken, one_sentence, lines):
    first = rounds.start("practice", PROMPT, "--from", spoken, "--realtime", "--plain")
    for line in lines(first):
        if "Recording." in line:
            break
    for arguments in (
        ["practice", PROMPT, "--from", spoken],
        ["practice", PROMPT, "--typed", __file__],
        ["history", "recover"],
        ["history", "delete", "--yes", "20260101-000000-0000"],
    ):
        done = rounds(*arguments)
        one_sentence(done)
        assert done.returncode == 1
        assert "Another Rounds" in done.stderr
    first.communicate(timeout=LIMIT)
    assert first.returncode == 0
    assert [attempt["state"] for attempt in rounds.json("history", "list")] == ["done"]


def test_an_interrupted_answer_is_set_aside_and_can_be_scored_after_all(rounds, halfway):
    code, err = halfway(signal.SIGINT)
    assert code == 130
    [attempt] = rounds.json("history", "list")
    assert attempt["state"] == "discarded"
    assert f"rounds history recover {attempt['id']}" in err
    assert rounds.json("history", "recover") == []
    [recovered] = rounds.json("history", "recover", attempt["id"])
    assert (recovered["id"], recovered["state"]) == (attempt["id"], "done")
    assert recovered["seconds"] > 2


def test_an_answer_that_is_ended_by_a_signal_is_recovered(rounds, halfway):
    code, _ = halfway(signal.SIGTERM)
    assert code == 128 + signal.SIGTERM
    [recovered] = rounds.json("history", "recover")
    assert recovered.keys() == {"id", "state", "seconds", "overall"}
    assert recovered["state"] == "done"
    assert recovered["seconds"] > 2
    assert "sepsis" in rounds("history", "show", recovered["id"]).stdout
    assert rounds.json("history", "recover") == []


@pytest.fixture
def enter_key():
    """A terminal to type in, and its Enter key."""
    master, slave = pty.openpty()
    yield slave, lambda: os.write(master, b"\n")
    os.close(master)
    os.close(slave)


def test_the_microphone_is_heard_until_enter(rounds, room, spoken, enter_key, lines):
    keyboard, press_enter = enter_key
    [device] = [device for device in rounds.json("devices", **room.env) if not device["monitor"]]
    process = rounds.start(
        "practice", PROMPT, "--plain", "--input-device", device["name"], stdin=keyboard, **room.env
    )
    for line in lines(process):
        if "Recording." in line:
            room.play(spoken)
        if "live under" in line:
            press_enter()
    _, err = process.communicate(timeout=LIMIT)
    assert process.returncode == 0, err
    [attempt] = rounds.json("history", "list")
    assert attempt["state"] == "done"
    assert attempt["overall"] > 0
