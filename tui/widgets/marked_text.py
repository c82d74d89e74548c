"""A transcript with its evidence marked, drawn line by line so that fifteen minutes cost no more than one."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import groupby
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from content.scorecard import KINDS, Evidence
from tui.theme import LOOKS
from tui.widgets.inert import inert
from tui.widgets.wrapping import Line, rewrap, wrap


class Mark(NamedTuple):
    """A stretch of text, in code points, and the component class that draws it."""

    start: int
    end: int
    look: str


def evidence_marks(evidence: Iterable[Evidence]) -> list[Mark]:
    """One mark for each piece of evidence; where two overlap, the one named first in KINDS is on top."""
    ordered = sorted(evidence, key=lambda found: -KINDS.index(found.kind))
    return [
        Mark(
            found.start, found.end, f"{found.kind}-aside" if found.negated or found.hypothetical else found.kind
        )
        for found in ordered
    ]


class MarkedText(ScrollView, can_focus=True):
    """Wrapped text with marks; only lines in view are drawn, and a text that grew wraps its new end only."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"marked-text--{kind}" for kind in KINDS),
        *(f"marked-text--{kind}-aside" for kind in KINDS),
        "marked-text--empty",
    }

    DEFAULT_CSS = """
    MarkedText {
        overflow-x: hidden;
        scrollbar-gutter: stable;
        & > .marked-text--empty { color: $text-muted; text-style: italic; }
    }
    """ + "\n".join(
        f"MarkedText > .marked-text--{kind} {{ color: ${kind}; text-style: {look.style}; }}"
        f"MarkedText > .marked-text--{kind}-aside {{ color: ${kind}; text-style: italic; }}"
        f"MarkedText:nocolor > .marked-text--{kind} {{ color: $foreground; }}"
        for kind, look in LOOKS.items()
    )

    def __init__(self, empty: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._empty = empty
        self._text = ""
        self._marks: list[Mark] = []
        self._lines: list[Line] = [(0, 0)]
        self._wrapped_at = 0

    @property
    def text(self) -> str:
        """What is shown, line breaks aside."""
        return self._text

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is marked in it."""
        return tuple(self._marks)

    def show(self, text: str, marks: Iterable[Mark] = ()) -> None:
        """Show ``text``; marks that overlap are drawn in the order given."""
        text = inert(text)
        self._marks = list(marks)
        self._lines = rewrap(self._text, self._lines, text, self._wrapped_at)
        self._text = text
        self._fit()
        self.refresh()

    def line_of(self, offset: int) -> int:
        """The number of the line on which a code point stands."""
        return max(0, bisect_right(self._lines, offset, key=lambda line: line[0]) - 1)

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew when the width changed."""
        width = self.scrollable_content_region.width
        if width != self._wrapped_at and event.size.width:
            self._wrapped_at = width
            self._lines = wrap(self._text, width)
            self._fit()
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view."""
        number = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        ground = self.rich_style
        if not self._text and number == 0:
            empty = self.get_component_rich_style("marked-text--empty")
            return Strip([Segment(self._empty, empty)]).adjust_cell_length(width, ground)
        if number >= len(self._lines):
            return Strip.blank(width, ground)
        start, end = self._lines[number]
        letters = self._text[start:end].rstrip()
        looks = self._styles(start, start + len(letters), ground)
        segments = []
        at = 0
        for style, run in groupby(looks):
            length = sum(1 for _ in run)
            segments.append(Segment(letters[at : at + length], style))
            at += length
        return Strip(segments).adjust_cell_length(width, ground)

    def _styles(self, start: int, end: int, ground: Style) -> list[Style]:
        """One style for each letter of a line."""
        looks = [ground] * (end - start)
        for mark in self._marks:
            if mark.start < end and mark.end > start:
                style = self.get_component_rich_style(f"marked-text--{mark.look}")
                for at in range(max(mark.start, start), min(mark.end, end)):
                    looks[at - start] = style
        return looks

    def _fit(self) -> None:
        self.virtual_size = Size(self._wrapped_at, len(self._lines))
