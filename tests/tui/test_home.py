"""Home: what is offered, on a first start, later, and when something is missing."""

import datetime
import shutil
from pathlib import Path

import pytest
from textual.widgets import Static

from history.lock import DataLock
from history.store import History
from speech.errors import NoPortAudio
from tui.screens.demo import DemoScreen
from tui.screens.file import FileScreen
from tui.screens.history import HistoryScreen
from tui.screens.home import HomeScreen
from tui.screens.ready import ReadyScreen
from tui.screens.typed import TypedScreen
from tui.widgets.loop_tree import START, LoopTree
from tui.widgets.notices import Notices
from tui.widgets.recovery_strip import RecoveryStrip

HOURS = datetime.timedelta(hours=1)


def text(screen, selector: str) -> str:
    return str(screen.query_one(selector, Static).render())


def rows(screen) -> list[str]:
    tree = screen.query_one(LoopTree)
    return [tree.render_line(y).text.rstrip() for y in range(tree.size.height)]


async def until_read(pilot, eventually) -> HomeScreen:
    home = pilot.app.screen
    await eventually(lambda: home.loops.place and "Opening" not in text(home, "#about"))
    return home


async def test_a_first_start_is_an_invitation(open_rounds, eventually) -> None:
    async with open_rounds() as pilot:
        home = await until_read(pilot, eventually)
        assert home.loops.place is START
        assert "Nothing leaves this computer" in text(home, "#about")
        assert home.check_action("watch_demo", ())
        assert text(home, "#summary") == ""
        await pilot.press("enter")
        await eventually(lambda: isinstance(pilot.app.screen, DemoScreen))


@pytest.mark.parametrize("key", ["t", "o"])
async def test_a_key_that_wants_a_question_says_so(open_rounds, eventually, told, key: str) -> None:
    async with open_rounds() as pilot:
        home = await until_read(pilot, eventually)
        await pilot.press(key)
        assert await told(pilot) == ["Choose a question first, with the arrow down."]
        assert pilot.app.screen is home


async def test_the_line_under_the_cursor_is_described(open_rounds, eventually) -> None:
    async with open_rounds() as pilot:
        home = await until_read(pilot, eventually)
        await pilot.press("down")
        assert "Northwind Care" in text(home, "#about")
        assert "2 rounds  in 21 days" in text(home, "#about")
        await pilot.press("down")
        assert "round 1 of 2 · First talk · 30 min" in text(home, "#about")
        await pilot.press("down")
        about = text(home, "#about")
        assert "Which model of yours do people use every day" in about
        assert "2:00 to speak · 0:20 to think" in about
        assert "Judged on" in about
        assert "● Metric       ● Cohort\n● Time frame   ● Compliance" in about
        await pilot.press("enter")
        await eventually(lambda: isinstance(pilot.app.screen, ReadyScreen))


@pytest.mark.parametrize(("key", "screen"), [("t", TypedScreen), ("o", FileScreen), ("h", HistoryScreen)])
async def test_keys_lead_on_and_escape_back(open_rounds, eventually, filled, key: str, screen: type) -> None:
    async with open_rounds() as pilot:
        home = await until_read(pilot, eventually)
        await pilot.press(key)
        await eventually(lambda: isinstance(pilot.app.screen, screen))
        await pilot.press("escape")
        await eventually(lambda: pilot.app.screen is home)


async def test_progress_stands_beside_the_questions(open_rounds, eventually, filled) -> None:
    async with open_rounds() as pilot:
        home = await until_read(pilot, eventually)
        assert home.loops.place.prompt.id == "north/live-model"
        assert text(home, "#summary") == "6 answers · best 82"
        lines = rows(home)
        assert [line.split()[-2:] for line in lines if "First talk" in line] == [["2/2", "82"]]
        assert [line.split()[-2:] for line in lines if "A model in daily use" in line] == [
            ["3\N{MULTIPLICATION SIGN}", "82"]
        ]
        assert "Best 82   last 82   3 answers" in text(home, "#about")
        await pilot.press("down")
        assert "Last gap  Time frame  say by when" in text(home, "#about")


async def test_progress_follows_what_is_answered(open_rounds, eventually, filled) -> None:
    async with open_rounds() as pilot:
        home = await until_read(pilot, eventually)
        filled.answer("north/live-model", "Again", 90, ago=datetime.timedelta(0))
        await pilot.press("h")
        await eventually(lambda: isinstance(pilot.app.screen, HistoryScreen))
        await pilot.press("escape")
        await eventually(lambda: text(home, "#summary") == "7 answers · best 90")
        assert home.loops.place.prompt.id == "north/live-model"
        assert "Best 90" in text(home, "#about")


