"""Attempts to keep, and a history to keep them in."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from content.scorecard import Delivery, Evidence, Scorecard, Signal, Sound, Story
from content.transcript import Transcript, Word
from history.attempt import NewAttempt
from history.store import History

NEW = NewAttempt(
    prompt="northwind/launch",
    pack="northwind",
    employer="Northwind Health",
    round="Deep dive",
    title="A launch that moved a number",
    kind="story",
    question="Tell me about a launch that moved a number.",
)
METRIC = Evidence(
    kind="metric", start=0, end=4, text="said", value=(12.0, 18.5), unit="percent", audio=Sound(0.0, 0.4)
)
SCORECARD = Scorecard(
    engine="1",
    evidence=(METRIC,),
    stories=(Story(METRIC, None, None, None),),
    signals=(Signal("impact", "Impact", 3.0, "a result with its value"),),
    overall=60,
    missing=("cohort", "horizon"),
    next_step="Say for whom.",
    follow_ups=("Over what time?",),
    numbers=(),
    delivery=Delivery(3, 120.0, (120.0,), 0, 0.0, 0, None, 0.4, None, ()),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that nobody has made yet."""
    return tmp_path / "data"


@pytest.fixture
def history(folder: Path) -> History:
    return History(folder)


@pytest.fixture(scope="session")
def new() -> Callable[..., NewAttempt]:
    """Make a new attempt with some fields of one's own."""

    def make(**fields: Any) -> NewAttempt:
        return msgspec.structs.replace(NEW, **fields)

    return make


@pytest.fixture(scope="session")
def scorecard() -> Callable[..., Scorecard]:
    """Make a scorecard with some fields of one's own."""

    def make(**fields: Any) -> Scorecard:
        return msgspec.structs.replace(SCORECARD, **fields)

    return make


@pytest.fixture(scope="session")
def spoken() -> Callable[[str], Transcript]:
    """Make a transcript whose words take half a second each."""

    def speak(text: str) -> Transcript:
        words = tuple(Word(word, number / 2, number / 2 + 0.4, 0.9) for number, word in enumerate(text.split()))
        return Transcript.spoken(words, len(words) / 2)

    return speak


@pytest.fixture
def done(
    history: History,
    new: Callable[..., NewAttempt],
    scorecard: Callable[..., Scorecard],
    spoken: Callable[[str], Transcript],
) -> Callable[..., str]:
    """Keep an answer: its text, then fields of the attempt or of the scorecard; return the attempt's id."""

    def keep(text: str = "we cut readmissions by twelve percent", **fields: Any) -> str:
        of_attempt = {name: fields.pop(name) for name in NewAttempt.__struct_fields__ if name in fields}
        attempt_id = history.begin(new(**of_attempt))
        transcript = spoken(text)
        history.keep(attempt_id, transcript, scorecard(**fields), seconds=transcript.duration, model="base")
        return attempt_id

    return keep


@pytest.fixture
def running() -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Start Python programs that talk over pipes; whatever still runs at the end is killed."""
    started: list[subprocess.Popen[str]] = []

    def run(program: str, *arguments: object) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", program, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        with process:
            process.kill()
