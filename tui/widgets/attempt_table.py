"""The attempts as a table, newest or best match first."""

import datetime
from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import DataTable

from content.clean import clean
from history.attempt import Attempt, State
from practice.clock import minutes
from tui.when import say_when

STATE_WORDS: dict[State, str] = {
    "recording": "cut off",
    "transcribing": "cut off",
    "failed": "failed",
    "discarded": "discarded",
    "done": "no score",
}
WHEN, EMPLOYER, LENGTH, SCORE = 11, 12, 6, 9
PADDING = 1
NARROWEST_ROUND = 12
ROOM_FOR_ROUND = 34


class AttemptTable(DataTable[Text], inherit_bindings=False):
    """One row an attempt, its key the attempt's id; the round takes what room is left."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "attempt-table--quiet",
        "attempt-table--rise",
        "attempt-table--fall",
        "attempt-table--fault",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "select_cursor", "Read", id="attempts.read", tooltip="Read this answer and its score."
        ),
        Binding("up", "cursor_up", "Up", id="attempts.up", tooltip="Go one attempt up.", show=False),
        Binding("down", "cursor_down", "Down", id="attempts.down", tooltip="Go one attempt down.", show=False),
        Binding("pageup", "page_up", "Page up", id="attempts.page-up", tooltip="Go one page up.", show=False),
        Binding(
            "pagedown",
            "page_down",
            "Page down",
            id="attempts.page-down",
            tooltip="Go one page down.",
            show=False,
        ),
        Binding(
            "home", "scroll_top", "First", id="attempts.first", tooltip="Go to the first attempt.", show=False
        ),
        Binding(
            "end", "scroll_bottom", "Last", id="attempts.last", tooltip="Go to the last attempt.", show=False
        ),
    ]

    def __init__(self) -> None:
        super().__init__(cursor_type="row", cell_padding=PADDING)
        self._attempts: Sequence[Attempt] = ()
        self._now: datetime.datetime | None = None

    @property
    def attempt(self) -> Attempt | None:
        """The attempt under the cursor."""
        return self._attempts[self.cursor_row] if 0 <= self.cursor_row < len(self._attempts) else None

    def show(self, attempts: Sequence[Attempt], now: datetime.datetime) -> None:
        """Show these attempts; the cursor stays on the attempt where it was, or else in its row."""
        before, row = self.attempt, self.cursor_row
        self._attempts, self._now = attempts, now
        ids = [attempt.id for attempt in attempts]
        self._fill(ids.index(before.id) if before and before.id in ids else row)

    def on_resize(self) -> None:
        """Give the round what room there is now."""
        self._fill(self.cursor_row)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to read only where there is something."""
        if action == "select_cursor" and self.attempt is None:
            return False
        return super().check_action(action, parameters)

    def notify_style_update(self) -> None:
        """Take the colours of another theme."""
        super().notify_style_update()
        self._fill(self.cursor_row)

    def _fill(self, row: int) -> None:
        now = self._now
        room = self.scrollable_content_region.width
        if now is None or room <= 0:
            return
        employer = EMPLOYER + max(0, min(4, room - 78))
        taken = WHEN + employer + LENGTH + SCORE + 5 * 2 * PADDING
        title = max(NARROWEST_ROUND, room - taken)
        self.clear(columns=True)
        self.add_column("When", width=WHEN)
        self.add_column("Employer", width=employer)
        self.add_column("Round" if title >= ROOM_FOR_ROUND else "Question", width=title)
        self.add_column(Text("Length", justify="right"), width=LENGTH)
        self.add_column("Score", width=SCORE)
        for attempt in self._attempts:
            cells = [say_when(attempt.started, now), attempt.employer, _name(attempt, title)]
            self.add_row(
                *(_shorten(cell, width) for cell, width in zip(cells, (WHEN, employer, title), strict=True)),
                Text(_length(attempt), justify="right"),
                self._score(attempt),
                key=attempt.id,
            )
        self.move_cursor(row=min(row, len(self._attempts) - 1))

    def _score(self, attempt: Attempt) -> Text:
        if attempt.state != "done" or attempt.overall is None:
            fault = attempt.state in {"recording", "transcribing", "failed"}
            return Text(STATE_WORDS[attempt.state], self._style("fault" if fault else "quiet"))
        delta = attempt.delta
        if delta is None:
            change = Text()
        elif delta:
            change = Text(" ▲" if delta > 0 else " ▼", self._style("rise" if delta > 0 else "fall"))
        else:
            change = Text(" ●", self._style("quiet"))
        return Text.assemble((f"{attempt.overall:>3}", "bold"), change)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"attempt-table--{name}", partial=True)


def _name(attempt: Attempt, room: int) -> str:
    return f"{attempt.round} · {attempt.title}" if room >= ROOM_FOR_ROUND else attempt.title


def _length(attempt: Attempt) -> str:
    if attempt.audio is None:
        return "typed"
    return minutes(attempt.seconds) if attempt.seconds else ""


def _shorten(text: str, width: int) -> Text:
    shown = Text(clean(text).replace("\n", " "))
    shown.truncate(width, overflow="ellipsis")
    return shown
