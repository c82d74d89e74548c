"""The answer to read again: every word and every mark can be reached by keyboard."""

import re
from bisect import bisect_right
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var

from content.scorecard import Evidence
from content.transcript import Transcript
from tui.widgets.marked_text import MarkedText, evidence_marks

_WORD = re.compile(r"\S+")


class AnswerText(MarkedText):
    """A transcript with a word cursor; posts :class:`Moved` whenever the cursor stands on another word."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"marked-text--cursor"}

    DEFAULT_CSS = """
    AnswerText {
        & > .marked-text--cursor { background: $panel; text-style: underline; }
        &:focus > .marked-text--cursor { background: $background; color: $primary; text-style: bold reverse; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Word left", id="answer.left", tooltip="Go one word back.", show=False),
        Binding("right", "step(1)", "Word right", id="answer.right", tooltip="Go one word on.", show=False),
        Binding("up", "climb(-1)", "Line up", id="answer.up", tooltip="Go one line up.", show=False),
        Binding("down", "climb(1)", "Line down", id="answer.down", tooltip="Go one line down.", show=False),
        Binding("pageup", "page(-1)", "Page up", id="answer.pageup", tooltip="Go one page up.", show=False),
        Binding(
            "pagedown", "page(1)", "Page down", id="answer.pagedown", tooltip="Go one page down.", show=False
        ),
        Binding("home", "go(0)", "First word", id="answer.home", tooltip="Go to the first word.", show=False),
        Binding("end", "go(-1)", "Last word", id="answer.end", tooltip="Go to the last word.", show=False),
        Binding(
            "n,tab",
            "jump(1)",
            "Next mark",
            id="answer.next",
            tooltip="Go to the next marked words.",
            show=False,
        ),
        Binding(
            "N,shift+tab",
            "jump(-1)",
            "Previous mark",
            id="answer.previous",
            tooltip="Go to the marked words before.",
            show=False,
        ),
    ]

    cursor: var[int] = var(0, init=False)

    class Moved(Message):
        """The cursor stands on another word."""

        def __init__(self, text: "AnswerText") -> None:
            super().__init__()
            self.answer = text

        @property
        def control(self) -> "AnswerText":
            """The text that it stands in."""
            return self.answer

    def __init__(self, empty: str = "") -> None:
        super().__init__(empty)
        self._spans: tuple[tuple[int, int], ...] = ()
        self._evidence: tuple[Evidence, ...] = ()

    def read(self, transcript: Transcript, evidence: tuple[Evidence, ...]) -> None:
        """Show an answer with the cursor on its first word; the words of a typed one stand between blanks."""
        self._spans = transcript.word_spans() or tuple(
            found.span() for found in _WORD.finditer(transcript.text)
        )
        self._evidence = tuple(sorted(evidence, key=lambda one: (one.start, one.end)))
        self.show(transcript.text, evidence_marks(evidence))
        self.cursor = 0

    @property
    def here(self) -> tuple[Evidence, ...]:
        """The evidence that the word under the cursor belongs to."""
        if not self._spans:
            return ()
        start, end = self._spans[self.cursor]
        return tuple(one for one in self._evidence if one.start < end and one.end > start)

    def validate_cursor(self, cursor: int) -> int:
        """Stay on a word."""
        return max(0, min(cursor, len(self._spans) - 1))

    def watch_cursor(self) -> None:
        """Keep the word in view, and tell."""
        self.refresh()
        if self._spans:
            line = self.line_of(self._spans[self.cursor][0])
            top, height = self.scroll_offset.y, self.scrollable_content_region.height
            if not top <= line < top + height:
                self.scroll_to(
                    y=line - height // 2
                    if abs(line - top) > height
                    else min(line, max(top, line - height + 1)),
                    animate=False,
                    force=True,
                )
        self.post_message(self.Moved(self))

    def action_step(self, words: int) -> None:
        """Go some words on or back."""
        self.cursor += words

    def action_go(self, word: int) -> None:
        """Go to a word by number; -1 is the last."""
        self.cursor = word if word >= 0 else len(self._spans) + word

    def action_climb(self, lines: int) -> None:
        """Go to the word that stands in the same column some lines away."""
        if not self._spans:
            return
        offset = self._spans[self.cursor][0]
        line = self.line_of(offset)
        target = max(0, min(line + lines, len(self._lines) - 1))
        begin, end = self._lines[target]
        self.cursor = self._word_at(min(begin + offset - self._lines[line][0], max(begin, end - 1)))

    def action_page(self, pages: int) -> None:
        """Go a view up or down."""
        self.action_climb(pages * max(1, self.scrollable_content_region.height - 1))

    def action_jump(self, marks: int) -> None:
        """Go to the next or the last mark; beyond the outermost one, on to the pane beside."""
        if not self._spans:
            return
        start, end = self._spans[self.cursor]
        if marks > 0:
            ahead = [one.start for one in self._evidence if one.start >= end]
            target = min(ahead, default=None)
        else:
            behind = [one.start for one in self._evidence if one.start < start]
            target = max(behind, default=None)
        if target is None:
            self.screen.focus_next() if marks > 0 else self.screen.focus_previous()
        else:
            self.cursor = self._word_at(target)

    def on_click(self, event: events.Click) -> None:
        """Go to the word that was clicked."""
        content = event.get_content_offset(self)
        if content is None or not self._spans:
            return
        line = min(content.y + self.scroll_offset.y, len(self._lines) - 1)
        begin, end = self._lines[line]
        self.cursor = self._word_at(min(begin + content.x, max(begin, end - 1)))

    def _word_at(self, offset: int) -> int:
        return max(0, bisect_right(self._spans, offset, key=lambda span: span[0]) - 1)

    def _styles(self, start: int, end: int, ground: Style) -> list[Style]:
        looks = super()._styles(start, end, ground)
        if self._spans:
            cursor = self.get_component_rich_style("marked-text--cursor")
            word_start, word_end = self._spans[self.cursor]
            for at in range(max(word_start, start), min(word_end, end)):
                looks[at - start] = cursor
        return looks
