"""A round in progress: phases, keys, what is shown of the words, and what happens when something goes wrong."""

from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Digits, Static

from content.transcript import Transcript
from practice.events import Finished, Heard, Hearing, Lag, Troubled, Unfinished
from speech.audio_file import AudioFile
from tui.messages import RoundEvent
from tui.screens.confirm import ConfirmScreen
from tui.screens.practice import PracticeScreen
from tui.screens.review import ReviewScreen
from tui.widgets.clock_display import ClockDisplay
from tui.widgets.evidence_ticks import EvidenceTicks
from tui.widgets.level_meter import LevelMeter
from tui.widgets.live_text import LiveText
from tui.widgets.stage_bar import StageBar


def phases(screen: PracticeScreen) -> set[str]:
    return screen.classes & {"waiting", "recording", "paused", "finishing", "discarding", "failed"}


def words_of(screen: PracticeScreen, selector: str) -> str:
    return str(screen.query_one(selector, Static).render())


async def begin(
    pilot, microphone, eventually, prompt: str = "acme/story", *, speak: float = 1.0
) -> PracticeScreen:
    """Open the screen; with ``speak`` seconds of sound, wait until it records."""
    screen = PracticeScreen(prompt, lambda: microphone)
    await pilot.app.push_screen(screen)
    await eventually(lambda: microphone.started and screen.check_action("discard", ()))
    if speak:
        microphone.give(speak)
        await eventually(lambda: screen.phase == "recording")
    return screen


def attempts(pilot, *states: str):
    with pilot.app.studio.history() as history:
        return history.list(states=states or None)


async def test_it_records_only_when_sound_has_arrived(open_app, microphone, eventually) -> None:
    async with open_app() as pilot:
        screen = await begin(pilot, microphone, eventually, speak=0)
        await pilot.pause()
        assert phases(screen) == {"waiting"}
        assert "REC" not in str(screen.query_one(ClockDisplay).query_one("Static", Static).render())
        assert words_of(screen, "#word") == "Waiting for the first sound from Hand microphone …"
        assert not screen.check_action("finish", ())
        microphone.give(1.0)
        await eventually(lambda: phases(screen) == {"recording"})
        assert "● REC" in str(screen.query_one(ClockDisplay).query_one("Static", Static).render())


async def test_the_clock_follows_the_tape(open_app, microphone, eventually) -> None:
    async with open_app() as pilot:
        screen = await begin(pilot, microphone, eventually, speak=125.0)
        clock = screen.query_one(ClockDisplay)
        await eventually(lambda: clock.query_one(Digits).value == "02:05")
        assert str(clock.query_one("Static", Static).render()) == "over +0:05   ● REC"
        assert clock.has_class("over")


async def test_the_level_is_shown_while_recording_only(open_app, microphone, eventually) -> None:
    async with open_app(density="ticks") as pilot:
        screen = await begin(pilot, microphone, eventually)
        meter = screen.query_one(LevelMeter)
        await eventually(lambda: meter.level > -25)
        assert meter.visible
        await pilot.press("space")
        assert phases(screen) == {"paused"}
        assert not meter.visible


async def test_space_pauses_and_goes_on(open_app, microphone, eventually) -> None:
    async with open_app() as pilot:
        screen = await begin(pilot, microphone, eventually)
        await pilot.press("space")
        microphone.give(5.0)
        assert phases(screen) == {"paused"}
        assert "space" in words_of(screen, "#word")
        await pilot.press("space")
        assert phases(screen) == {"recording"}
        microphone.give(2.0)
        await eventually(lambda: screen.query_one(Digits).value == "00:03")


async def test_n_enters_the_next_stage(open_app, microphone, eventually) -> None:
    async with open_app() as pilot:
        screen = await begin(pilot, microphone, eventually, "acme/drill", speak=130.0)
        bar = screen.query_one(StageBar)
        await eventually(lambda: bar.stages[0].left == "over +0:10")
        await pilot.press("n")
        assert [stage.state for stage in bar.stages] == ["done", "now", "next"]
        await pilot.press("n", "n", "n")
        assert [stage.state for stage in bar.stages] == ["done", "done", "now"]
        assert not screen.check_action("next_stage", ())


