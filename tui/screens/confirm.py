"""A question with yes and no, before something cannot be undone."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class ConfirmScreen(ModalScreen[bool]):
    """Asks ``question``, says what follows from it, and is dismissed with True for yes."""

    CSS_PATH = "confirm.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", id="confirm.yes", tooltip="Do it."),
        Binding("n,escape", "answer(False)", "No", id="confirm.no", tooltip="Leave everything as it is."),
    ]

    def __init__(self, question: str, consequence: str, *, yes: str, no: str) -> None:
        super().__init__()
        self._question = question
        self._consequence = consequence
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        """Say what is asked, what follows, and the two keys."""
        with Vertical(id="card"):
            yield Static(Content.styled(self._question, "bold"), id="question")
            yield Static(Content(self._consequence), id="consequence")
            yield Static(
                Content.assemble(
                    ("y", "bold $text-accent"), f"  {self._yes}\n", ("n", "bold $text-accent"), f"  {self._no}"
                ),
                id="keys",
            )

    def action_answer(self, yes: bool) -> None:
        """Close with an answer."""
        self.dismiss(yes)
