"""One of a few answers, chosen with the arrows or by its first letter."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class ChoiceCell(Widget, can_focus=True):
    """Shows the chosen answer, or ``placeholder`` while there is none; ``value`` is then empty."""

    DEFAULT_CSS = """
    ChoiceCell { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left", "turn(-1)", "Before", id="choice.before", tooltip="Choose the answer before.", show=False
        ),
        Binding(
            "right,space", "turn(1)", "After", id="choice.after", tooltip="Choose the next answer.", show=False
        ),
        Binding("backspace,delete", "clear", "None", id="choice.none", tooltip="Choose no answer.", show=False),
    ]

    value: reactive[str] = reactive("")

    class Changed(Message):
        """Another answer was chosen, or none."""

        def __init__(self, cell: "ChoiceCell") -> None:
            super().__init__()
            self.cell = cell

        @property
        def control(self) -> "ChoiceCell":
            """The cell that changed."""
            return self.cell

    def __init__(self, answers: Sequence[str], *, value: str = "", placeholder: str = "", id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._answers = answers
        self._placeholder = placeholder
        self.set_reactive(ChoiceCell.value, value)

    def render(self) -> Content:
        """Show the answer between two arrows while it can be turned."""
        style = "" if self.value else "italic $text-disabled"
        shown = Content.styled(self.value or self._placeholder, style)
        if not self.has_focus:
            return shown
        return Content.assemble(("◂ ", "bold $text-accent"), shown, (" ▸", "bold $text-accent"))

    def watch_value(self) -> None:
        """Tell that there is another answer."""
        self.post_message(self.Changed(self))

    def action_turn(self, step: int) -> None:
        """Go on by a step; past the last comes the first."""
        if self.value in self._answers:
            self.value = self._answers[(self._answers.index(self.value) + step) % len(self._answers)]
        else:
            self.value = self._answers[0 if step > 0 else -1]

    def action_clear(self) -> None:
        """Choose nothing."""
        self.value = ""

    def on_key(self, event: events.Key) -> None:
        """Choose the next answer that begins with a letter."""
        letter = (event.character or "").lower()
        if not letter.isalnum():
            return
        begun = [answer for answer in self._answers if answer.lower().startswith(letter)]
        if begun:
            event.stop()
            self.value = begun[(begun.index(self.value) + 1) % len(begun)] if self.value in begun else begun[0]
