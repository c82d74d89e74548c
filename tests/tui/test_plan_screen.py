"""The plan on its screen, and what Home says of it."""

import datetime
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from history.store import History
from practice.settings import Settings, load_settings
from tui.screens.calendar_file import CalendarScreen
from tui.screens.interview import InterviewScreen
from tui.screens.plan import PlanScreen
from tui.screens.ready import ReadyScreen
from tui.widgets.due_strip import DueStrip
from tui.widgets.plan_list import PlanList

TASKS = """tasks = [
  { title = "Read [of 5] the report", minutes = 60 },
  { title = "Draw the pipeline", minutes = 20, prompt = "pipeline", worksheet = "burden-math" },
]
decisive = "board"
"""


@pytest.fixture
def prepared(paths) -> None:
    """The packs of the tests, with preparation tasks."""
    pack = paths.packs / "north" / "pack.toml"
    pack.write_text(TASKS + pack.read_text("utf-8"), "utf-8")


def text(screen, selector: str) -> str:
    return str(screen.query_one(selector, Static).render())


def rows(screen) -> list[str]:
    listed = screen.query_one(PlanList)
    return [str(option.prompt) for option in listed.options]


async def open_plan(pilot, eventually) -> PlanScreen:
    await pilot.press("p")
    await eventually(lambda: isinstance(pilot.app.screen, PlanScreen) and pilot.app.screen.list.option_count)
    return pilot.app.screen


async def set_interview(pilot, eventually, *keys: str) -> None:
    await pilot.press("e")
    await eventually(lambda: isinstance(pilot.app.screen, InterviewScreen))
    await pilot.pause()
    await pilot.press(*keys)


@pytest.mark.usefixtures("prepared", "filled")
async def test_from_the_date_to_the_first_question_and_back(
    open_rounds, eventually, paths, tmp_path, monkeypatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    async with open_rounds() as pilot:
        app, home = pilot.app, pilot.app.screen
        await eventually(lambda: home.query_one(DueStrip).display)
        assert "Due again: 1 thing," in text(home, "DueStrip")
        plan = await open_plan(pilot, eventually)
        assert "Press e" in text(plan, "#invite")
        assert len([row for row in rows(plan) if "Again" in row]) == 1

        await set_interview(pilot, eventually, "enter", *"2026-03-20", "enter")
        await eventually(lambda: "Northwind Care, Fri 20 Mar 2026" in text(plan, "#interview"))
        expected = Settings(interview=datetime.date(2026, 3, 20), employer="north")
        await eventually(lambda: load_settings(paths.config) == (expected, ()))
        assert text(plan, "#distance") == "in 6 days, at most 45 min a day"
        assert "Today, Sat 14 Mar 2026" in rows(plan)[0]
        first = next(place for place, row in enumerate(rows(plan)) if "Read [of 5] the report" in row)
        assert "1/2" in rows(plan)[first]

        plan.list.highlighted = first
        await pilot.press("space")
        await eventually(lambda: any("✓  30 min  Prepare" in row for row in rows(plan)))
        (sitting,) = History(paths.data).sittings()
        assert (sitting.task, sitting.minutes, str(sitting.day)) == ("Read [of 5] the report", 30, "2026-03-14")
        plan.list.highlighted = next(
            place for place, row in enumerate(rows(plan)) if "✓  30 min  Prepare" in row
        )
        await pilot.press("space")
        await eventually(lambda: History(paths.data).sittings() == ())

        await pilot.press("x")
        await eventually(lambda: isinstance(app.screen, CalendarScreen))
        await pilot.press("enter")
        calendar = tmp_path / "north-2026-03-20.ics"
        await eventually(calendar.exists)
        await eventually(lambda: app.screen is plan)
        calendar.write_text("mine")
        await pilot.press("x")
        await eventually(lambda: isinstance(app.screen, CalendarScreen))
        await pilot.press("enter")
        await eventually(lambda: "once more replaces it" in text(app.screen, "#status"))
        assert calendar.read_text() == "mine"
        await pilot.press("enter")
        await eventually(lambda: app.screen is plan)
        assert calendar.read_bytes().startswith(b"BEGIN:VCALENDAR")

        plan.list.highlighted = next(
            place for place, row in enumerate(rows(plan)) if "Draw the pipeline" in row
        )
        await pilot.press("enter")
        await eventually(lambda: isinstance(app.screen, ReadyScreen))
        assert "A pipeline on the board" in app.screen._prompt.title
        await pilot.press("escape")
        await eventually(lambda: app.screen is plan)
        await pilot.press("w")
        await eventually(lambda: type(app.screen).__name__ == "WorksheetScreen")
        await pilot.press("escape")
        await eventually(lambda: app.screen is plan)

        await pilot.press("escape")
        await eventually(lambda: app.screen is home)
        await eventually(lambda: "To do today" in text(home, "DueStrip"))
        assert "Northwind Care in 6 days" in text(home, "DueStrip")


@pytest.mark.usefixtures("prepared")
async def test_what_does_not_fit_is_listed_and_said(open_rounds, eventually, make_app) -> None:
    app = make_app()
    app.settings = Settings(interview=datetime.date(2026, 3, 15), employer="north", minutes_a_day=20)
    async with open_rounds((80, 24), app) as pilot:
        plan = await open_plan(pilot, eventually)
        assert "Left out, for want of time" in rows(plan)
        assert "do not fit before the interview at 20 minutes a day" in text(plan, "Notices")
        await pilot.press("end")
        assert plan.list.item.part == plan.list.item.parts


async def test_a_date_that_cannot_be_is_said_and_nothing_changes(open_rounds, eventually, paths) -> None:
    async with open_rounds((80, 24)) as pilot:
        plan = await open_plan(pilot, eventually)
        await set_interview(pilot, eventually, "down", "enter", *"2026-02-30", "enter")
        screen = pilot.app.screen
        assert "is no date; write year, month and day" in text(screen, "#answer")
        screen.query_one("#date", Input).value = "2026-03-01"
        await pilot.press("enter")
        await eventually(lambda: "is over" in text(screen, "#answer"))
        screen.query_one("#date", Input).value = "2026-03-15"
        screen.query_one("#minutes", Input).value = "2"
        await pilot.press("enter")
        await eventually(lambda: "from 5 to 480" in text(screen, "#answer"))
        assert screen.minutes.has_focus
        await pilot.press("escape")
        await eventually(lambda: pilot.app.screen is plan)
        assert not paths.config.exists()


@pytest.mark.parametrize(
    ("config", "sentence"),
    [
        ('interview = 2026-03-01\nemployer = "north"\n', "is over; give a date from today on."),
        ('interview = 2026-04-01\nemployer = "gone"\n', "There is no pack for the employer of your interview"),
    ],
)
async def test_an_interview_that_cannot_be_planned_is_said(
    open_rounds, eventually, make_app, paths: Path, config: str, sentence: str
) -> None:
    paths.config.write_text(config)
    app = make_app()
    app.settings = load_settings(paths.config)[0]
    async with open_rounds(app=app) as pilot:
        plan = await open_plan(pilot, eventually)
        await eventually(lambda: sentence in text(plan, "Notices"))
        assert plan.check_action("export", ()) is None or plan.check_action("export", ()) is False


async def test_a_broken_history_is_said(open_rounds, eventually, paths) -> None:
    (paths.data / "rounds.db").write_bytes(b"not a database" * 400)
    async with open_rounds() as pilot:
        await pilot.press("p")
        await eventually(lambda: isinstance(pilot.app.screen, PlanScreen))
        await eventually(lambda: "rounds.db" in text(pilot.app.screen, "Notices"))
