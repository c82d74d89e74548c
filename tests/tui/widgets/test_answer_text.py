"""Every word and every mark can be reached by keyboard, and by a click."""

import pytest
from textual.app import App, ComposeResult

from content.transcript import Transcript, Word
from tui.widgets.answer_text import AnswerText

TEXT = (
    "We take admissions over HL7 and we saw 0.7 days shorter stays for 5,000 patients. Um, that really helped."
)


def spoken(text: str) -> Transcript:
    return Transcript.spoken([Word(word, at, at + 0.5, 1.0) for at, word in enumerate(text.split())], 60.0)


@pytest.fixture
def evidence(found):
    return (
        found(TEXT, "HL7", "technical"),
        found(TEXT, "0.7 days shorter stays", "metric"),
        found(TEXT, "5,000 patients", "cohort"),
        found(TEXT, "Um", "filler"),
    )


def word(answer: AnswerText) -> str:
    return TEXT.split()[answer.cursor]


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        ([], "We"),
        (["right"], "take"),
        (["right", "right", "left"], "take"),
        (["left"], "We"),
        (["end"], "helped."),
        (["end", "right"], "helped."),
        (["end", "home"], "We"),
        (["down"], "and"),
        (["down", "up"], "We"),
        (["up"], "We"),
        (["n"], "HL7"),
        (["tab"], "HL7"),
        (["tab", "tab"], "0.7"),
        (["n", "n", "n"], "5,000"),
        (["n", "n", "n", "N"], "0.7"),
        (["n", "n", "shift+tab"], "HL7"),
        (["pagedown"], "Um,"),
        (["pagedown", "pageup"], "We"),
    ],
)
async def test_keys_move_the_cursor(keys: list[str], there: str, show, evidence) -> None:
    answer = AnswerText()
    async with show(answer, (29, 12)) as pilot:
        answer.read(spoken(TEXT), evidence)
        answer.focus()
        await pilot.press(*keys)
        assert word(answer) == there


async def test_the_cursor_knows_the_marks_it_stands_on(show, evidence) -> None:
    answer = AnswerText()
    async with show(answer, (40, 12)):
        answer.read(spoken(TEXT), evidence)
        answer.cursor = TEXT.split().index("shorter")
        assert [one.kind for one in answer.here] == ["metric"]
        answer.cursor = TEXT.split().index("for")
        assert answer.here == ()


async def test_the_word_under_the_cursor_is_reversed(show, evidence) -> None:
    answer = AnswerText()
    async with show(answer, (40, 12)) as pilot:
        answer.read(spoken(TEXT), evidence)
        answer.focus()
        await pilot.press("right")
        reversed_ = [
            segment.text for segment in answer.render_line(0) if segment.style and segment.style.reverse
        ]
        assert reversed_ == ["take"]


async def test_the_cursor_stays_in_view(show) -> None:
    answer = AnswerText()
    async with show(answer, (30, 6)) as pilot:
        answer.read(spoken("patients " * 300), ())
        answer.focus()
        for keys in (["end"], ["up"] * 9, ["pageup"] * 3, ["home"], ["down"] * 9, ["pagedown"] * 2):
            await pilot.press(*keys)
            line = answer.line_of(answer.cursor * len("patients "))
            assert answer.scroll_offset.y <= line < answer.scroll_offset.y + answer.size.height


async def test_a_click_goes_to_the_word(show, evidence) -> None:
    answer = AnswerText()
    async with show(answer, (29, 12)) as pilot:
        answer.read(spoken(TEXT), evidence)
        await pilot.click(AnswerText, offset=(1, 1))
        assert word(answer) == "and"


async def test_beyond_the_last_mark_tab_goes_on(found) -> None:
    class Two(App[None]):
        def compose(self) -> ComposeResult:
            yield AnswerText()
            yield AnswerText()

        def get_css_variables(self) -> dict[str, str]:
            from tui.theme import kind_colours

            return super().get_css_variables() | kind_colours(dark=True)

    app = Two()
    async with app.run_test() as pilot:
        first, second = app.query(AnswerText)
        first.read(spoken("one two"), (found("one two", "two", "filler"),))
        first.focus()
        await pilot.press("tab", "tab")
        assert app.focused is second


async def test_a_typed_answer_has_words_too(show) -> None:
    answer = AnswerText()
    async with show(answer) as pilot:
        answer.read(Transcript.typed("We cut\n\n  stays [of 5]."), ())
        answer.focus()
        await pilot.press("end")
        assert answer.cursor == 4


async def test_an_answer_without_words_takes_every_key(show, lines) -> None:
    answer = AnswerText("There are no words here.")
    async with show(answer) as pilot:
        answer.read(Transcript.spoken([], 3.0), ())
        answer.focus()
        await pilot.press("left", "right", "up", "down", "pageup", "pagedown", "home", "end", "n", "N", "tab")
        assert lines(answer)[0] == "There are no words here."
