"""What is chosen on a screen holds at the next start."""

from pathlib import Path

from practice.settings import load_settings
from tui.screens.practice import PracticeScreen
from tui.screens.ready import ReadyScreen


async def test_the_microphone_and_the_view_are_remembered(
    open_rounds, eventually, microphones, devices, paths
) -> None:
    async with open_rounds() as pilot:
        app = pilot.app
        await pilot.press("m")
        await eventually(lambda: app.screen.query("DeviceList") and app.screen.devices.option_count)
        await pilot.press("enter")
        await eventually(lambda: load_settings(paths.config)[0].input_device == "desk")
        await app.push_screen(ReadyScreen("north/live-model"))
        await pilot.press("enter")
        await eventually(lambda: isinstance(app.screen, PracticeScreen))
        await pilot.press("v")
        await eventually(lambda: load_settings(paths.config)[0].density == "full")
        await pilot.press("v")
        await eventually(lambda: load_settings(paths.config)[0].density == "calm")
        assert app.settings.density == "calm"


async def test_the_theme_is_remembered_and_an_unknown_one_named(
    open_rounds, eventually, make_app, paths
) -> None:
    async with open_rounds(app=make_app(theme="no-such")) as pilot:
        app = pilot.app
        assert "no-such" in app.notices[0]
        assert not paths.config.exists()
        app.theme = "textual-light"
        await eventually(lambda: load_settings(paths.config)[0].theme == "textual-light")


async def test_a_choice_that_cannot_be_kept_is_said(open_rounds, eventually, paths: Path) -> None:
    paths.config.mkdir()
    async with open_rounds() as pilot:
        pilot.app.remember(density="calm")
        await eventually(lambda: pilot.app.screen.query("Toast"))
        assert "lasts until Rounds is closed" in str(pilot.app.screen.query_one("Toast").render())
        assert pilot.app.settings.density == "calm"
