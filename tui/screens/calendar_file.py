"""Where the calendar file goes."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from content.clean import clean
from practice.errors import CalendarNotKept
from tui.path_suggester import PathSuggester

if TYPE_CHECKING:
    import datetime

    from practice.plan import Plan

ABOUT = "One event a day with a reminder, and one for each line. Import it into any calendar; enter writes it."
AGAIN = "There is a file of this name; enter once more replaces it, another name keeps it."


class CalendarScreen(ModalScreen[Path | None]):
    """Asks for a path and writes the plan there; dismissed with the path, or with None."""

    AUTO_FOCUS = "Input"
    CSS_PATH = "calendar_file.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="calendar.leave", tooltip="Write nothing."),
    ]

    path = getters.query_one(Input)
    status = getters.query_one("#status", Static)

    def __init__(self, plan: "Plan", stamp: "datetime.datetime", folder: Path) -> None:
        super().__init__()
        self._plan = plan
        self._stamp = stamp
        self._proposal = folder / f"{plan.pack}-{plan.interview}.ics"
        self._warned: Path | None = None

    def compose(self) -> ComposeResult:
        """Propose a name."""
        with Vertical(id="card"):
            yield Static("Calendar file", id="title", markup=False)
            yield Input(str(self._proposal), suggester=PathSuggester(), select_on_focus=False)
            yield Static(Content.styled(ABOUT, "$text-muted"), id="status")

    @on(Input.Submitted)
    def _write(self, message: Input.Submitted) -> None:
        from practice.plan_calendar import keep_calendar

        path = Path(message.value.strip() or self._proposal).expanduser()
        if path.is_dir():
            self._warn(f"{path} is a folder; name a file in it.")
        elif path.exists() and path != self._warned:
            self._warned = path
            self._warn(AGAIN)
        else:
            try:
                keep_calendar(path, self._plan, stamp=self._stamp, overwrite=path == self._warned)
            except CalendarNotKept as error:
                self._warn(str(error))
            else:
                self.dismiss(path)

    def action_leave(self) -> None:
        """Close without a file."""
        self.dismiss(None)

    def _warn(self, sentence: str) -> None:
        self.status.update(Content.styled(f"▲ {clean(sentence)}", "$text-warning"))
