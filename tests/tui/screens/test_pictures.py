"""How practice and review look on a terminal of 80 by 24, and on a wide one in light colours."""

import datetime

import pytest
from textual.pilot import Pilot
from textual.widgets._footer import FooterKey

from content.pack import Prompt
from history.attempt import Attempt
from practice.events import Heard, Hearing
from practice.settings import Settings
from speech.errors import MicrophoneFault
from tui.app import RoundsApp
from tui.messages import RoundEvent
from tui.screens.practice import PracticeScreen
from tui.screens.review import ReviewScreen
from tui.screens.take_messages import TakeMade

NOON = datetime.datetime(2026, 3, 14, 12, 0, tzinfo=datetime.UTC)


class StillTake:
    """A take in which time stands still, to be looked at."""

    recording = True
    fault: str | None = None
    source_ended = False
    level = -18.0
    head = 0.0
    behind = 0.0

    def __init__(self, attempt: Attempt, seconds: float, *stages: float) -> None:
        self.attempt = attempt
        self.seconds = seconds
        self.stages_entered = (0.0, *stages)

    def finish(self) -> None:
        """There is nothing to finish."""


def no_microphone() -> None:
    raise MicrophoneFault("The test brings a take of its own.")


@pytest.fixture
def make_picture(paths, answer, eventually, snap_compare):
    """Compare the practice screen, in one density, with its picture of record."""

    def compare(density: str, size=(80, 24), theme="rounds", fault: str | None = None) -> bool:
        settings = Settings(density=density, theme=theme)
        app = RoundsApp(paths, settings, model=str(paths.models / "none"), now=lambda: NOON)

        async def look(pilot: Pilot[None]) -> None:
            await eventually(lambda: app.phase == "warm")
            app.studio.model_problem = None
            screen = PracticeScreen("acme/drill", no_microphone)
            await app.push_screen(screen)
            await eventually(lambda: screen.phase == "failed")
            take = StillTake(attempt_of(app.studio.packs[-1].rounds[0].prompts[1]), 161.0, 118.0)
            take.fault = fault
            screen.post_message(TakeMade(take, "Desk microphone"))
            await pilot.pause()
            screen.phase = "recording"
            screen.post_message(RoundEvent(Heard(take.attempt.id, *answer)))
            screen.post_message(RoundEvent(Hearing(take.attempt.id, "and if the feed goes down", 3)))
            await eventually(lambda: screen.view.live.text.endswith("goes down"))
            await eventually(lambda: screen.view.alarm.sentence == (fault or ""))
            await eventually(lambda: "Pause" in {key.description for key in screen.query(FooterKey)})
            await pilot.pause()

        return snap_compare(app, terminal_size=size, run_before=look)

    return compare


def attempt_of(prompt: Prompt) -> Attempt:
    return Attempt(
        id="20260314-120000-0000", state="recording", prompt="acme/drill", pack="acme", employer="A", round="B",
        title=prompt.title, kind=prompt.kind, question=prompt.question, started=NOON.isoformat(), seconds=0.0,
        overall=None, delta=None, missing=(), engine=None, model=None, note="", audio=None,
    )  # fmt: skip


@pytest.mark.parametrize("density", ["calm", "ticks", "full"])
def test_practice_at_80_by_24(density: str, make_picture) -> None:
    assert make_picture(density)


def test_practice_with_a_fault(make_picture) -> None:
    assert make_picture("ticks", fault="Desk microphone gives only silence [/]: see that it is not muted.")


def test_practice_wide_and_light(make_picture) -> None:
    assert make_picture("full", (132, 36), "textual-light")


@pytest.mark.parametrize(("size", "theme"), [((80, 24), "rounds"), ((132, 36), "textual-light")])
def test_review(size, theme: str, paths, answer, attempt_of, eventually, snap_compare) -> None:
    app = RoundsApp(paths, Settings(theme=theme), model=str(paths.models / "none"), now=lambda: NOON)

    async def look(pilot: Pilot[None]) -> None:
        await eventually(lambda: app.phase == "warm")
        screen = ReviewScreen(attempt_of(pilot, answer, tape=33.0, at=NOON))
        await app.push_screen(screen)
        await eventually(lambda: screen.wave.levels)
        await pilot.press("tab", "tab", "tab", "tab")
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=look)
