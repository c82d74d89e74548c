"""The real app on a folder of its own, at a fixed hour, on a computer whose microphones the test decides."""

import asyncio
import datetime
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from content.pack import Pack
from content.packs import load_packs, locate_prompt
from content.scorecard import Delivery, Evidence, Kind, Scorecard, Signal
from content.transcript import Transcript, Word
from history.attempt import NewAttempt
from history.store import History
from practice.paths import Paths
from practice.settings import Settings
from speech.devices import Device
from speech.tape import Tape
from tui.app import RoundsApp

NOON = datetime.datetime(2026, 3, 14, 18, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
DESK = Device("desk", 1, 48_000, default=True, monitor=False, label="Desk microphone", index=0)
NO_MODEL = "no-such-model"

PACKS = {
    "north": {
        "pack": """
employer = "Northwind Care"
role = "Product manager"
about = "Two rounds about models that change what a ward does."
days = [21, 21]
rounds = ["talk", "board"]
""",
        "talk": """
title = "First talk"
minutes = 30
about = "Half an hour about what you have shipped."

[[prompts]]
id = "live-model"
title = "A model in daily use"
kind = "screen"
seconds = 120
think_seconds = 20
question = "Which model of yours do people use every day, and what has changed for them since?"
hints = ["Name the effect first.", "Say who could have stopped it."]
[prompts.exemplar]
weak = "We shipped a model and people like it."
strong = "Our sepsis alert cut delay by 20 percent on 42 wards in six months under a HIPAA review."
difference = "The strong answer has a figure, a cohort, a time and a rule."

[[prompts]]
id = "one-breath"
title = "Your outcome in one breath"
kind = "brief"
seconds = 40
think_seconds = 20
max_words = 60
question = "What came of your last project? One breath."
[prompts.exemplar]
weak = "It went well."
strong = "Stays fell by 0.7 days for 5,000 patients within a year, signed off by compliance."
difference = "A result instead of a feeling."
""",
        "board": """
title = "Whiteboard"
minutes = 15
about = "Fifteen minutes with two engineers."

[[prompts]]
id = "pipeline"
title = "A pipeline on the board"
kind = "drill"
seconds = 900
think_seconds = 60
question = "Draw a pipeline that scores readmission risk. Say who can see what, and what happens when it fails."
stages = [
  { title = "Clarify", seconds = 180, hint = "ask before you draw" },
  { title = "Sketch", seconds = 420 },
  { title = "Failure modes", seconds = 300 },
]
[prompts.exemplar]
weak = "A box."
strong = "A box with a name, an owner and a way back."
difference = "Somebody owns each box."
""",
    },
    "south": {
        "pack": """
employer = "Southgate Plan"
role = "AI lead"
about = "One long round."
days = [14, 28]
rounds = ["panel"]
""",
        "panel": """
title = "Panel"
minutes = 60
about = "Three people, one story."

[[prompts]]
id = "owned"
title = "You decided it"
kind = "story"
seconds = 150
question = "Tell us about a decision that was yours. What did it move?"
[prompts.exemplar]
weak = "The team decided."
strong = "I stopped the rollout; errors fell by 3 percent for 900 members within a month."
difference = "A decision with its price."
""",
    },
}


def own_packs(extra: Path | None) -> tuple[Pack, ...]:
    """The packs of the tests, without those of Rounds, which may change."""
    return load_packs(extra)[len(load_packs()) :]


Eventually = Callable[..., Awaitable[None]]
Told = Callable[[Pilot[None]], Awaitable[list[str]]]
MakeApp = Callable[..., RoundsApp]
OpenRounds = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


class HandSource:
    """A microphone that gives what the test says, when the test says so; each one made is remembered."""

    made: list["HandSource"]
    live = True
    lost = 0

    def __init__(self, device: str | None = None) -> None:
        self.name = device or "Desk microphone"
        self.fault: str | None = None
        self.started = False
        self.stopped = False
        HandSource.made.append(self)

    def start(self, on_block: Callable[[bytes], None], on_end: Callable[[], None]) -> None:
        self._on_block = on_block
        self.started = True

    def stop(self) -> None:
        self.stopped = True

    def give(self, loudness: int, seconds: float = 0.1) -> None:
        """Give a block of a square wave."""
        high, low = (number.to_bytes(2, "little", signed=True) for number in (loudness, -loudness))
        self._on_block((high * 8 + low * 8) * round(seconds * 1000))


@pytest.fixture
def now() -> datetime.datetime:
    return NOON


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Places with two packs of their own, and without weights."""
    paths = Paths(tmp_path / "config.toml", tmp_path / "data", tmp_path / "models")
    paths.data.mkdir(mode=0o700)
    for name, files in PACKS.items():
        (paths.packs / name).mkdir(parents=True)
        for file, written in files.items():
            (paths.packs / name / f"{file}.toml").write_text(written, "utf-8")
    return paths


@pytest.fixture
def devices(monkeypatch: pytest.MonkeyPatch) -> list[Device]:
    """The microphones of the computer: one, until the test changes the list; none can be opened."""
    present = [DESK]
    monkeypatch.setattr("speech.devices.list_devices", lambda: tuple(present))
    return present


@pytest.fixture
def microphones(monkeypatch: pytest.MonkeyPatch, devices: list[Device]) -> list[HandSource]:
    """Every microphone that is opened from now on, in the hand of the test."""
    HandSource.made = []
    monkeypatch.setattr("speech.microphone.Microphone", HandSource)
    return HandSource.made


@pytest.fixture
def eventually() -> Eventually:
    """Let the app work until something is true, and fail when it does not come true in 20 s."""

    async def wait(is_true: Callable[[], object], seconds: float = 20.0) -> None:
        limit = time.monotonic() + seconds
        while not is_true():
            assert time.monotonic() < limit, "it did not happen"
            await asyncio.sleep(0.01)

    return wait


@pytest.fixture
def told(eventually: Eventually) -> Told:
    """Wait until the app has told something in a corner of the screen; the sentences."""

    async def wait(pilot: Pilot[None]) -> list[str]:
        await eventually(lambda: pilot.app._notifications)
        return [note.message for note in pilot.app._notifications]

    return wait


@pytest.fixture
def make_app(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> MakeApp:
    """Make the app; it has no weights, so it records and does not transcribe, and starts no other process."""
    monkeypatch.setattr("practice.studio.load_packs", own_packs)

    def make(*notices: str, theme: str = "rounds", model: str = NO_MODEL) -> RoundsApp:
        return RoundsApp(paths, Settings(theme=theme), notices, model=model, now=lambda: NOON)

    return make


@pytest.fixture
def open_rounds(make_app: MakeApp, eventually: Eventually, devices: list[Device]) -> OpenRounds:
    """Open the app and wait until it is ready."""

    @asynccontextmanager
    async def run(
        size: tuple[int, int] = (132, 36), app: RoundsApp | None = None
    ) -> AsyncIterator[Pilot[None]]:
        opened = app or make_app()
        async with opened.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await eventually(lambda: opened.phase in {"warm", "shut"})
            await pilot.pause()
            yield pilot

    return run


class Archive:
    """Writes attempts into a history as if they had been made."""

    def __init__(self, paths: Paths) -> None:
        self._packs = own_packs(paths.packs)
        self._data = paths.data
        self._history = History(paths.data)

    def begin(self, prompt: str, *, ago: datetime.timedelta, spoken: bool = True) -> str:
        pack, round_, found = locate_prompt(prompt, self._packs)
        new = NewAttempt(
            prompt=found.id,
            pack=pack.id,
            employer=pack.employer,
            round=round_.title,
            title=found.title,
            kind=found.kind,
            question=found.question,
            spoken=spoken,
        )
        return self._history.begin(new, at=NOON - ago)

    def answer(
        self,
        prompt: str,
        text: str,
        overall: int,
        *,
        ago: datetime.timedelta,
        said: tuple[Kind, ...] = (),
        spoken: bool = True,
    ) -> str:
        attempt = self.begin(prompt, ago=ago, spoken=spoken)
        words = [Word(word, at / 2, at / 2 + 0.4, 0.9) for at, word in enumerate(text.split(" "))]
        transcript = Transcript.spoken(words, 90.0) if spoken else Transcript.typed(text)
        wanted: tuple[Kind, ...] = ("metric", "cohort", "horizon", "compliance")
        card = Scorecard(
            engine="1",
            evidence=tuple(Evidence(kind=kind, start=0, end=2, text=text[:2]) for kind in said),
            stories=(),
            signals=(Signal("impact", "Impact", 2.0, "A figure."),),
            overall=overall,
            missing=tuple(kind for kind in wanted if kind not in said),
            next_step="Say by when.",
            follow_ups=(),
            numbers=(),
            delivery=Delivery(len(words), 120.0, (), 0, 0.0, 0, None, None, None, ()),
        )
        self._history.keep(attempt, transcript, card, seconds=90.0 if spoken else 0.0, model="base")
        return attempt

    def cut_off(self, prompt: str, *, ago: datetime.timedelta, seconds: int = 8) -> str:
        attempt = self.begin(prompt, ago=ago)
        with Tape.create(self._data / self._history.get(attempt).folder / "tape.wav") as tape:
            tape.append(b"\0\1" * 16_000 * seconds)
        return attempt

    def mark(self, attempt: str, state: str, note: str = "") -> None:
        self._history.mark(attempt, state, note)  # type: ignore[arg-type] # a plain word of the test


@pytest.fixture
def archive(paths: Paths) -> Archive:
    return Archive(paths)


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """A history of a week: scored, typed, cut off, failed and discarded."""
    hours = datetime.timedelta(hours=1)
    screen, brief = "north/live-model", "north/one-breath"
    case = "south/owned"
    archive.answer(screen, "I led a team [of 5] and it improved", 31, ago=150 * hours, said=("technical",))
    archive.answer(brief, "We cut stays by 0.7 days", 48, ago=120 * hours, said=("metric",))
    archive.answer(case, "The nurses decided with us", 44, ago=100 * hours, said=("stakeholder",), spoken=False)
    failed = archive.begin(case, ago=70 * hours)
    archive.mark(failed, "failed", "The transcriber stopped three times in a row.")
    archive.answer(screen, "We cut readmissions by 12 percent", 64, ago=50 * hours, said=("metric", "horizon"))
    discarded = archive.begin(brief, ago=26 * hours)
    archive.mark(discarded, "discarded")
    archive.answer(brief, "Five thousand patients", 41, ago=25 * hours, said=("cohort", "metric"))
    archive.answer(
        screen,
        "For 5,000 patients we cut stays by 0.7 days in six months under HIPAA",
        82,
        ago=1 * hours,
        said=("metric", "cohort", "horizon", "compliance", "governance"),
    )
    return archive
