"""An answer in writing, from a file, and the demo round."""

import wave
from pathlib import Path

import pytest
from textual.widgets import Input, Static, TextArea

from history.lock import DataLock
from speech.errors import VoiceError
from tui.path_suggester import PathSuggester
from tui.screens.confirm import ConfirmScreen
from tui.screens.demo import DemoScreen
from tui.screens.file import FileScreen
from tui.screens.home import HomeScreen
from tui.screens.practice import PracticeScreen
from tui.screens.review import ReviewScreen
from tui.screens.typed import TypedScreen

STORY = "north/live-model"
BRIEF = "north/one-breath"
STRONG = (
    "I led a readmission model for 4,200 heart failure patients. Within nine months it cut readmissions "
    "by 12 percent, and every record stayed inside our HIPAA boundary."
)


def text(screen, selector: str) -> str:
    return str(screen.query_one(selector, Static).render())


async def begin(pilot, screen):
    await pilot.app.push_screen(screen)
    await pilot.pause()
    return screen


async def test_a_written_answer_is_scored_and_kept(open_rounds, eventually) -> None:
    async with open_rounds() as pilot:
        screen = await begin(pilot, TypedScreen(STORY))
        assert screen.check_action("score", ()) is None
        screen.query_one(TextArea).text = STRONG
        await eventually(lambda: text(screen, "#status").startswith("27 words · 0:11 aloud, of 2:00"))
        await pilot.press("ctrl+s")
        await eventually(lambda: isinstance(pilot.app.screen, ReviewScreen))
        with pilot.app.studio.history() as history:
            (attempt,) = history.list()
            transcript = history.transcript(attempt.id)
        assert attempt.state == "done"
        assert attempt.overall
        assert transcript.text == STRONG
        await eventually(lambda: pilot.app.screen.phase == "scored")
        await pilot.press("escape")
        await eventually(lambda: isinstance(pilot.app.screen, HomeScreen))
        await eventually(lambda: text(pilot.app.screen, "#summary").startswith("1 answer"))


async def test_a_brief_answer_counts_its_words(open_rounds, eventually) -> None:
    async with open_rounds() as pilot:
        screen = await begin(pilot, TypedScreen(BRIEF))
        most = screen._prompt.max_words
        screen.query_one(TextArea).text = "word " * (most + 1)
        await eventually(lambda: text(screen, "#status") == f"{most + 1} words of at most {most}")


async def test_what_was_written_is_not_lost_by_one_key(open_rounds, eventually) -> None:
    async with open_rounds() as pilot:
        screen = await begin(pilot, TypedScreen(STORY))
        await pilot.press(*"hello", "escape")
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await pilot.press("n")
        assert pilot.app.screen is screen
        assert screen.query_one(TextArea).text == "hello"
        await pilot.press("escape", "y")
        await eventually(lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_nothing_written_needs_no_question(open_rounds, eventually) -> None:
    async with open_rounds() as pilot:
        await begin(pilot, TypedScreen(STORY))
        await pilot.press("escape")
        await eventually(lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_an_answer_that_cannot_be_kept_stays_on_the_page(open_rounds, eventually, paths) -> None:
    lock = DataLock(paths.data)
    assert lock.acquire()
    try:
        async with open_rounds() as pilot:
            screen = await begin(pilot, TypedScreen(STORY))
            screen.query_one(TextArea).text = STRONG
            await pilot.pause()
            await pilot.press("ctrl+s")
            await eventually(lambda: "Another Rounds is open" in text(screen, "#status"))
            assert screen.query_one(TextArea).text == STRONG
            assert not screen.query_one(TextArea).read_only
    finally:
        lock.release()


def silence(path: Path, seconds: int) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(b"\0\0" * 16_000 * seconds)
    return path


@pytest.mark.parametrize("make", ["missing", "folder", "empty", "words", "no sample"])
async def test_a_bad_file_has_a_sentence(open_rounds, eventually, tmp_path: Path, make: str) -> None:
    path = tmp_path / "some [of 5] [b] file.wav"
    if make == "folder":
        path.mkdir()
    elif make == "empty":
        path.touch()
    elif make == "words":
        path.write_text("words")
    elif make == "no sample":
        silence(path, 0)
    async with open_rounds((132, 36)) as pilot:
        screen = await begin(pilot, FileScreen(STORY))
        screen.query_one(Input).value = str(path)
        await pilot.press("enter")
        await eventually(lambda: text(screen, "#status").startswith("▲ "))
        assert "[of 5] [b]" in text(screen, "#status").replace("\n", "")
        assert pilot.app.screen is screen
        with pilot.app.studio.history() as history:
            assert history.list() == ()


async def test_a_good_file_begins_a_round(open_rounds, eventually, tmp_path: Path) -> None:
    path = silence(tmp_path / "answer one.wav", 2)
    async with open_rounds() as pilot:
        screen = await begin(pilot, FileScreen(STORY))
        await pilot.press("ctrl+r")
        assert screen.has_class("-realtime")
        assert "at speaking speed" in text(screen, "#speed")
        await pilot.press("ctrl+r")
        assert "as fast as it can be read" in text(screen, "#speed")
        screen.query_one(Input).value = f"'{path}'"
        await pilot.press("enter")
        await eventually(lambda: isinstance(pilot.app.screen, PracticeScreen))
        await eventually(lambda: pilot.app.screen.phase == "failed")
        with pilot.app.studio.history() as history:
            (attempt,) = history.list()
        assert attempt.state == "failed"


async def test_a_path_is_completed(tmp_path: Path) -> None:
    (tmp_path / "Answers").mkdir()
    silence(tmp_path / "Answers" / "one.wav", 0)
    suggester = PathSuggester()
    assert await suggester.get_suggestion(f"{tmp_path}/An") == f"{tmp_path}/Answers/"
    assert await suggester.get_suggestion(f"{tmp_path}/Answers/") == f"{tmp_path}/Answers/one.wav"
    assert await suggester.get_suggestion(f"{tmp_path}/nothing/") is None
    assert await suggester.get_suggestion("") is None
    assert await suggester.get_suggestion("~nobody-of-this-name/") is None


async def test_the_demo_explains_itself_and_plays(
    open_rounds, eventually, spoken, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("practice.demo.demo_audio", lambda exemplar, folder: spoken)
    async with open_rounds() as pilot:
        screen = await begin(pilot, DemoScreen())
        assert "where your microphone would be" in text(screen, "#about")
        await eventually(lambda: "press enter to watch" in text(screen, "#status"))
        await pilot.press("enter")
        await eventually(lambda: isinstance(pilot.app.screen, PracticeScreen))
        await eventually(lambda: pilot.app.screen.phase == "recording")


async def test_a_demo_without_a_voice_says_so(open_rounds, eventually, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(exemplar, folder):
        raise VoiceError("The voice [/] is not installed.")

    monkeypatch.setattr("practice.demo.demo_audio", refuse)
    async with open_rounds() as pilot:
        screen = await begin(pilot, DemoScreen())
        await eventually(lambda: text(screen, "#status") == "The voice [/] is not installed.")
        assert screen.check_action("watch", ()) is None
        await pilot.press("escape")
        await eventually(lambda: isinstance(pilot.app.screen, HomeScreen))
