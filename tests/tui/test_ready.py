"""Before a round: the question, the time to think, the microphone's truth, and the other ways to answer."""

import pytest
from textual.widgets import Digits, Static

from speech.devices import Device
from tui.screens.file import FileScreen
from tui.screens.home import HomeScreen
from tui.screens.microphone import MicrophoneScreen
from tui.screens.practice import PracticeScreen
from tui.screens.ready import ReadyScreen
from tui.screens.typed import TypedScreen
from tui.widgets.microphone_check import MicrophoneCheck
from tui.widgets.think_clock import ThinkClock

STORY = "north/live-model"
DRILL = "north/pipeline"


class Clock:
    seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def text(screen, selector: str) -> str:
    return str(screen.query_one(selector, Static).render())


async def begin(pilot, prompt: str = STORY, **facts: object) -> ReadyScreen:
    screen = ReadyScreen(prompt, **facts)
    await pilot.app.push_screen(screen)
    await pilot.pause()
    return screen


async def test_the_question_stands_there_in_full(open_rounds, microphones) -> None:
    async with open_rounds() as pilot:
        screen = await begin(pilot, DRILL)
        shown = text(screen, "#text")
        prompt = screen._prompt
        assert prompt.question in shown
        assert all(stage.title in shown for stage in prompt.stages)
        assert "round 2 of 2 · Whiteboard" in text(screen, "#where")
        assert "a staged drill · 15:00 to speak · 1:00 to think" in text(screen, "#facts")


async def test_the_time_to_think_counts_down_by_itself(open_rounds, microphones) -> None:
    clock = Clock()
    async with open_rounds() as pilot:
        screen = await begin(pilot, now=clock)
        think = screen.query_one(ThinkClock)
        digits = think.query_one(Digits)
        assert digits.value == "0:20"
        assert think.has_class("-plenty")
        clock.seconds += 17
        think.tick()
        assert digits.value == "0:03"
        assert think.has_class("-closing")
        clock.seconds += 10
        think.tick()
        assert digits.value == "0:00"
        assert think.has_class("-over")
        assert str(think.query_one("Static", Static).render()) == "time to speak"
        assert pilot.app.screen is screen


async def test_hints_are_behind_a_key(open_rounds, microphones) -> None:
    async with open_rounds() as pilot:
        screen = await begin(pilot)
        hints = screen.query_one("#hints")
        assert not hints.display
        await pilot.press("i")
        assert hints.display
        assert screen.has_class("-hinting")
        await pilot.press("i")
        assert not hints.display


async def test_the_hints_of_the_stages_are_behind_it_too(open_rounds, microphones) -> None:
    async with open_rounds((80, 14)) as pilot:
        screen = await begin(pilot, DRILL)
        assert "ask before you draw" not in text(screen, "#text")
        question = screen.query_one("#question")
        assert question.scroll_y == 0
        await pilot.press("i")
        await pilot.pause()
        assert text(screen, "#hints") == "● Clarify  ask before you draw"
        assert question.scroll_y > 0
        await pilot.press(*["up"] * 20)
        assert question.scroll_y == 0
        await pilot.press("down")
        assert question.scroll_y == 1


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_speaking_begins_a_round_with_the_chosen_microphone(
    open_rounds, microphones, eventually, key: str
) -> None:
    async with open_rounds() as pilot:
        pilot.app.input_device = "desk"
        screen = await begin(pilot)
        await eventually(lambda: microphones and microphones[0].started)
        await pilot.press(key)
        await eventually(lambda: isinstance(pilot.app.screen, PracticeScreen))
        await eventually(lambda: len(microphones) == 2 and microphones[1].started)
        assert microphones[0].stopped
        assert [microphone.name for microphone in microphones] == ["desk", "desk"]
        assert not screen.is_attached


@pytest.mark.parametrize(
    ("loudness", "sentence"), [(3000, "✓ It hears you."), (32_700, "▲ Too loud: move back a little")]
)
async def test_the_microphone_is_heard_before_it_matters(
    open_rounds, microphones, eventually, loudness: int, sentence: str
) -> None:
    async with open_rounds() as pilot:
        screen = await begin(pilot)
        await eventually(lambda: microphones and microphones[0].started)
        microphones[0].give(loudness)
        await eventually(lambda: text(screen, "#verdict").startswith(sentence))
        assert text(screen, "#microphone") == "Desk microphone"


