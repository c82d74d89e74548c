"""A line, said again and again until it sits."""

import pytest

from tui.screens.practice import PracticeScreen
from tui.screens.review import ReviewScreen

LINE = "I would sign today at a base of $175,000 and 0.045 percent equity."
ROUND = f'''
[[prompts]]
id = "counter"
title = "The counter"
kind = "line"
seconds = 30
takes = 3
line = "{LINE}"
question = "What do you want?"
'''


@pytest.fixture
def paths(paths):
    """A pack with a line in it."""
    with (paths.packs / "acme" / "first.toml").open("a", encoding="utf-8") as file:
        file.write(ROUND)
    return paths


def shown(screen: ReviewScreen, selector: str) -> str:
    return str(screen.query_one(selector).render())


def say(pilot, text: str) -> str:
    return pilot.app.studio.answer_in_writing("acme/counter", text).attempt.id


async def test_the_line_is_shown_while_it_is_said(open_app, microphone) -> None:
    async with open_app() as pilot:
        screen = PracticeScreen("acme/counter", lambda: microphone)
        await pilot.app.push_screen(screen)
        await pilot.pause()
        assert shown(screen.view, "#prompt") == LINE


async def test_a_review_shows_each_word_and_how_many_takes_hold(open_app, eventually) -> None:
    async with open_app() as pilot:
        say(pilot, LINE)
        screen = ReviewScreen(say(pilot, LINE.replace("today ", "").replace("equity", "shares")))
        await pilot.app.push_screen(screen)
        await eventually(lambda: screen.phase != "loading")
        told = shown(screen.worth, "#line")
        assert "○ ○ ○  83% stands" in told.splitlines()[0]
        assert "sign today at" in told
        assert "equity. (shares)" in told
        assert shown(screen, "#next") == "This take does not hold yet: 83% of the line stands. Say it again."


async def test_enter_goes_straight_to_the_next_take(open_app, eventually, monkeypatch, microphone) -> None:
    monkeypatch.setattr("tui.screens.rounds_screen.RoundsScreen.make_microphone", lambda _screen: microphone)
    async with open_app() as pilot:
        say(pilot, LINE)
        say(pilot, LINE)
        screen = ReviewScreen(say(pilot, LINE))
        await pilot.app.push_screen(screen)
        await eventually(lambda: screen.phase != "loading")
        assert "● ● ●  100%" in shown(screen.worth, "#line")
        assert shown(screen, "#next") == "The line sits: 3 takes in a row hold, word for word."
        await pilot.press("enter")
        await eventually(lambda: isinstance(pilot.app.screen, PracticeScreen))


async def test_another_kind_of_answer_has_no_next_take(open_app, answer, attempt_of, eventually) -> None:
    async with open_app() as pilot:
        screen = ReviewScreen(attempt_of(pilot, answer))
        await pilot.app.push_screen(screen)
        await eventually(lambda: screen.phase == "scored")
        await pilot.press("enter")
        assert pilot.app.screen is screen
        assert not screen.worth.query_one("#line").display