async def test_a_long_card_can_be_scrolled(open_rounds, eventually, filled) -> None:
    async with open_rounds((80, 14)) as pilot:
        home = await until_read(pilot, eventually)
        await pilot.press("j", "j")
        assert home.query_one("#card").scroll_y == 2
        await pilot.press("k")
        assert home.query_one("#card").scroll_y == 1
        await pilot.press("down")
        assert home.query_one("#card").scroll_y == 0


async def test_left_and_right_fold_and_unfold(open_rounds, eventually, filled) -> None:
    async with open_rounds() as pilot:
        home = await until_read(pilot, eventually)
        await pilot.press("left")
        assert home.loops.place.round
        assert not home.loops.place.prompt
        await pilot.press("left")
        await eventually(lambda: not home.loops.cursor_node.is_expanded)
        await pilot.press("right")
        await eventually(lambda: home.loops.cursor_node.is_expanded)
        await pilot.press("right")
        assert home.loops.place.prompt


async def test_what_was_cut_off_is_offered_first(open_rounds, eventually, archive) -> None:
    archive.cut_off("north/live-model", ago=4 * HOURS)
    async with open_rounds() as pilot:
        home = await until_read(pilot, eventually)
        strip = home.query_one(RecoveryStrip)
        assert strip.has_focus
        assert text(home, "RecoveryStrip") == "● 1 take from 14:30 was cut off (0:08): enter to finish it"
        await pilot.press("tab")
        assert home.loops.has_focus
        await pilot.press("shift+tab")
        assert strip.has_focus


async def test_what_was_cut_off_can_wait(open_rounds, eventually, archive) -> None:
    archive.cut_off("north/live-model", ago=4 * HOURS)
    async with open_rounds() as pilot:
        home = await until_read(pilot, eventually)
        await pilot.press("down")
        assert home.loops.has_focus
        assert home.query_one(RecoveryStrip).standing == "offered"


async def test_what_was_discarded_long_ago_goes_for_good(open_rounds, eventually, archive, paths) -> None:
    for days in (6, 8):
        archive.mark(archive.begin("north/live-model", ago=24 * days * HOURS), "discarded")
    async with open_rounds() as pilot:
        await until_read(pilot, eventually)
        (left,) = History(paths.data).list()
        assert left.started.startswith("2026-03-08")


async def test_several_takes_are_offered_together(open_rounds, eventually, archive) -> None:
    for hours in (30, 4):
        archive.cut_off("north/live-model", ago=hours * HOURS)
    async with open_rounds() as pilot:
        home = await until_read(pilot, eventually)
        said = "● 2 takes wait, the last from 14:30 (0:08): enter to finish it"
        assert text(home, "RecoveryStrip") == said


async def test_what_cannot_be_finished_says_why(open_rounds, eventually, archive) -> None:
    archive.cut_off("north/live-model", ago=4 * HOURS)
    async with open_rounds() as pilot:
        home = await until_read(pilot, eventually)
        await pilot.press("enter")
        await eventually(lambda: home.query_one(RecoveryStrip).standing == "failed")
        assert "no-such-model" in text(home, "RecoveryStrip")
        assert "It stays in the history (h)." in text(home, "RecoveryStrip")


async def test_nothing_is_offered_while_another_rounds_records(open_rounds, eventually, archive, paths) -> None:
    archive.cut_off("north/live-model", ago=4 * HOURS)
    lock = DataLock(paths.data)
    assert lock.acquire()
    try:
        async with open_rounds() as pilot:
            home = await until_read(pilot, eventually)
            assert home.query_one(RecoveryStrip).standing == "nothing"
            assert "Another Rounds is open on the same data folder" in text(home, "Notices")
    finally:
        lock.release()


async def test_a_missing_microphone_is_said_with_the_ways_on(open_rounds, eventually, devices) -> None:
    devices.clear()
    async with open_rounds() as pilot:
        home = await until_read(pilot, eventually)
        await eventually(lambda: "No microphone was found" in text(home, "Notices"))
        assert "Press o for a file, t to write, d for the demo" in text(home, "Notices")


