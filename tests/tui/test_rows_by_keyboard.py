"""Each system of the loops can be opened from Home by keyboard, with the packs that come with Rounds."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from content.packs import find_prompt, load_packs
from practice.settings import Settings
from tui.app import RoundsApp
from tui.screens.worksheet import WorksheetScreen
from tui.widgets.framework_about import FrameworkAbout

HERE = Path(__file__).parent
ROWS: list[dict[str, Any]] = tomllib.loads((HERE.parent / "content" / "rows.toml").read_text("utf-8"))["rows"]


def named(key: str) -> set[str]:
    return {row[key] for row in ROWS if key in row}


@pytest.fixture
def built_in_app(paths, monkeypatch: pytest.MonkeyPatch, devices) -> RoundsApp:
    """The app as it comes: its own packs and nothing done yet."""
    monkeypatch.setattr("practice.studio.load_packs", lambda _folder: load_packs())
    monkeypatch.setattr("practice.studio.Studio.warm_up", lambda _studio: None)
    return RoundsApp(paths, Settings(), model="none")


async def test_every_system_is_opened_from_home_by_keyboard(open_rounds, eventually, built_in_app) -> None:
    async with open_rounds(app=built_in_app) as pilot:
        app, home = pilot.app, pilot.app.screen
        await eventually(lambda: home.loops.place)

        async def leave() -> None:
            await pilot.press("escape")
            await eventually(lambda: app.screen is home)

        async def arrive(key: str, name: str) -> Any:
            await pilot.press(key)
            await eventually(lambda: type(app.screen).__name__ == name and app.screen.is_current)
            await pilot.pause()
            return app.screen

        frameworks = await arrive("f", "FrameworksScreen")
        listed = frameworks.listed
        assert named("framework") <= {option.id for option in listed.options}
        await pilot.press("down")
        assert frameworks.query_one(FrameworkAbout).framework.id == listed.options[1].id
        await leave()

        sheets = await arrive("w", "WorksheetsScreen")
        await eventually(lambda: sheets.listed.option_count)
        assert named("worksheet") <= {option.id for option in sheets.listed.options}
        await pilot.press("down", "enter")
        await eventually(lambda: isinstance(app.screen, WorksheetScreen))
        assert app.screen._sheet.id == sheets.listed.options[1].id
        await pilot.press("escape")
        await eventually(lambda: app.screen is sheets)
        await leave()

        await arrive("p", "PlanScreen")
        await leave()

        await pilot.press("end", "right", *["up", "right"] * (len(load_packs()) - 2))
        lines = {
            node.data.prompt.id: node.line
            for node in home.loops._lines_under(home.loops.root)
            if node.data and node.data.prompt and node.line >= 0
        }
        wanted = [prompt for row in ROWS for prompt in row.get("prompts", ())]
        assert set(wanted) <= set(lines)
        assert named("kind") <= {find_prompt(prompt, load_packs()).kind for prompt in wanted}
        one_of_each = {find_prompt(prompt, load_packs()).kind: prompt for prompt in wanted}
        for number, prompt in enumerate(one_of_each.values()):
            home.loops.cursor_line = lines[prompt] - 1
            await pilot.press("down")
            ready = await arrive("enter", "ReadyScreen")
            assert ready._prompt.id == prompt
            if not number:
                await arrive("e", "ExemplarsScreen")
                await pilot.press("escape")
                await eventually(lambda: type(app.screen).__name__ == "ReadyScreen")
            await leave()