async def test_only_a_drill_has_stages(open_app, microphone, eventually) -> None:
    async with open_app() as pilot:
        screen = await begin(pilot, microphone, eventually)
        assert not screen.query(StageBar)
        assert not screen.check_action("next_stage", ())


async def test_v_shows_less_or_more(open_app, microphone, eventually) -> None:
    async with open_app(density="ticks") as pilot:
        screen = await begin(pilot, microphone, eventually)
        seen = []
        for _ in range(4):
            text, ticks = screen.query_one(LiveText), screen.query_one(EvidenceTicks)
            await pilot.pause()
            seen.append((screen.density, text.region.area > 0, ticks.region.area > 0))
            await pilot.press("v")
        assert seen == [
            ("ticks", False, True),
            ("full", True, False),
            ("calm", False, False),
            ("ticks", False, True),
        ]


async def test_final_words_are_marked_and_provisional_ones_are_not(
    open_app, microphone, eventually, answer
) -> None:
    async with open_app() as pilot:
        screen = await begin(pilot, microphone, eventually)
        take, text = attempts(pilot)[0].id, screen.query_one(LiveText)
        screen.post_message(RoundEvent(Heard(take, *answer)))
        screen.post_message(RoundEvent(Hearing(take, "and by 12 percent", 2)))
        await eventually(lambda: text.text.endswith("12 percent"))
        shown = {text.text[mark.start : mark.end] for mark in text.marks if mark.look == "metric"}
        assert shown == {"0.7 days shorter stays"}
        ticks = {one.kind: one.said for one in screen.query_one(EvidenceTicks).found}
        assert ticks["metric"]
        assert not ticks["horizon"]
        assert not ticks["governance"]


async def test_what_is_final_replaces_what_was_only_heard(open_app, microphone, eventually, answer) -> None:
    async with open_app() as pilot:
        screen = await begin(pilot, microphone, eventually)
        take, text = attempts(pilot)[0].id, screen.query_one(LiveText)
        screen.post_message(RoundEvent(Hearing(take, "we strip the", 0)))
        await eventually(lambda: text.text == "we strip the")
        screen.post_message(RoundEvent(Heard(take, *answer)))
        await eventually(lambda: text.text == answer[0].text)


async def test_words_of_another_attempt_are_not_shown(open_app, microphone, eventually, answer) -> None:
    async with open_app() as pilot:
        screen = await begin(pilot, microphone, eventually)
        take, text = attempts(pilot)[0].id, screen.query_one(LiveText)
        screen.post_message(RoundEvent(Heard("20200101-000000-aaaa", *answer)))
        screen.post_message(RoundEvent(Hearing(take, "mine", 0)))
        await eventually(lambda: text.text)
        assert text.text == "mine"


@pytest.mark.parametrize("said", ["a team [of 5]", "[/] and [bold]", "\x1b]52;c;ZQ==\x07red", "a\u202eb"])
async def test_what_was_said_can_only_be_read(said: str, open_app, microphone, eventually, rescored) -> None:
    async with open_app() as pilot:
        screen = await begin(pilot, microphone, eventually)
        take, text = attempts(pilot)[0].id, screen.query_one(LiveText)
        screen.post_message(RoundEvent(Heard(take, Transcript.spoken([], 1.0), rescored(evidence=()))))
        screen.post_message(RoundEvent(Hearing(take, said, 0)))
        await eventually(lambda: text.text)
        shown = "".join(segment.text for segment in text.render_line(0)).rstrip()
        assert shown.isprintable()
        assert shown == said or not said.isprintable()


async def test_the_question_is_shown_as_it_was_written(open_app, microphone, eventually) -> None:
    async with open_app() as pilot:
        screen = await begin(pilot, microphone, eventually)
        assert words_of(screen, "#prompt").startswith("Tell me about a model [of 5] that changed care [/].")
        assert words_of(screen, "#heading") == "Acme [of 5] Health  round 1 of 1 · First [/] round · 30 min"


