"""Nothing leaves by a side door: no screenshot, no link, no log, no markup, no word in a crash."""

import os
import subprocess
import sys
import webbrowser
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, TextArea

from tui.palette import palette_commands
from tui.screens.typed import TypedScreen

HOSTILE = "[of 5] [/] [link=file:///etc/passwd]x[/link] \x1b]52;c;aGk=\x07 \x9b31m \u202eabc"
HARMLESS = "[of 5] [/] [link=file:///etc/passwd]x[/link]   abc"


async def test_the_palette_takes_no_screenshot(open_rounds) -> None:
    async with open_rounds() as pilot:
        titles = {command.title.casefold() for command in palette_commands(pilot.app, pilot.app.screen)}
        assert not {title for title in titles if "screenshot" in title or "maximi" in title}


async def test_no_link_is_opened(open_rounds, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url, *_: opened.append(url))
    async with open_rounds() as pilot:
        pilot.app.open_url("https://example.org/")
        assert opened == []


async def test_ctrl_c_says_how_to_leave(open_rounds, eventually) -> None:
    async with open_rounds() as pilot:
        await pilot.press("ctrl+c")
        await eventually(lambda: pilot.app.screen.query("Toast"))
        assert "ctrl+q leaves Rounds" in str(pilot.app.screen.query_one("Toast").render())


async def test_a_notification_is_plain_text(open_rounds, eventually) -> None:
    async with open_rounds() as pilot:
        pilot.app.screen.notify(HOSTILE, title="[/]", markup=True)
        await eventually(lambda: pilot.app.screen.query("Toast"))
        toast = pilot.app.screen.query_one("Toast")
        assert HARMLESS in str(toast.render())


async def test_what_is_pasted_is_inert(open_rounds, eventually) -> None:
    async with open_rounds() as pilot:
        await pilot.app.push_screen(TypedScreen("north/live-model"))
        await pilot.pause()
        area = pilot.app.screen.query_one(TextArea)
        pilot.app.post_message(events.Paste(HOSTILE))
        await eventually(lambda: area.text)
        assert area.text == HARMLESS
        area.text = ""
        await pilot.press("escape", "h", "slash")
        await eventually(lambda: pilot.app.screen.query("Input"))
        field = pilot.app.screen.query_one(Input)
        await eventually(lambda: field.has_focus)
        pilot.app.post_message(events.Paste(HOSTILE))
        await eventually(lambda: field.value)
        assert field.value == HARMLESS


def test_the_environment_opens_no_door(tmp_path: Path) -> None:
    doors = {
        "TEXTUAL": "devtools,debug",
        "TEXTUAL_LOG": str(tmp_path / "log"),
        "TEXTUAL_SCREENSHOT": "0",
        "TEXTUAL_SCREENSHOT_LOCATION": str(tmp_path),
        "TEXTUAL_PRESS": "ctrl+q",
        "TEXTUAL_DRIVER": "nowhere:Driver",
    }
    script = (
        "import tui.app, textual.constants as c\n"
        "print(c.LOG_FILE, c.SCREENSHOT_DELAY, c.SCREENSHOT_LOCATION, c.PRESS, c.DRIVER)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=os.environ | doors, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["None", "-1", "None", "None"]
    assert list(tmp_path.iterdir()) == []


def test_a_crash_tells_nothing_that_was_said(tmp_path: Path) -> None:
    script = f"""
from pathlib import Path
from practice.paths import Paths
from practice.settings import Settings
from tui.app import RoundsApp

folder = Path({str(tmp_path)!r})

class Falling(RoundsApp):
    def on_ready(self):
        secret = "my " + "salary is 175"
        raise ValueError(secret)

app = Falling(Paths(folder / "config.toml", folder / "data", folder / "models"), Settings(), model="none")
app.run(headless=True)
raise SystemExit(app.return_code)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=120
    )
    log = (tmp_path / "data" / "rounds.log").read_text("utf-8")
    assert done.returncode == 1
    assert "Rounds made a mistake of its own" in " ".join(done.stderr.split())
    assert "ValueError" in log
    assert "salary is 175" not in done.stdout + done.stderr + log
