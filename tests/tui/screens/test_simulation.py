"""A simulation: the table before and after an answer, its questions one by one, and its chairs."""

import pytest

from practice.aloud import lines_of
from speech.errors import VoiceError
from tui.screens.ready import ReadyScreen
from tui.screens.review import ReviewScreen
from tui.screens.typed import TypedScreen
from tui.widgets.decision_clock import DecisionClock

ROUND = """
[[prompts]]
id = "table"
title = "Two at a table"
kind = "simulation"
seconds = 300
question = "Pause or proceed?"
decisions = ["pause", "proceed"]
frameworks = ["decision-latency"]
hints = ["Decide first."]
probes = [{ missing = "horizon", ask = "Until when?" }]

[[prompts.personas]]
role = "Nurse"
opening = "It cost me [of 5] a night."
must_hear = [{ hear = "Minutes per night", terms = ["minute* night"] }]
objections = ["You were never here at night."]
probes = [{ missing = "metric", ask = "How many minutes?" }]

[[prompts.personas]]
role = "Officer"
opening = "Show me the rule."
must_hear = [{ hear = "Who signs", terms = ["sign*"] }]
objections = ["Paper is patient."]
probes = [{ missing = "compliance", ask = "Under which rule?" }]

[prompts.rubric]
weights = { impact = 1.0, governance = 1.0 }
required = ["metric", "horizon"]
"""
WEAK = "I see merit in all of your perspectives, and there is a lot to think about before anybody acts on it."
STRONG = (
    "Pause. The alert cost 40 minutes a night, and errors fell from 12 to 9 percent for 900 patients in May."
)


@pytest.fixture
def paths(paths):
    """A pack with a simulation in it."""
    with (paths.packs / "acme" / "first.toml").open("a", encoding="utf-8") as file:
        file.write(ROUND)
    return paths


@pytest.fixture(autouse=True)
def no_microphone(monkeypatch) -> None:
    monkeypatch.setattr("tui.screens.ready.MicrophoneCheck.listen", lambda _check, _device: None)


def shown(screen, selector: str) -> str:
    return str(screen.query_one(selector).render())


async def review(pilot, text: str, eventually) -> ReviewScreen:
    screen = ReviewScreen(pilot.app.studio.answer_in_writing("acme/table", text).attempt.id)
    await pilot.app.push_screen(screen)
    await eventually(lambda: screen.phase == "scored")
    return screen


async def test_the_review_shows_what_each_role_heard_and_says_now(open_app, eventually) -> None:
    async with open_app() as pilot:
        screen = await review(pilot, STRONG, eventually)
        table = shown(screen, "TablePane")
        assert "Nurse  1 of 1 heard\n● Minutes per night" in table
        assert "“The alert cost 40 minutes a night" in table
        assert "asks no more" in table
        assert "Officer  0 of 1 heard\n○ Who signs\n  “Under which rule?”" in table
        assert screen.query_one(DecisionClock).has_class("-at-once")
        assert "The decision, “pause”, fell at once." in shown(screen, "#next")


async def test_hesitation_is_told_in_large_digits(open_app, eventually) -> None:
    async with open_app((80, 24)) as pilot:
        screen = await review(pilot, WEAK, eventually)
        clock = screen.query_one(DecisionClock)
        assert clock.has_class("-hesitated")
        assert clock.query_one("Digits").value == "-:--"
        assert "Hesitation disqualifies" in shown(screen, "#next")


