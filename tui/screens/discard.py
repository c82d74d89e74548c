"""The question before an answer is set aside."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static


class DiscardScreen(ModalScreen[bool]):
    """Asks whether the answer should be set aside; True means yes."""

    CSS_PATH = "discard.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Discard", id="discard.yes", tooltip="Stop, and set this answer aside."),
        Binding("n,escape", "answer(False)", "Go on", id="discard.no", tooltip="Go on with the answer."),
    ]

    def compose(self) -> ComposeResult:
        """Say what happens, and that nothing is lost by it."""
        with Vertical(id="question"):
            yield Static("Discard this answer?", id="ask", markup=False)
            yield Static(
                "It is not scored. Its sound stays in the history, under discarded, for 7 days; "
                "nothing is deleted now.",
                markup=False,
            )
            with Vertical(id="answers"):
                yield Static("[b $accent]y[/]  discard it")
                yield Static("[b $accent]n[/]  go on, the clock is still running")

    def action_answer(self, discard: bool) -> None:
        """Close with the answer."""
        self.dismiss(discard)
