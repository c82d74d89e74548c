"""What is final is plain, what is only being heard is dim, and the end stays in view."""

import pytest

from tui.widgets.live_text import LiveText


@pytest.mark.parametrize(
    ("final", "hearing", "stable", "text", "settled", "open_"),
    [
        ("We cut stays.", "", 0, "We cut stays.", "", ""),
        ("", "we cut the stays", 2, "we cut the stays", "we cut", " the stays"),
        ("We cut stays.", "and then we", 3, "We cut stays. … and then we", " … and then we", ""),
        ("We cut stays.", "and  then", 0, "We cut stays. … and then", " … ", "and then"),
    ],
)
async def test_the_open_utterance_stands_behind_the_final_text(
    final: str, hearing: str, stable: int, text: str, settled: str, open_: str, show
) -> None:
    widget = LiveText()
    async with show(widget):
        widget.hear(final, [], hearing, stable)
        assert widget.text == text
        looks = {mark.look: widget.text[mark.start : mark.end] for mark in widget.marks}
        assert looks.get("stable", "") == settled
        assert looks.get("provisional", "") == open_


async def test_unsettled_words_are_italic_and_settled_ones_are_not(show) -> None:
    widget = LiveText()
    async with show(widget):
        widget.hear("Done.", [], "one two", 1)
        styles = {
            segment.text.strip(): segment.style for segment in widget.render_line(0) if segment.text.strip()
        }
        assert styles["two"].italic
        assert not styles["… one"].italic
        assert styles["… one"].color == styles["two"].color != styles["Done."].color


async def test_the_end_stays_in_view(show) -> None:
    widget = LiveText()
    async with show(widget, (40, 6)) as pilot:
        for words in range(20, 200, 20):
            widget.hear("stays " * words, [])
            await pilot.pause()
        assert widget.scroll_offset.y == widget.max_scroll_y > 0


async def test_who_has_scrolled_up_stays_there(show) -> None:
    widget = LiveText()
    async with show(widget, (40, 6)) as pilot:
        widget.hear("stays " * 200, [])
        await pilot.pause()
        widget.focus()
        await pilot.press("home")
        await pilot.pause()
        widget.hear("stays " * 220, [])
        await pilot.pause()
        assert widget.scroll_offset.y == 0
