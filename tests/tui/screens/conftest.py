"""The real app on a folder and a pack of its own, and a microphone that the test holds in its hand."""

import math
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from content.scorecard import Delivery, Evidence, Scorecard, Signal, Story
from content.transcript import Transcript, Word
from history.attempt import NewAttempt
from practice.paths import Paths
from practice.settings import Density, Settings
from speech.errors import MicrophoneFault
from speech.tape import Tape
from tui.app import RoundsApp

PACK = """\
employer = "Acme [of 5] Health"
role = "Product manager"
about = "A small pack."
days = [7, 14]
rounds = ["first"]
"""
ROUND = """\
title = "First [/] round"
minutes = 30
about = "One round."

[[prompts]]
id = "story"
title = "A model that changed care"
kind = "story"
seconds = 120
question = "Tell me about a model [of 5] that changed care [/]. What did it change, and for whom?"

[prompts.exemplar]
weak = "It helped."
strong = "It cut stays by 0.7 days for 5,000 patients."
difference = "A figure."

[[prompts]]
id = "drill"
title = "A pipeline on the board"
kind = "drill"
seconds = 600
question = "Draw a pipeline that scores readmission risk. Say who can see what, and what happens when it fails."
stages = [
  { title = "Clarify", seconds = 120 },
  { title = "Sketch", seconds = 300 },
  { title = "Failure modes", seconds = 180 },
]

[prompts.exemplar]
weak = "A box."
strong = "A box with a name."
difference = "A name."
"""

TEXT = (
    "We strip the identifiers at the edge, so nothing downstream holds PHI. A gradient-boosted model scores "
    "every discharge, about 5,000 patients a year, and the score goes back over FHIR. We saw 0.7 days shorter "
    "stays, which really improved things a lot. Um, we had no rollback at first [of 5], and we would add one "
    "[/] with the nurses."
)

Eventually = Callable[..., Awaitable[None]]
OpenApp = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


QUESTION = "Tell me about a model [of 5] that changed care [/]."


class HandMicrophone:
    """A source that gives what the test says, when the test says so."""

    name = "Hand microphone"
    live = False
    lost = 0

    def __init__(self, *, broken: str = "") -> None:
        self.fault: str | None = None
        self.started = False
        self.stopped = False
        self._broken = broken

    def start(self, on_block: Callable[[bytes], None], on_end: Callable[[], None]) -> None:
        if self._broken:
            raise MicrophoneFault(self._broken)
        self._on_block, self._on_end = on_block, on_end
        self.started = True

    def stop(self) -> None:
        self.stopped = True

    def give(self, seconds: float, loudness: int = 4000) -> None:
        """Give one block of a square wave."""
        half = (
            loudness.to_bytes(2, "little", signed=True) * 8 + (-loudness).to_bytes(2, "little", signed=True) * 8
        )
        self._on_block(half * round(seconds * 1000))

    def end(self) -> None:
        """Have no more to give, as a file at its end."""
        self._on_end()


@pytest.fixture
def microphone() -> HandMicrophone:
    return HandMicrophone()


@pytest.fixture
def broken_microphone() -> HandMicrophone:
    return HandMicrophone(broken="The microphone [/] is in use: close the other program.")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Places with a pack of their own in them, and without weights."""
    paths = Paths(config=tmp_path / "config.toml", data=tmp_path / "data", models=tmp_path / "models")
    folder = paths.packs / "acme"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text(PACK, "utf-8")
    (folder / "first.toml").write_text(ROUND, "utf-8")
    return paths


@pytest.fixture
def open_app(paths: Paths, eventually: Eventually) -> OpenApp:
    """Open the app; without ``model`` it has no usable weights, so it records and does not transcribe."""

    @asynccontextmanager
    async def run(
        size: tuple[int, int] = (132, 36),
        density: Density = "full",
        model: str | None = None,
        theme: str = "rounds",
    ) -> AsyncIterator[Pilot[None]]:
        settings = Settings(density=density, theme=theme)
        app = RoundsApp(paths, settings, model=model or str(paths.models / "none"))
        async with app.run_test(size=size, notifications=True) as pilot:
            await eventually(lambda: app.phase == "warm")
            yield pilot

    return run


def spoken(text: str = TEXT) -> Transcript:
    """The words of a text, half a second each."""
    words = [Word(word, at / 2, at / 2 + 0.4, 0.9) for at, word in enumerate(text.split(" "))]
    return Transcript.spoken(words, len(words) / 2)


def _found(words: str, kind: str, **facts: object) -> Evidence:
    start = TEXT.index(words)
    return Evidence(kind=kind, start=start, end=start + len(words), text=words, **facts)  # type: ignore[arg-type] # facts by name


def scored(**facts: object) -> Scorecard:
    """A scorecard for TEXT."""
    evidence = (
        _found("strip the identifiers", "compliance", term="de-identification"),
        _found("gradient-boosted model", "technical"),
        _found("5,000 patients", "cohort", value=5000.0, unit="patient"),
        _found("FHIR", "technical", term="FHIR", repaired_from="fire"),
        _found("0.7 days shorter stays", "metric", value=0.7, unit="day", why="A change in an outcome."),
        _found("really improved things a lot", "vague"),
        _found("Um", "filler"),
        _found("no rollback", "governance", negated=True),
        _found("the nurses", "stakeholder"),
    )
    card = {
        "engine": "1",
        "evidence": evidence,
        "stories": (Story(evidence[4], evidence[2], None, evidence[0]),),
        "signals": (
            Signal("impact", "Impact", 3.1, "“0.7 days shorter stays” for 5,000 patients [of 5]."),
            Signal("technical", "Technical", 2.8, "Names the model and the interface."),
            Signal("stakeholder", "Stakeholders", 1.6, "Nurses are named; nobody decides."),
            Signal("governance", "Governance", 0.4, "No rollback."),
        ),
        "overall": 61,
        "missing": ("horizon",),
        "next_step": "Say by when the 0.7 days came [/].",
        "follow_ups": ("Who can stop it [of 5]?",),
        "numbers": (),
        "delivery": Delivery(66, 120.0, (118.0, 122.0), 1, 1.8, 0, None, 15.0, None, ()),
    }
    return Scorecard(**(card | facts))  # type: ignore[arg-type] # facts by name


@pytest.fixture
def answer() -> tuple[Transcript, Scorecard]:
    """What was said, and what it was worth."""
    return spoken(), scored()


@pytest.fixture
def rescored() -> Callable[..., Scorecard]:
    """Make a scorecard that differs in some facts."""
    return scored


@pytest.fixture
def attempt_of() -> Callable[..., str]:
    """Put an attempt into the history of an open app; give its id."""

    def make(
        pilot, answer=None, *, spoken=True, state="", note="", tape=0.0, at=None, prompt="acme/story"
    ) -> str:
        studio = pilot.app.studio
        with studio.history() as history:
            new = NewAttempt(
                prompt=prompt, pack="acme", employer="Acme [of 5] Health", round="First [/] round",
                title="A model that changed care", kind="story", question=QUESTION, spoken=spoken, model="base",
            )  # fmt: skip
            identity = history.begin(new, at=at)
            if tape:
                sound = (round(9000 * math.sin(at / 5)) for at in range(round(tape * 16_000)))
                with Tape.create(studio.take_folder(history.get(identity)) / "tape.wav") as file:
                    file.append(b"".join(struct.pack("<h", sample) for sample in sound))
            if answer:
                history.keep(identity, *answer, seconds=tape, model="base")
            if state:
                history.mark(identity, state, note=note)
        return identity

    return make
