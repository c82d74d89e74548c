"""An answer read again: what is shown of each kind of attempt, and what each key does."""

import pytest
from textual.widgets import Digits, Static

from content.transcript import Transcript
from tui.screens.review import ReviewScreen
from tui.widgets.answer_text import AnswerText
from tui.widgets.overall import Overall
from tui.widgets.signal_bars import SignalBars
from tui.widgets.worth_pane import WorthPane


async def review(pilot, identity: str, eventually) -> ReviewScreen:
    screen = ReviewScreen(identity)
    await pilot.app.push_screen(screen)
    await eventually(lambda: screen.phase != "loading")
    await pilot.pause()
    return screen


def words_of(screen: ReviewScreen, selector: str) -> str:
    return str(screen.query_one(selector, Static).render())


async def test_a_scored_answer_is_shown_whole(open_app, attempt_of, answer, eventually) -> None:
    async with open_app() as pilot:
        screen = await review(pilot, attempt_of(pilot, answer, tape=2.0), eventually)
        assert screen.has_class("scored")
        assert words_of(screen, "#next") == "Next time: Say by when the 0.7 days came [/]."
        heading = words_of(screen, "#heading")
        assert heading.startswith("Acme [of 5] Health  today ")
        assert heading.endswith(" · 0:02 · A model that changed care · First [/] round")
        assert screen.query_one(Overall).query_one(Digits).value == "61"
        assert screen.answer.text == answer[0].text
        assert len(screen.answer.marks) == len(answer[1].evidence)
        assert len(screen.query_one(SignalBars).signals) == 4
        assert (
            words_of(screen, "#questions")
            == "They would ask\n“Hiring manager: Over what period did you see that result?”"
        )
        assert (
            words_of(screen, "#question") == "The question\nTell me about a model [of 5] that changed care [/]."
        )
        assert not screen.query_one("#numbers").display


async def test_the_status_line_follows_the_cursor(open_app, attempt_of, answer, eventually) -> None:
    async with open_app() as pilot:
        screen = await review(pilot, attempt_of(pilot, answer), eventually)
        assert words_of(screen, "#status") == ""
        said = []
        for _ in answer[1].evidence:
            await pilot.press("tab")
            said.append(words_of(screen, "#status"))
        assert said == [
            "Compliance  strip the identifiers · de-identification",
            "Technical  gradient-boosted model",
            "Cohort  5,000 patients",
            "Technical  FHIR · heard “fire”",
            "Metric  0.7 days shorter stays · 0.7 days  A change in an outcome.",
            "Vague  really improved things a lot",
            "Filler  Um",
            "Governance  no rollback · said as missing, so it does not count",
            "Partners  the nurses",
        ]


async def test_the_wave_follows_the_cursor(open_app, attempt_of, answer, eventually) -> None:
    async with open_app() as pilot:
        screen = await review(pilot, attempt_of(pilot, answer, tape=33.0), eventually)
        await eventually(lambda: len(screen.wave.levels) > 100)
        await pilot.press("end")
        await pilot.pause()
        assert screen.wave.position == answer[0].words[-1].start


async def test_an_answer_that_is_not_scored_says_why(open_app, attempt_of, rescored, eventually) -> None:
    card = rescored(
        not_scored="Too short [/] to score.", evidence=(), signals=(), stories=(), overall=0, follow_ups=()
    )
    async with open_app() as pilot:
        screen = await review(
            pilot, attempt_of(pilot, (Transcript.spoken([], 1.0), card), tape=1.0), eventually
        )
        assert screen.has_class("unscored")
        assert words_of(screen, "#next") == "Not scored: Too short [/] to score."
        assert screen.query_one(Overall).query_one(Digits).value == ""
        assert not screen.query_one(SignalBars).display


@pytest.mark.parametrize(
    ("state", "note", "told"),
    [
        (
            "failed",
            "The transcriber [/] gave up.",
            "The transcriber [/] gave up. This answer has no words yet.",
        ),
        ("recording", "", "This answer has no words yet."),
        ("discarded", "", "This answer was discarded"),
    ],
)
async def test_an_answer_without_words_says_what_to_do(
    state: str, note: str, told: str, open_app, attempt_of, eventually
) -> None:
    async with open_app() as pilot:
        screen = await review(pilot, attempt_of(pilot, state=state, note=note, tape=1.0), eventually)
        assert words_of(screen, "#next").startswith(told)
        await pilot.press("n", "tab", "down", "s", "pagedown")
        await pilot.press("escape")
        assert screen not in pilot.app.screen_stack


