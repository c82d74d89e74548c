"""Worksheets on the screen: found from home, filled in by keyboard, kept, emptied."""

import pytest
from textual.widgets import Input, Static

from history.lock import DataLock
from history.store import History
from tui.screens.worksheet import WorksheetScreen
from tui.screens.worksheets import WorksheetsScreen
from tui.shelf import read_shelf
from tui.widgets.sheet_results import SheetResults


def text(screen, selector: str) -> str:
    return str(screen.query_one(selector, Static).render())


async def open_sheet(pilot, sheet_id: str, paths) -> WorksheetScreen:
    one = next(one for one in read_shelf(paths).sheets if one.sheet.id == sheet_id)
    screen = WorksheetScreen(one)
    await pilot.app.push_screen(screen)
    await pilot.pause()
    return screen


async def test_from_home_to_a_filled_sheet_and_back(open_app, eventually, paths) -> None:
    async with open_app() as pilot:
        home = pilot.app.screen
        await eventually(lambda: home.loops.place)
        await pilot.press("w")
        await eventually(lambda: isinstance(pilot.app.screen, WorksheetsScreen))
        shelf = pilot.app.screen
        await eventually(lambda: shelf.listed.option_count == 12)
        await pilot.press("home", "down")
        await eventually(lambda: "What a ward pays" in text(shelf, "#about"))
        assert "0 of 6 fields filled in" in text(shelf, "#about")
        await pilot.press("enter")
        await eventually(lambda: isinstance(pilot.app.screen, WorksheetScreen))
        sheet = pilot.app.screen
        await eventually(lambda: "With the figures of the example" in text(sheet, "#verdict"))
        assert "216 minutes" in text(sheet, "#figures")
        await pilot.press(*"60", "down", *"4", "enter", *"75", "down", *"1.8", "tab", *"50", "down", "2")
        await eventually(lambda: "108 minutes" in text(sheet, "#figures"))
        await eventually(lambda: "Affordable" in text(sheet, "#verdict"))
        assert "example" not in text(sheet, "#verdict")
        await pilot.press("escape")
        await eventually(lambda: pilot.app.screen is shelf)
        await eventually(lambda: "6 of 6 fields filled in" in text(shelf, "#about"))
        assert "Affordable" in text(shelf, "#about")
        (kept,) = History(paths.data).sheets()
        assert kept.values == {
            "beds": "60", "rate": "4", "precision": "75", "minutes_each": "1.8", "wage": "50", "signals": "2",
        }  # fmt: skip
        await pilot.press("escape")
        await eventually(lambda: pilot.app.screen is home)


async def test_what_cannot_be_read_is_marked_and_said(open_app, eventually, paths) -> None:
    async with open_app((80, 24)) as pilot:
        sheet = await open_sheet(pilot, "alert-economy", paths)
        await pilot.press(*"many")
        await eventually(lambda: "“many” is not" in text(sheet, "#hint").replace('"many"', "“many”"))
        assert "✗" in text(sheet, "#hint")
        assert sheet.query(".-fault")
        await pilot.press("down")
        await eventually(lambda: "✗" not in text(sheet, "#hint"))


async def test_columns_choices_and_the_whole_screen(open_app, eventually, paths) -> None:
    async with open_app((80, 24)) as pilot:
        sheet = await open_sheet(pilot, "regulatory-path", paths)
        await pilot.press("right", "right", "down", "n")
        assert sheet.form.typed == {"validation": "Silent run beside care", "fallback": "no"}
        await eventually(lambda: "No approval" in text(sheet, "#verdict"))
        await pilot.press("backspace", "space")
        assert sheet.form.typed["fallback"] == "yes"
        await pilot.press("down", "down", "down", *"Labs", "down", *"LIS", "down", "y", "down", *"Vitals")
        assert sheet.form.typed["item.1"] == "Labs"
        assert sheet.form.typed["item.2"] == "Vitals"
        await eventually(lambda: "Needs" not in text(sheet, "#verdict") and "Stalls" in text(sheet, "#verdict"))
        await pilot.press("pagedown")
        await eventually(lambda: sheet.query_one("#results").scroll_y > 0)
        height = sheet.query_one("#results").size.height
        await pilot.press("ctrl+r")
        await eventually(lambda: sheet.query_one("#results").size.height > height + 5)
        await pilot.press("escape")
        await eventually(lambda: sheet.query_one("#left").display)
        assert pilot.app.screen is sheet
        assert sheet.form.key == "item.2"


async def test_a_sheet_is_emptied_only_after_a_yes(open_app, eventually, paths) -> None:
    History(paths.data).keep_sheet("alert-economy", {"beds": "120"})
    async with open_app() as pilot:
        sheet = await open_sheet(pilot, "alert-economy", paths)
        await pilot.press("ctrl+n", "n")
        assert sheet.form.typed == {"beds": "120"}
        await pilot.press("ctrl+n", "y")
        await eventually(lambda: "With the figures of the example" in text(sheet, "#verdict"))
        await eventually(lambda: not History(paths.data).sheets())


async def test_another_rounds_keeps_the_pen(open_app, eventually, paths) -> None:
    with DataLock(paths.data) as lock:
        assert lock.acquire()
        async with open_app() as pilot:
            sheet = await open_sheet(pilot, "alert-economy", paths)
            await eventually(lambda: "Another Rounds is open" in text(sheet, "#status"))
            await pilot.press("5", "escape")
            assert not History(paths.data).sheets()


async def test_a_broken_sheet_of_ones_own_is_told(open_app, eventually, paths) -> None:
    folder = paths.packs / "acme" / "worksheets"
    folder.mkdir()
    (folder / "bad.toml").write_text('title = "Bad"\n', "utf-8")
    async with open_app() as pilot:
        await pilot.app.push_screen(WorksheetsScreen())
        screen = pilot.app.screen
        await eventually(lambda: "Left out: acme/worksheets/bad.toml" in text(screen, "#problem"))
        assert screen.listed.option_count == 12


@pytest.mark.parametrize(("size", "sheet_id"), [((132, 36), "value-matrix"), ((80, 24), "friction-audit")])
def test_a_filled_sheet(snap_compare, make_app, eventually, paths, size, sheet_id: str) -> None:
    one = next(one for one in read_shelf(paths).sheets if one.sheet.id == sheet_id)
    History(paths.data).keep_sheet(sheet_id, one.sheet.examples())
    app = make_app()

    async def look(pilot) -> None:
        await eventually(lambda: app.phase == "warm")
        sheet = await open_sheet(pilot, sheet_id, paths)
        await eventually(lambda: all(len(results.render().plain) > 40 for results in sheet.query(SheetResults)))
        for field in sheet.query(Input):
            field.cursor_blink = False
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=look)