async def test_a_fault_is_told_at_once(open_app, microphone, eventually) -> None:
    async with open_app() as pilot:
        screen = await begin(pilot, microphone, eventually)
        microphone.fault = "The microphone [/] is gone: plug it in again."
        await eventually(lambda: screen.view.alarm.sentence == microphone.fault)
        assert screen.view.alarm.display
        state = screen.query_one(ClockDisplay).query_one("Static", Static)
        await eventually(lambda: str(state.render()).endswith("▲ fault"))
        microphone.fault = None
        await eventually(lambda: str(state.render()).endswith("● REC"))
        await eventually(lambda: screen.view.alarm.sentence != "The microphone [/] is gone: plug it in again.")


async def test_without_weights_it_records_all_the_same_and_says_why(open_app, microphone, eventually) -> None:
    async with open_app() as pilot:
        screen = await begin(pilot, microphone, eventually)
        await eventually(lambda: screen.view.alarm.sentence == pilot.app.studio.model_problem)
        await pilot.press("enter")
        await eventually(lambda: phases(screen) == {"failed"})
        assert "The sound is kept" in words_of(screen, "#word")
        (attempt,) = attempts(pilot, "failed")
        assert (pilot.app.studio.take_folder(attempt) / "tape.wav").stat().st_size == 44 + 32_000
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, PracticeScreen)


async def test_a_round_that_breaks_in_the_middle_goes_on_recording(open_app, microphone, eventually) -> None:
    async with open_app() as pilot:
        screen = await begin(pilot, microphone, eventually)
        take = attempts(pilot)[0].id
        screen.post_message(RoundEvent(Unfinished(take, "The transcriber [/] gave up.")))
        await eventually(lambda: "Go on speaking" in screen.view.alarm.sentence)
        assert phases(screen) == {"recording"}
        await pilot.press("enter")
        await eventually(lambda: phases(screen) == {"failed"})


class LateTranscriber:
    """Has listened to the first second of every take, and never comes any further."""

    def listen(self, take: str, folder: Path, *, terms: tuple[str, ...] = ()) -> None: ...

    def expect_end(self, take: str) -> None: ...

    def finish(self, take: str, frames: int) -> None: ...

    def abandon(self, take: str) -> None: ...

    def close(self) -> None: ...

    def reached(self, take: str) -> float:
        return 1.0


async def test_text_that_falls_behind_is_told_and_the_recording_goes_on(
    open_app, microphone, eventually
) -> None:
    async with open_app() as pilot:
        pilot.app.studio.transcriber = LateTranscriber()
        screen = await begin(pilot, microphone, eventually, speak=3.0)
        await pilot.pause()
        assert not screen.query_one("#word").display
        microphone.give(9.0)
        await eventually(lambda: screen.query_one("#word").display)
        assert words_of(screen, "#word") == "The text is 11 s behind; the recording is complete."
        assert phases(screen) == {"recording"}
        await pilot.press("enter")
        await eventually(lambda: words_of(screen, "#word") == "Still 11 s of sound to be put into words …")
        assert phases(screen) == {"finishing"}


async def test_a_warning_outlives_the_screen(open_app, microphone, eventually, told) -> None:
    async with open_app() as pilot:
        screen = await begin(pilot, microphone, eventually)
        screen.post_message(RoundEvent(Troubled(attempts(pilot)[0].id, "0.3 s were lost [/].")))
        await eventually(lambda: screen.view.alarm.sentence == "0.3 s were lost [/].")
        assert await told(pilot) == ["0.3 s were lost [/]."]


async def test_the_score_leads_to_the_review(open_app, microphone, eventually, answer) -> None:
    async with open_app() as pilot:
        screen = await begin(pilot, microphone, eventually)
        (attempt,) = attempts(pilot)
        with pilot.app.studio.history() as history:
            history.keep(attempt.id, *answer, seconds=33.0, model="base")
            kept = history.get(attempt.id)
        screen.post_message(RoundEvent(Finished(kept, *answer, 0.5, Lag(None, None), 0)))
        await eventually(lambda: isinstance(pilot.app.screen, ReviewScreen))
        assert screen not in pilot.app.screen_stack