async def test_a_monitor_is_told_from_a_microphone(open_rounds, microphones, devices, eventually) -> None:
    devices[:] = [Device("mon", 2, 48_000, default=True, monitor=True, label="Speakers [/] monitor", index=1)]
    async with open_rounds() as pilot:
        screen = await begin(pilot)
        await eventually(lambda: "Speakers [/] monitor is what this computer plays" in text(screen, "#warning"))


@pytest.mark.parametrize(("key", "screen"), [("t", TypedScreen), ("o", FileScreen)])
async def test_without_a_microphone_there_are_other_ways(
    open_rounds, devices, eventually, key: str, screen: type
) -> None:
    devices.clear()
    async with open_rounds() as pilot:
        ready = await begin(pilot)
        await eventually(lambda: "No microphone was found" in text(ready, "#verdict"))
        await pilot.press("enter")
        await eventually(lambda: pilot.app.screen.query("Toast"))
        assert pilot.app.screen is ready
        await pilot.press(key)
        await eventually(lambda: isinstance(pilot.app.screen, screen))


async def test_escape_leads_home_and_closes_the_microphone(open_rounds, microphones, eventually) -> None:
    async with open_rounds() as pilot:
        await begin(pilot)
        await eventually(lambda: microphones and microphones[0].started)
        await pilot.press("escape")
        await eventually(lambda: isinstance(pilot.app.screen, HomeScreen))
        await eventually(lambda: microphones[0].stopped)


async def test_the_card_of_keys_only_interrupts_the_check(open_rounds, microphones, eventually) -> None:
    async with open_rounds() as pilot:
        screen = await begin(pilot)
        await eventually(lambda: microphones and microphones[0].started)
        await pilot.press("question_mark")
        await eventually(lambda: microphones[0].stopped)
        await pilot.press("escape")
        await eventually(lambda: pilot.app.screen is screen)
        await eventually(lambda: len(microphones) == 2 and microphones[1].started)


async def test_another_microphone_can_be_chosen(open_rounds, microphones, devices, eventually) -> None:
    devices.append(Device("head", 1, 8_000, default=False, monitor=False, label="Head [of 5] set", index=2))
    async with open_rounds() as pilot:
        ready = await begin(pilot)
        await eventually(lambda: microphones and microphones[0].started)
        await pilot.press("m")
        chooser = pilot.app.screen
        assert isinstance(chooser, MicrophoneScreen)
        await eventually(lambda: microphones[0].stopped and chooser.devices.option_count == 2)
        shown = [str(option.prompt) for option in chooser.devices.options]
        assert shown == ["Desk microphone  default", "Head [of 5] set"]
        await eventually(lambda: microphones[-1].name == "desk" and microphones[-1].started)
        await pilot.press("down")
        await eventually(lambda: microphones[-1].name == "head" and microphones[-1].started)
        await eventually(lambda: "sounds like a telephone (8 kHz)" in text(chooser, "#warning"))
        await pilot.press("enter")
        await eventually(lambda: pilot.app.screen is ready)
        assert pilot.app.input_device == "head"
        await eventually(lambda: len(microphones) == 4 and microphones[-1].started)
        assert microphones[-1].name == "head"
        assert all(microphone.stopped for microphone in microphones[:-1])


async def test_a_real_microphone_is_heard(open_rounds, monkeypatch, room, spoken, eventually) -> None:
    monkeypatch.undo()
    for name, value in room.env.items():
        monkeypatch.setenv(name, value)
    async with open_rounds() as pilot:
        screen = await begin(pilot)
        check = screen.query_one(MicrophoneCheck)
        await eventually(lambda: check.has_class("-open"))
        playing = room.start_playing(spoken)
        await eventually(lambda: text(screen, "#verdict") == "✓ It hears you.")
        playing.kill()
        playing.wait()
        await pilot.press("escape")
        await eventually(lambda: isinstance(pilot.app.screen, HomeScreen))
