"""The history: what was answered, found again, finished, deleted."""

import datetime
import threading

import pytest
from textual.widgets import Input, Static

from history.lock import DataLock
from history.store import History
from practice.events import Finished, Lag
from tui import chronicle
from tui.screens.confirm import ConfirmScreen
from tui.screens.history import HistoryScreen
from tui.screens.home import HomeScreen
from tui.screens.review import ReviewScreen
from tui.widgets.attempt_table import AttemptTable
from tui.widgets.said_in import SaidIn
from tui.widgets.trend import Trend

HOURS = datetime.timedelta(hours=1)


def text(screen, selector: str) -> str:
    return str(screen.query_one(selector, Static).render())


def rows(screen) -> list[list[str]]:
    table = screen.query_one(AttemptTable)
    return [[str(cell) for cell in table.get_row_at(row)] for row in range(table.row_count)]


async def begin(pilot, eventually, face: str = "-full") -> HistoryScreen:
    screen = HistoryScreen()
    await pilot.app.push_screen(screen)
    await eventually(lambda: screen.has_class(face))
    await pilot.pause()
    return screen


async def test_an_empty_history_says_what_it_is_for(open_rounds, eventually) -> None:
    async with open_rounds() as pilot:
        screen = await begin(pilot, eventually, "-empty")
        assert "Nothing here yet" in text(screen, "#face")
        assert not screen.query_one("#side").display
        await pilot.press("delete", "r", "enter")
        await pilot.pause()
        assert pilot.app.screen is screen
        await pilot.press("escape")
        await eventually(lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_every_attempt_has_a_row_newest_first(open_rounds, eventually, filled) -> None:
    async with open_rounds((160, 36)) as pilot:
        screen = await begin(pilot, eventually)
        shown = rows(screen)
        assert [row[0] for row in shown][:4] == ["today 17:30", "yesterday", "yesterday", "12 Mar"]
        assert shown[0][1:] == ["Northwind Care", "First talk · A model in daily use", "1:30", " 82 ▲"]
        assert [row[3:] for row in shown] == [
            ["1:30", " 82 ▲"],
            ["1:30", " 41 ▼"],
            ["", "discarded"],
            ["1:30", " 64 ▲"],
            ["", "failed"],
            ["typed", " 44"],
            ["1:30", " 48"],
            ["1:30", " 31"],
        ]


async def test_the_row_under_the_cursor_is_explained(open_rounds, eventually, filled) -> None:
    async with open_rounds() as pilot:
        screen = await begin(pilot, eventually)
        said = []
        for _ in range(5):
            said.append(text(screen, "#detail"))
            await pilot.press("down")
        assert said == [
            "Nothing was missing.",
            "Missing  Time frame, Compliance",
            "▲ You set it aside; it goes for good after 7 days. r scores it after all.",
            "Missing  Cohort, Compliance",
            "▲ Not scored. The transcriber stopped three times in a row. r tries again.",
        ]


async def test_what_was_cut_off_is_measured_on_its_tape(open_rounds, eventually, archive) -> None:
    archive.cut_off("north/live-model", ago=4 * HOURS, seconds=65)
    async with open_rounds() as pilot:
        screen = await begin(pilot, eventually)
        assert rows(screen)[0][3:] == ["1:05", "cut off"]
        assert text(screen, "#detail") == "▲ It was cut off; the sound up to then is kept. r finishes it."


async def test_trends_stand_beside_where_there_is_room(open_rounds, eventually, filled) -> None:
    async with open_rounds((132, 36)) as pilot:
        screen = await begin(pilot, eventually)
        assert screen.query_one("#side").display
        trend = str(screen.query_one(Trend).render()).splitlines()
        assert trend[0] == "Overall, last 6 answers"
        assert trend[-1].split() == ["31", "82"]
        shares = {
            line[:12].strip(): line.split()[-1] for line in str(screen.query_one(SaidIn).render()).splitlines()
        }
        assert shares["Metric"] == "67"
        assert shares["Cohort"] == "33"
        assert shares["Governance"] == "17"
        await pilot.resize_terminal(80, 24)
        await eventually(lambda: not screen.query_one("#side").display)
        assert screen.query_one(AttemptTable).max_scroll_x == 0


async def test_search_finds_while_one_types(open_rounds, eventually, filled) -> None:
    async with open_rounds() as pilot:
        screen = await begin(pilot, eventually)
        await pilot.press("slash", *"nurses")
        await eventually(lambda: len(rows(screen)) == 1)
        assert text(screen, "#detail") == "The nurses decided with us"
        await pilot.press("enter")
        assert screen.query_one(AttemptTable).has_focus
        await pilot.press("escape")
        await eventually(lambda: len(rows(screen)) == 8)
        assert pilot.app.screen is screen


@pytest.mark.parametrize(
    ("query", "found"),
    [("employer:south", 2), ("missing:cohort", 4), ("score:>60", 2), ("[of 5]", 1), ('"', 8)],
)
async def test_filters_narrow(open_rounds, eventually, filled, query: str, found: int) -> None:
    async with open_rounds() as pilot:
        screen = await begin(pilot, eventually)
        screen.query_one(Input).value = query
        await eventually(lambda: len(rows(screen)) == found)


@pytest.mark.parametrize(
    ("query", "said"), [("xylophone", "Nothing you said matches this."), ("missing:soup", "soup")]
)
async def test_finding_nothing_says_why(open_rounds, eventually, filled, query: str, said: str) -> None:
    async with open_rounds() as pilot:
        screen = await begin(pilot, eventually)
        screen.query_one(Input).value = query
        await eventually(lambda: said in text(screen, "#face"))
        assert not screen.has_class("-full")
        screen.query_one(Input).value = ""
        await eventually(lambda: screen.has_class("-full"))


async def test_a_late_answer_to_an_old_search_is_dropped(
    open_rounds, eventually, filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    read = chronicle.read_chronicle

    def slow(studio, query, number):
        found = read(studio, query, number)
        if query == "nurses":
            gate.wait(20)
        return found

    monkeypatch.setattr("tui.screens.history.read_chronicle", slow)
    async with open_rounds() as pilot:
        screen = await begin(pilot, eventually)
        screen.query_one(Input).value = "nurses"
        await eventually(lambda: screen._number == 2)
        screen.query_one(Input).value = "score:>60"
        await eventually(lambda: len(rows(screen)) == 2)
        gate.set()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert len(rows(screen)) == 2


async def test_enter_reads_an_attempt(open_rounds, eventually, filled) -> None:
    async with open_rounds() as pilot:
        screen = await begin(pilot, eventually)
        await pilot.press("down", "enter")
        await eventually(lambda: isinstance(pilot.app.screen, ReviewScreen))
        await eventually(lambda: pilot.app.screen.phase == "scored")
        await pilot.press("escape")
        await eventually(lambda: pilot.app.screen is screen)
        await eventually(lambda: screen.table.cursor_row == 1)


async def test_deleting_asks_first(open_rounds, eventually, filled, paths) -> None:
    async with open_rounds() as pilot:
        screen = await begin(pilot, eventually)
        await pilot.press("delete")
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await pilot.press("n")
        assert pilot.app.screen is screen
        assert len(History(paths.data).list()) == 8
        await pilot.press("delete", "y")
        await eventually(lambda: len(rows(screen)) == 7)
        assert len(History(paths.data).list()) == 7
        assert rows(screen)[0][0] == "yesterday"


async def test_delete_in_the_search_only_edits(open_rounds, eventually, filled) -> None:
    async with open_rounds() as pilot:
        screen = await begin(pilot, eventually)
        await pilot.press("slash", "x", "delete", "backspace")
        assert pilot.app.screen is screen
        assert screen.query_one(Input).value == ""


async def test_finishing_that_fails_says_why(open_rounds, eventually, archive) -> None:
    archive.cut_off("north/live-model", ago=4 * HOURS)
    async with open_rounds() as pilot:
        screen = await begin(pilot, eventually)
        await pilot.press("r")
        await eventually(lambda: rows(screen) and rows(screen)[0][4] == "failed")
        assert "no-such-model" in text(screen, "#detail")


async def test_finishing_that_works_shows_the_score(
    open_rounds, eventually, archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = archive.cut_off("north/live-model", ago=4 * HOURS)

    def finish(studio, found, is_cancelled):
        with studio.history() as history:
            other = history.list(states=("done",))[0]
            card, words = history.scorecard(other.id), history.transcript(other.id)
            history.keep(found.id, words, card, seconds=8.0, model="base")
            return Finished(history.get(found.id), words, card, 0.5, Lag(None, None), 0)

    archive.answer("north/live-model", "We cut stays", 55, ago=90 * HOURS)
    monkeypatch.setattr("tui.screens.history.finish", finish)
    async with open_rounds() as pilot:
        screen = await begin(pilot, eventually)
        assert screen.table.attempt.id == attempt
        await pilot.press("r")
        await eventually(lambda: rows(screen)[0][3:] == ["0:08", " 55 ●"])
        assert not screen.check_action("finish", ())


async def test_another_rounds_keeps_its_attempts(open_rounds, eventually, archive, paths) -> None:
    archive.cut_off("north/live-model", ago=4 * HOURS)
    lock = DataLock(paths.data)
    assert lock.acquire()
    try:
        async with open_rounds() as pilot:
            screen = await begin(pilot, eventually)
            said = "It was cut off; the sound up to then is kept. The other Rounds that is open can finish it."
            assert said in text(screen, "#detail")
            await pilot.press("r", "delete")
            assert pilot.app.screen is screen
            assert rows(screen)[0][4] == "cut off"
    finally:
        lock.release()


async def test_a_hostile_history_is_only_text(open_rounds, eventually, archive) -> None:
    said = "I led [of 5] [/] [link=file:///x]y \x1b]52;c;aGk=\x07 \x9b2J\u202eend"
    archive.answer("north/live-model", said, 40, ago=HOURS)
    async with open_rounds() as pilot:
        screen = await begin(pilot, eventually)
        screen.query_one(Input).value = "led"
        await eventually(lambda: "[of 5] [/] [link=file:///x]y" in text(screen, "#detail"))
        svg = pilot.app.export_screenshot()
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(svg)


async def test_a_history_that_cannot_be_read_says_so(open_rounds, eventually, paths) -> None:
    async with open_rounds() as pilot:
        (paths.data / "rounds.db-wal").unlink(missing_ok=True)
        (paths.data / "rounds.db").write_bytes(b"not a database" * 400)
        screen = await begin(pilot, eventually, "-failed")
        assert "rounds.db" in text(screen, "#face").replace("\n", "")