async def test_an_attempt_that_is_gone_is_explained(open_app, eventually) -> None:
    async with open_app() as pilot:
        screen = await review(pilot, "20200101-000000-aaaa", eventually)
        assert screen.has_class("failed")
        assert "20200101-000000-aaaa" in words_of(screen, "#next")
        assert not screen.check_action("play", ())
        await pilot.press("escape")
        assert screen not in pilot.app.screen_stack


async def test_a_typed_answer_has_no_sound_to_play(open_app, attempt_of, rescored, eventually, told) -> None:
    typed = Transcript.typed("We cut stays\nby 0.7 days [of 5].")
    async with open_app() as pilot:
        screen = await review(
            pilot, attempt_of(pilot, (typed, rescored(evidence=())), spoken=False), eventually
        )
        assert " · typed · " in words_of(screen, "#heading")
        await pilot.press("p")
        assert await told(pilot) == ["This answer was typed, so there is no sound to play."]
        assert not screen.playing


async def test_a_tape_that_is_gone_is_explained(open_app, attempt_of, answer, eventually, told) -> None:
    async with open_app() as pilot:
        identity = attempt_of(pilot, answer)
        screen = await review(pilot, identity, eventually)
        await pilot.press("p")
        (sentence,) = await told(pilot)
        assert "no tape" in sentence
        assert not screen.playing


async def test_playing_moves_the_cursor(open_app, attempt_of, answer, eventually, room) -> None:
    async with open_app() as pilot:
        screen = await review(pilot, attempt_of(pilot, answer, tape=33.0), eventually)
        await pilot.press("p")
        await eventually(lambda: screen.answer.cursor > 0)
        assert screen.has_class("playing")
        await pilot.press("p")
        await eventually(lambda: not screen.playing)


async def test_the_speed_changes_while_it_plays_and_playing_goes_on(
    open_app, attempt_of, answer, eventually, told, room
) -> None:
    async with open_app() as pilot:
        screen = await review(pilot, attempt_of(pilot, answer, tape=33.0), eventually)
        await pilot.press("p")
        await eventually(lambda: screen.answer.cursor > 0)
        reached = screen.answer.cursor
        await pilot.press("x")
        (sentence,) = await told(pilot)
        assert "1.25" in sentence
        await eventually(lambda: screen.answer.cursor > reached + 2)
        assert screen.playing
        await pilot.press("p")
        await eventually(lambda: not screen.playing)


async def test_s_leads_to_the_score_and_back(open_app, attempt_of, answer, eventually) -> None:
    async with open_app((80, 24)) as pilot:
        screen = await review(pilot, attempt_of(pilot, answer), eventually)
        assert isinstance(screen.focused, AnswerText)
        await pilot.press("s")
        pane = screen.query_one(WorthPane)
        assert screen.focused is pane
        await pilot.press("end")
        await eventually(lambda: pane.scroll_offset.y == pane.max_scroll_y)
        assert pane.max_scroll_y > 0
        await pilot.press("s")
        assert isinstance(screen.focused, AnswerText)


async def test_r_asks_the_same_question_again(open_app, attempt_of, answer, eventually) -> None:
    from tui.screens.ready import ReadyScreen

    async with open_app() as pilot:
        await review(pilot, attempt_of(pilot, answer), eventually)
        await pilot.press("r")
        await eventually(lambda: isinstance(pilot.app.screen, ReadyScreen))


async def test_a_question_without_its_pack_is_not_asked_again(
    open_app, attempt_of, answer, eventually, told
) -> None:
    async with open_app() as pilot:
        screen = await review(pilot, attempt_of(pilot, answer, prompt="gone/story"), eventually)
        await pilot.press("r")
        (sentence,) = await told(pilot)
        assert "gone/story" in sentence
        assert pilot.app.screen is screen


@pytest.mark.parametrize("theme", ["rounds", "textual-light", "nord"])
async def test_it_is_shown_in_every_theme(theme: str, open_app, attempt_of, answer, eventually) -> None:
    async with open_app(theme=theme) as pilot:
        screen = await review(pilot, attempt_of(pilot, answer), eventually)
        styles = [
            segment.style for y in range(4) for segment in screen.answer.render_line(y) if segment.text.strip()
        ]
        assert len({style.color for style in styles}) > 3
