"""What is marked stands where the evidence says, in a colour and in a style."""

from collections.abc import Callable

import pytest
from rich.style import Style
from textual.widget import Widget

from content.scorecard import KINDS, Evidence, Kind
from tui.theme import LOOKS
from tui.widgets.inert import REPLACEMENT, inert
from tui.widgets.marked_text import Mark, MarkedText, evidence_marks

TEXT = "We saw 0.7 days shorter stays for 5,000 patients, which really improved things a lot."


def styled(widget: MarkedText, style: Callable[[Style], bool]) -> str:
    """The words on screen whose style answers a description, line by line."""
    return "|".join(
        segment.text
        for y in range(widget.size.height)
        for segment in widget.render_line(y)
        if segment.style is not None and segment.text.strip() and style(segment.style)
    )


@pytest.mark.parametrize("kind", KINDS)
async def test_each_kind_has_its_colour_and_its_style(kind: Kind, show, found) -> None:
    widget = MarkedText()
    async with show(widget, (100, 5)):
        widget.show(TEXT, evidence_marks([found(TEXT, "5,000 patients", kind)]))
        colour = LOOKS[kind].dark
        assert styled(widget, lambda style: style.color.triplet.hex == colour) == "5,000 patients"
        marked = styled(widget, lambda style: getattr(style, LOOKS[kind].style))
        assert marked == "5,000 patients"


@pytest.mark.parametrize("width", [20, 31, 60, 100])
async def test_marks_hold_at_every_width(width: int, show, found) -> None:
    widget = MarkedText()
    async with show(widget, (width, 10)):
        widget.show(TEXT, evidence_marks([found(TEXT, "0.7 days shorter stays", "metric")]))
        shown = styled(widget, lambda style: style.bold)
        assert shown.replace("|", " ") == "0.7 days shorter stays"


@pytest.mark.parametrize("standing", [{"negated": True}, {"hypothetical": True}])
async def test_what_does_not_count_is_not_bold(standing: dict[str, bool], show, found) -> None:
    widget = MarkedText()
    async with show(widget, (100, 5)):
        widget.show(TEXT, evidence_marks([found(TEXT, "5,000 patients", "cohort", **standing)]))
        assert styled(widget, lambda style: style.bold) == ""
        assert styled(widget, lambda style: style.italic) == "5,000 patients"


def test_the_first_kind_is_drawn_over_the_others(found) -> None:
    marks = evidence_marks([found(TEXT, "0.7 days", "metric"), found(TEXT, "saw 0.7", "filler")])
    assert [mark.look for mark in marks] == ["filler", "metric"]


@pytest.mark.parametrize(
    "text",
    [
        "I led a team [of 5] people",
        "closed [/] and [/bold]",
        "[link=file:///etc/passwd]here[/link]",
        "[red]stop",
    ],
)
async def test_markup_is_shown_as_it_was_written(text: str, show, lines: Callable[[Widget], list[str]]) -> None:
    widget = MarkedText()
    async with show(widget, (100, 3)):
        widget.show(text)
        assert lines(widget)[0] == text


@pytest.mark.parametrize(
    "text",
    [
        "a\x1b[31mb",
        "a\x1b]52;c;ZXZpbA==\x07b",
        "a\x9b2Jb",
        "a\u202eb",
        "a\u200bb",
        "a\x00b",
        "a\tb",
        "a\rb",
        "a\r\nb",
    ],
)
async def test_controls_reach_the_screen_as_something_visible(text: str, show, lines) -> None:
    widget = MarkedText()
    async with show(widget, (100, 4)):
        widget.show(text)
        shown = "".join(lines(widget))
        assert all(letter.isprintable() for letter in shown)
        assert len(widget.text) == len(text)


@pytest.mark.parametrize("before", ["", "\x1b[31m", "\r\n", "\t\u200b"])
async def test_marks_stay_in_place_behind_controls(before: str, show, found) -> None:
    text = f"{before}we cut 12 percent"
    widget = MarkedText()
    async with show(widget, (100, 4)):
        widget.show(text, evidence_marks([found(text, "12 percent", "metric")]))
        assert styled(widget, lambda style: style.bold) == "12 percent"


def test_harmless_text_is_left_alone() -> None:
    assert inert("naïve résumé 日本 [of 5]\nnext") == "naïve résumé 日本 [of 5]\nnext"
    assert inert("a\x1bb") == f"a{REPLACEMENT}b"


async def test_a_new_theme_brings_its_own_colours(show, found) -> None:
    widget = MarkedText()
    async with show(widget, (100, 5)) as pilot:
        widget.show(TEXT, evidence_marks([found(TEXT, "5,000 patients", "cohort")]))
        pilot.app.theme = "textual-light"
        await pilot.pause()
        colour = LOOKS["cohort"].light
        assert styled(widget, lambda style: style.color.triplet.hex == colour) == "5,000 patients"


async def test_an_empty_text_says_what_to_expect(show, lines) -> None:
    widget = MarkedText("Nothing yet.")
    async with show(widget):
        assert lines(widget)[0] == "Nothing yet."
        widget.show("Something.")
        assert lines(widget)[0] == "Something."


async def test_a_narrower_screen_breaks_the_lines_anew(show, lines) -> None:
    widget = MarkedText()
    async with show(widget, (100, 10)) as pilot:
        widget.show(TEXT)
        assert lines(widget)[0] == TEXT
        await pilot.resize_terminal(30, 10)
        await pilot.pause()
        assert " ".join(line for line in lines(widget) if line) == TEXT
        assert all(len(line) <= 30 for line in lines(widget))


async def test_only_lines_in_view_are_drawn(show, monkeypatch) -> None:
    """Fifteen minutes of speech cost no more to show than one."""
    drawn: list[int] = []
    plain = MarkedText.render_line
    monkeypatch.setattr(MarkedText, "render_line", lambda self, y: drawn.append(y) or plain(self, y))
    widget = MarkedText()
    async with show(widget, (60, 12)) as pilot:
        drawn.clear()
        widget.show("patients " * 2500, [Mark(0, 8, "cohort")])
        await pilot.pause()
        assert max(drawn) < 12
        assert widget.virtual_size.height > 300


@pytest.mark.parametrize("width", [24, 60])
async def test_no_letter_hides_behind_the_scrollbar(width: int, show, lines) -> None:
    text = " ".join(f"word{number}" for number in range(200))
    widget = MarkedText()
    async with show(widget, (width, 6)) as pilot:
        widget.show("short")
        await pilot.pause()
        widget.show(text)
        await pilot.pause()
        shown = []
        for top in range(widget.virtual_size.height):
            widget.scroll_to(y=top, animate=False, force=True)
            shown.append(widget.render_line(top - widget.scroll_offset.y).crop(0, width - 1).text.rstrip())
        assert widget.max_scroll_y > 0
        assert " ".join(shown) == text


def test_evidence_of_every_kind_has_a_mark(found) -> None:
    everything: list[Evidence] = [found(TEXT, "5,000", kind) for kind in KINDS]
    assert {mark.look for mark in evidence_marks(everything)} == set(KINDS)