async def test_a_missing_portaudio_is_said(
    open_rounds, eventually, monkeypatch: pytest.MonkeyPatch, devices
) -> None:
    def refuse() -> None:
        raise NoPortAudio("Sound needs the PortAudio library: install it.")

    monkeypatch.setattr("speech.devices.list_devices", refuse)
    async with open_rounds() as pilot:
        home = await until_read(pilot, eventually)
        await eventually(lambda: "install it" in text(home, "Notices"))


async def test_a_missing_model_and_bad_settings_are_said(open_rounds, eventually, make_app) -> None:
    app = make_app("The setting 'densty' is not known.", model="no-such-model")
    async with open_rounds(app=app) as pilot:
        home = await until_read(pilot, eventually)
        notices = home.query_one(Notices)
        await eventually(lambda: "no-such-model" in str(notices.render()))
        assert "The setting 'densty' is not known." in str(notices.render())
        assert "What you record is kept" in str(notices.render())


async def test_a_folder_that_cannot_be_used_is_said(open_rounds, eventually, paths) -> None:
    shutil.rmtree(paths.data)
    paths.data.write_text("a file in the way")
    async with open_rounds() as pilot:
        assert pilot.app.phase == "shut"
        assert str(paths.data) in text(pilot.app.screen, "#about").replace("\n", "")
        assert pilot.app.screen.check_action("show_history", ()) is None
        await pilot.press("h", "d", "m", "t")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_broken_history_is_said_and_the_loops_are_there(open_rounds, eventually, paths) -> None:
    (paths.data / "rounds.db").write_bytes(b"not a database" * 400)
    async with open_rounds() as pilot:
        home = await until_read(pilot, eventually)
        assert "rounds.db" in text(home, "Notices")
        assert any("Northwind" in line for line in rows(home))


def write_pack(folder: Path, title: str) -> None:
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text(
        f'employer = {title}\nrole = {title}\nabout = {title}\ndays = [7, 14]\nrounds = ["first"]\n', "utf-8"
    )
    (folder / "first.toml").write_text(
        f"""title = {title}
minutes = 30
about = {title}

[[prompts]]
id = "one"
title = {title}
kind = "drill"
seconds = 120
question = {title}
hints = [{title}]
stages = [{{ title = {title}, seconds = 60, hint = {title} }}, {{ title = "End", seconds = 60 }}]

[prompts.exemplar]
weak = "It helped."
strong = "It cut stays by 0.7 days for 5,000 patients."
difference = {title}
""",
        "utf-8",
    )


HOSTILE = r'"[of 5] [/] [link=file:///x]y\u001b]52;c;aGk=\u0007a\u001b[31mb\u009b2Jc\u202Ed\u200Be"'
INERT = "[of 5] [/] [link=file:///x]yabcde"


async def test_a_hostile_pack_is_only_text(open_rounds, eventually, paths) -> None:
    write_pack(paths.packs / "zzz", HOSTILE)
    async with open_rounds() as pilot:
        home = await until_read(pilot, eventually)
        await pilot.press("end", "right", "right", "right")
        await eventually(lambda: home.loops.place and home.loops.place.prompt)
        assert home.loops.place.prompt.id == "zzz/one"
        about = text(home, "#about")
        assert about.count(INERT) >= 3
        assert any(INERT in line for line in rows(home))
        for key, screen in (("enter", ReadyScreen), ("t", TypedScreen), ("o", FileScreen)):
            await pilot.press(key)
            await eventually(lambda screen=screen: isinstance(pilot.app.screen, screen))
            svg = pilot.app.export_screenshot()
            assert "\x1b" not in svg
            assert "\x9b" not in svg
            assert "\u202e" not in svg
            await pilot.press("escape")
            await eventually(lambda: pilot.app.screen is home)


async def test_a_broken_pack_is_named(open_rounds, eventually, paths) -> None:
    (paths.packs / "mine").mkdir(parents=True)
    (paths.packs / "mine" / "pack.toml").write_text("employer = 5\n")
    async with open_rounds() as pilot:
        home = await until_read(pilot, eventually)
        assert "pack.toml, line 1" in text(home, "Notices")


@pytest.mark.parametrize(
    ("theme", "size"),
    [
        ("rounds", (80, 24)),
        ("rounds", (40, 10)),
        ("rounds", (1, 1)),
        ("textual-light", (200, 60)),
        ("textual-ansi", (132, 36)),
    ],
)
async def test_it_fits_everywhere(
    open_rounds, eventually, make_app, filled, theme: str, size: tuple[int, int]
) -> None:
    async with open_rounds(size, make_app(theme=theme)) as pilot:
        home = await until_read(pilot, eventually)
        assert home.loops.max_scroll_x == 0
