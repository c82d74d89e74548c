"""Words, minutes and stages against their limits, while answering and afterwards."""

import pytest

from practice.events import Hearing
from tui.messages import RoundEvent
from tui.screens.practice import PracticeScreen
from tui.screens.ready import ReadyScreen
from tui.screens.review import ReviewScreen
from tui.screens.typed import TypedScreen
from tui.widgets.clock_display import ClockDisplay

ROUND = """
[[prompts]]
id = "brief"
title = "In nine words"
kind = "brief"
seconds = 40
max_words = 9
question = "What came of it?"

[[prompts]]
id = "page"
title = "One page"
kind = "written"
seconds = 600
question = "Go or no-go?"
"""


class Clock:
    seconds = 50.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def paths(paths):
    """A pack with a brief and a written answer in it."""
    with (paths.packs / "acme" / "first.toml").open("a", encoding="utf-8") as file:
        file.write(ROUND)
    return paths


def shown(screen, selector: str) -> str:
    return str(screen.query_one(selector).render())


async def test_words_are_counted_while_they_are_said(open_app, microphone, eventually) -> None:
    async with open_app(density="calm") as pilot:
        screen = PracticeScreen("acme/brief", lambda: microphone)
        await pilot.app.push_screen(screen)
        await eventually(lambda: screen._take)
        assert shown(screen, "WordCount") == "0 of at most 9 words"
        attempt = screen._take.attempt.id
        screen.post_message(RoundEvent(Hearing(attempt, "stays fell by 0.7 days for", 6)))
        await eventually(lambda: shown(screen, "WordCount") == "6 of at most 9 words")
        screen.post_message(
            RoundEvent(Hearing(attempt, "stays fell by 0.7 days for 5,000 of the patients here", 8))
        )
        await eventually(lambda: shown(screen, "WordCount") == "▲ 11 words, 2 too many")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Stays fell by 0.7 days for 5,000 patients.", "Brief enough: 8 of at most 9 words."),
        (
            "Stays fell by 0.7 days for about 5,000 patients then.",
            "10 words: 1 more than the 9 that there are.",
        ),
    ],
)
async def test_a_review_says_whether_it_was_brief(open_app, eventually, text: str, told: str) -> None:
    async with open_app() as pilot:
        screen = ReviewScreen(pilot.app.studio.answer_in_writing("acme/brief", text).attempt.id)
        await pilot.app.push_screen(screen)
        await eventually(lambda: screen.phase != "loading")
        if "Not scored" not in shown(screen, "#next"):
            assert shown(screen, "#next").startswith(told)


async def test_a_written_answer_has_a_page_with_a_clock(open_app, eventually, monkeypatch) -> None:
    monkeypatch.setattr("tui.screens.ready.MicrophoneCheck.listen", lambda _check, _device: None)
    async with open_app() as pilot:
        await pilot.app.push_screen(ReadyScreen("acme/page"))
        await pilot.press("enter")
        await eventually(lambda: isinstance(pilot.app.screen, TypedScreen))
        assert pilot.app.screen.query_one(ClockDisplay).display
        clock = Clock()
        screen = TypedScreen("acme/page", now=clock)
        await pilot.app.push_screen(screen)
        clock.seconds += 630
        screen.tick()
        await pilot.pause()
        assert screen.query_one("ClockDisplay Digits").value == "10:30"
        assert "over +0:30" in shown(screen, "ClockDisplay Static")
        screen.area.text = (
            "No-go: 1,200 needless referrals a month cost $90,000, and nobody at the clinics owns them."
        )
        await pilot.press("ctrl+s")
        await eventually(lambda: isinstance(pilot.app.screen, ReviewScreen))
        review = pilot.app.screen
        await eventually(lambda: review.phase == "scored")
        assert shown(review, "#next").startswith("Written in 10:30 of 10:00, 0:30 too long.")
        assert "typed in 10:30" in shown(review, "#heading")


async def test_a_drill_shows_what_each_stage_took(open_app, answer, attempt_of, eventually) -> None:
    async with open_app() as pilot:
        attempt = attempt_of(pilot, answer, tape=2.0, prompt="acme/drill")
        with pilot.app.studio.history() as history:
            history.mark(attempt, "transcribing", stages=(0.0, 100.0))
            history.keep(attempt, *answer, seconds=500.0, model="base")
        screen = ReviewScreen(attempt)
        await pilot.app.push_screen(screen)
        await eventually(lambda: screen.phase == "scored")
        rows = shown(screen, "#stages").splitlines()
        assert rows == [
            "Stages",
            "✓ Clarify         1:40 of 2:00",
            "▲ Sketch          6:40 of 5:00  +1:40",
            "○ Failure modes   -:-- of 3:00",
        ]
