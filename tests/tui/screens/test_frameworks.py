"""Frameworks and exemplars, read before and after an answer."""

import pytest

from content.framework import load_frameworks
from tui.screens.exemplars import ExemplarsScreen
from tui.screens.frameworks import FrameworksScreen
from tui.screens.ready import ReadyScreen
from tui.screens.review import ReviewScreen


@pytest.fixture
def paths(paths):
    """The story trains two frameworks."""
    file = paths.packs / "acme" / "first.toml"
    trained = 'kind = "story"\nframeworks = ["signal-noise", "three-pillars"]'
    file.write_text(file.read_text("utf-8").replace('kind = "story"', trained), "utf-8")
    return paths


def shown(screen, selector: str) -> str:
    return str(screen.query_one(selector).render())


async def test_home_leads_to_all_frameworks_and_each_can_be_read(open_app, eventually) -> None:
    async with open_app() as pilot:
        await eventually(lambda: pilot.app.screen.loops.place)
        await pilot.press("f")
        screen = pilot.app.screen
        assert isinstance(screen, FrameworksScreen)
        await eventually(lambda: screen.listed.option_count == len(load_frameworks()) == 24)
        for framework in load_frameworks().values():
            await pilot.pause()
            about = shown(screen, "FrameworkAbout")
            assert framework.title in about
            assert all(check.ask[:14] in about for check in framework.checks)
            assert "Trained by\n" in about
            await pilot.press("down")
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, FrameworksScreen)


async def test_a_question_s_own_frameworks_come_first(open_app, microphone, monkeypatch) -> None:
    monkeypatch.setattr("tui.screens.ready.MicrophoneCheck.listen", lambda _check, _device: None)
    async with open_app((80, 24)) as pilot:
        await pilot.app.push_screen(ReadyScreen("acme/story"))
        await pilot.press("f")
        screen = pilot.app.screen
        assert isinstance(screen, FrameworksScreen)
        ids = [option.id for option in screen.listed.options]
        assert ids[:2] == ["signal-noise", "three-pillars"]
        assert len(ids) == 24
        assert str(screen.listed.options[0].prompt).startswith("●")
        assert not str(screen.listed.options[2].prompt).startswith("●")
        assert "A model that changed care" in shown(screen, "FrameworkAbout")


async def test_examples_are_marked_and_scored_before_an_answer_too(open_app, eventually, monkeypatch) -> None:
    monkeypatch.setattr("tui.screens.ready.MicrophoneCheck.listen", lambda _check, _device: None)
    async with open_app() as pilot:
        await pilot.app.push_screen(ReadyScreen("acme/story"))
        await pilot.press("e")
        screen = pilot.app.screen
        assert isinstance(screen, ExemplarsScreen)
        await eventually(lambda: "of 100" in shown(screen, "#strong"))
        assert shown(screen, "#difference") == "What makes the difference  A figure."
        assert "It cut stays by 0.7 days for 5,000 patients." in shown(screen, "#strong")
        assert "● Metric   ● Cohort" in shown(screen, "#strong")
        assert "It helped." in shown(screen, "#weak")


async def test_a_review_lays_the_frameworks_over_the_answer(open_app, answer, attempt_of, eventually) -> None:
    async with open_app() as pilot:
        screen = ReviewScreen(attempt_of(pilot, answer))
        await pilot.app.push_screen(screen)
        await eventually(lambda: screen.phase == "scored")
        laid = " ".join(shown(screen, "FrameworkPane").split())
        assert "Signal, not noise 2 of 3 shown" in laid
        assert "● Which rate, from where to where? “0.7 days shorter stays”" in laid
        assert "○ By which day?" in laid
        await pilot.press("e")
        assert isinstance(pilot.app.screen, ExemplarsScreen)
