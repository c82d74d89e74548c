"""What is to be done today, in one line."""

from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from content.clean import clean

if TYPE_CHECKING:
    from practice.agenda import Agenda
    from tui.app import RoundsApp


class DueStrip(Static):
    """One line above the loops; not there at all while there is nothing to say."""

    class Read(Message, bubble=False):
        """The agenda was read."""

        def __init__(self, agenda: "Agenda") -> None:
            super().__init__()
            self.agenda = agenda

    def on_mount(self) -> None:
        """Begin out of sight."""
        self.display = False

    @work(thread=True, exclusive=True, group="agenda")
    def look(self) -> None:
        """Read what is due; a history that cannot be read is told of elsewhere."""
        from history.errors import HistoryError
        from tui.agenda import read_agenda

        try:
            agenda = read_agenda(cast("RoundsApp", self.app))
        except HistoryError:
            return
        if not get_current_worker().is_cancelled:
            self.post_message(self.Read(agenda))

    @on(Read)
    def _show(self, message: Read) -> None:
        from tui.agenda import say_agenda

        said = say_agenda(message.agenda)
        self.display = bool(said)
        sign = "●" if message.agenda.today.waiting else "✓"
        self.update(
            Content.assemble(
                (f"{sign} ", "bold $text-accent"), clean(said), ("   p", "bold $text-accent"), " opens the plan"
            )
        )