async def test_the_review_waits_for_what_covers_the_round(open_app, microphone, eventually, answer) -> None:
    async with open_app() as pilot:
        screen = await begin(pilot, microphone, eventually)
        (attempt,) = attempts(pilot)
        with pilot.app.studio.history() as history:
            history.keep(attempt.id, *answer, seconds=33.0, model="base")
            kept = history.get(attempt.id)
        await pilot.press("question_mark")
        screen.post_message(RoundEvent(Finished(kept, *answer, 0.5, Lag(None, None), 0)))
        await pilot.pause()
        assert not isinstance(pilot.app.screen, ReviewScreen)
        await pilot.press("escape")
        await eventually(lambda: isinstance(pilot.app.screen, ReviewScreen))


async def test_a_source_that_has_ended_finishes_the_round(open_app, microphone, eventually) -> None:
    async with open_app() as pilot:
        screen = await begin(pilot, microphone, eventually)
        microphone.end()
        await eventually(lambda: phases(screen) == {"failed"})
        assert microphone.stopped


async def test_escape_asks_and_deletes_nothing(open_app, microphone, eventually) -> None:
    async with open_app() as pilot:
        screen = await begin(pilot, microphone, eventually)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await pilot.press("n")
        assert pilot.app.screen is screen
        assert phases(screen) == {"recording"}
        await pilot.press("escape", "y")
        await eventually(lambda: screen not in pilot.app.screen_stack)
        (attempt,) = attempts(pilot, "discarded")
        assert (pilot.app.studio.take_folder(attempt) / "tape.wav").stat().st_size == 44 + 32_000


async def test_escape_before_the_first_sound_does_not_ask(open_app, microphone, eventually) -> None:
    async with open_app() as pilot:
        screen = await begin(pilot, microphone, eventually, speak=0)
        await pilot.press("escape")
        await eventually(lambda: screen not in pilot.app.screen_stack)
        assert microphone.stopped


async def test_a_broken_microphone_is_explained(open_app, broken_microphone, microphone, eventually) -> None:
    sources = iter([broken_microphone, microphone])
    async with open_app() as pilot:
        screen = PracticeScreen("acme/story", lambda: next(sources))
        await pilot.app.push_screen(screen)
        await eventually(lambda: phases(screen) == {"failed"})
        assert screen.view.alarm.sentence == "The microphone [/] is in use: close the other program."
        assert "Press r" in words_of(screen, "#word")
        assert attempts(pilot) == ()
        await pilot.press("r")
        await eventually(lambda: microphone.started)
        assert screen.view.alarm.sentence != "The microphone [/] is in use: close the other program."


async def test_quitting_in_the_middle_keeps_what_was_said(open_app, microphone, eventually, paths) -> None:
    async with open_app() as pilot:
        await begin(pilot, microphone, eventually, speak=3.0)
        studio = pilot.app.studio
    assert microphone.stopped
    with studio.history() as history:
        (attempt,) = history.unfinished()
    assert (studio.take_folder(attempt) / "tape.wav").stat().st_size == 44 + 96_000


async def test_each_key_has_an_id_a_word_and_a_sentence(open_app, microphone, eventually) -> None:
    for binding in PracticeScreen.BINDINGS + ReviewScreen.BINDINGS:
        assert binding.id
        assert binding.description.split() == [binding.description]
        assert binding.tooltip.endswith(".")


async def test_a_file_is_heard_scored_and_reviewed(open_app, paths, weights, spoken, eventually) -> None:
    """The whole path with real sound: file, tape, transcriber, score, review."""
    paths.models.symlink_to(weights)
    async with open_app(model="base") as pilot:
        screen = PracticeScreen("acme/story", partial(AudioFile, spoken))
        await pilot.app.push_screen(screen)
        await eventually(lambda: pilot.app.screen is not screen or screen.phase == "failed", 120)
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        await eventually(lambda: review.phase in ("scored", "unscored"))
        assert "twenty percent" in review.answer.text or "20" in review.answer.text
        (attempt,) = attempts(pilot, "done")
        assert attempt.overall is not None