async def test_each_follow_up_is_a_question_of_its_own(open_app, eventually) -> None:
    async with open_app() as pilot:
        first = await review(pilot, WEAK, eventually)
        asked = []
        for answer in (
            "Errors fell from 12 to 9 percent for 900 patients.",
            "Under HIPAA, and the privacy officer signs each release.",
            "I would rather talk about something else, to be honest, like the weather outside.",
        ):
            screen = pilot.app.screen
            await eventually(lambda: screen.check_action("follow_up", ()))  # noqa: B023 - awaited in the loop
            await pilot.press("f")
            await eventually(lambda: isinstance(pilot.app.screen, ReadyScreen))
            ready = pilot.app.screen
            asked.append(shown(ready, "#text"))
            await pilot.press("t")
            await eventually(lambda: isinstance(pilot.app.screen, TypedScreen))
            pilot.app.screen.area.text = answer
            await pilot.press("ctrl+s")
            await eventually(lambda: isinstance(pilot.app.screen, ReviewScreen))
            await eventually(lambda: pilot.app.screen.phase == "scored")
        assert asked == ["Nurse: How many minutes?", "Officer: Under which rule?", "Until when?"]
        with pilot.app.studio.history() as history:
            thread = history.thread(first._attempt_id)
            assert [one.question for one in thread[1:]] == asked
            assert {one.follows for one in thread[1:]} == {thread[0].id}
            assert history.progress()["acme/table"].attempts == 1
        assert "The question is still open" in shown(pilot.app.screen, "#next")
        assert "follow-up" in shown(pilot.app.screen, "#heading")


async def test_the_next_chair_is_offered_and_can_be_changed(open_app, eventually) -> None:
    async with open_app() as pilot:
        ready = ReadyScreen("acme/table")
        await pilot.app.push_screen(ready)
        await pilot.app.workers.wait_for_complete()
        assert "Your chair  product manager" in shown(ready, "#facts")
        pilot.app.studio.answer_in_writing("acme/table", STRONG)
        again = ReadyScreen("acme/table")
        await pilot.app.push_screen(again)
        await eventually(lambda: "Your chair  nurse" in shown(again, "#facts"))
        assert "This time you are the nurse: “It cost me [of 5] a night.”" in shown(again, "#text")
        assert "Officer  Show me the rule." in shown(again, "#text")
        await pilot.press("c")
        assert "Your chair  officer" in shown(again, "#facts")
        await pilot.press("t")
        await eventually(lambda: isinstance(pilot.app.screen, TypedScreen))
        pilot.app.screen.area.text = (
            "Before I agree, compliance signs each release under HIPAA within ten days."
        )
        await pilot.press("ctrl+s")
        await eventually(lambda: isinstance(pilot.app.screen, ReviewScreen))
        screen = pilot.app.screen
        await eventually(lambda: screen.phase == "scored")
        table = shown(screen, "TablePane")
        assert "Officer (you)  1 of 1 asked for\n● Who signs" in table
        assert "Nurse" in table
        assert "“You were never here at night.”" in table
        assert "as officer" in shown(screen, "#heading")


async def test_the_question_and_the_openings_are_read_aloud_in_turn(open_app, eventually, monkeypatch) -> None:
    heard = []

    class Player:
        playing = False

        def play(self, path) -> None:
            heard.append(path)

        def stop(self) -> None:
            pass

    monkeypatch.setattr("speech.player.Player", Player)
    monkeypatch.setattr("practice.aloud.spoken", lambda text, _folder: text)
    async with open_app() as pilot:
        ready = ReadyScreen("acme/table")
        await pilot.app.push_screen(ready)
        await pilot.press("a")
        await eventually(lambda: len(heard) == 3 and not ready.voice.speaking)
        assert heard == [line.text for line in lines_of(ready._prompt)]
        assert heard[1] == "Nurse. It cost me [of 5] a night."


async def test_a_voice_that_is_missing_is_explained(open_app, told, monkeypatch) -> None:
    def refuse(_text, _folder):
        raise VoiceError("The voice [/] is not installed.")

    monkeypatch.setattr("practice.aloud.spoken", refuse)
    async with open_app() as pilot:
        await pilot.app.push_screen(ReadyScreen("acme/table"))
        await pilot.press("a")
        assert await told(pilot) == ["The voice [/] is not installed."]
