"""The main job as a person does it: a terminal, keys alone, a voice in the room."""

import json
import os
import re
import subprocess
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from content.pack import Prompt
from content.packs import find_prompt, load_packs
from tests.conftest import Room
from tests.desk import ROUNDS, Desk

PROMPT = find_prompt("cerner/hipaa-pipeline", load_packs())


def lines_down_to(prompt: Prompt) -> int:
    """How far below "Start here" a question of the first employer stands, whose rounds are all unfolded."""
    below = 1
    for round_ in load_packs()[0].rounds:
        below += 1
        for candidate in round_.prompts:
            below += 1
            if candidate.id == prompt.id:
                return below
    raise LookupError(prompt.id)


@dataclass(frozen=True)
class Terminal:
    """A tmux of its own with one window in which ``rounds`` runs."""

    socket: str
    until: Callable[..., None]

    def tmux(self, *words: str) -> str:
        sizeless = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
        command = ["tmux", "-L", self.socket, *words]
        return subprocess.run(command, env=sizeless, check=True, capture_output=True, text=True).stdout

    def press(self, *keys: str) -> None:
        for key in keys:
            self.tmux("send-keys", key)

    def is_open(self) -> bool:
        """Whether the program in the window is still running."""
        done = subprocess.run(["tmux", "-L", self.socket, "has-session"], check=False, capture_output=True)
        return done.returncode == 0

    def screen(self) -> str:
        return self.tmux("capture-pane", "-p")

    def shows(self, *texts: str) -> None:
        """Wait until every text stands on the screen, whatever the lines are broken into."""
        try:
            self.until(lambda: all(text in " ".join(self.screen().split()) for text in texts), 60)
        except AssertionError:
            pytest.fail(f"not on the screen: {texts}\n{self.screen()}")


@pytest.fixture
def terminal(until: Callable[..., None]) -> Iterator[Terminal]:
    terminal = Terminal(f"rounds-{uuid.uuid4().hex[:8]}", until)
    yield terminal
    subprocess.run(["tmux", "-L", terminal.socket, "kill-server"], check=False, capture_output=True)


def begin_round(desk: Desk, room: Room, terminal: Terminal, width: int, height: int) -> None:
    """Open Rounds, choose the question and wait until it records."""
    env = {**desk.env, **{name: os.environ[name] for name in room.env}, "TERM": "xterm-256color"}
    settings = [f"-e{name}={env[name]}" for name in (*room.env, "HOME", "XDG_CACHE_HOME", "ROUNDS_DATA_DIR")]
    terminal.tmux(
        "-f", "/dev/null", "new-session", "-d", "-x", str(width), "-y", str(height), *settings, ROUNDS
    )
    terminal.shows("Rounds rehearse aloud, offline", "Cerner", "Practise")
    terminal.press(*["Down"] * lines_down_to(PROMPT))
    terminal.shows(" ".join(PROMPT.question.split()[:3]))
    terminal.press("Enter")
    terminal.shows("to think", "Speak")
    terminal.press("Enter")
    terminal.shows("REC")


@pytest.mark.parametrize(("width", "height"), [(132, 36), (80, 24)])
def test_choose_speak_stop_read_find(
    desk: Desk,
    room: Room,
    terminal: Terminal,
    spoken: Path,
    until: Callable[..., None],
    width: int,
    height: int,
) -> None:
    begin_round(desk, room, terminal, width, height)
    room.play(spoken)
    terminal.press("v")
    terminal.shows("HIPAA")
    terminal.press("Enter")
    terminal.shows("of 100", "delay by 20%")
    terminal.press("Escape")
    terminal.shows("Practise")
    terminal.press("h")
    terminal.shows("today", "Cerner", "Search")

    (row,) = json.loads(desk.run("history", "list", "--json").stdout)
    assert (row["state"], row["prompt"]) == ("done", PROMPT.id)
    assert "HIPAA" in desk.run("history", "show", row["id"]).stdout
    terminal.press("C-q")
    until(lambda: not terminal.is_open())


def marks(terminal: Terminal) -> list[str]:
    """What the screen says about the recording, once for each place."""
    return re.findall("● REC|▲ fault", terminal.screen())


def test_a_warning_that_comes_and_goes_leaves_nothing_behind(
    desk: Desk, room: Room, terminal: Terminal, spoken: Path, until: Callable[..., None]
) -> None:
    begin_round(desk, room, terminal, 132, 36)
    terminal.shows("nothing but silence")
    until(lambda: marks(terminal) == ["▲ fault"])
    room.play(spoken)
    until(lambda: "nothing but silence" not in terminal.screen(), 30)
    until(lambda: marks(terminal) == ["● REC"])
    terminal.press("C-q")
    until(lambda: not terminal.is_open())
