"""What was cut off, and the offer to finish it."""

from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

Standing = Literal["nothing", "offered", "working", "finished", "failed"]
SIGNS: dict[Standing, str] = {"nothing": "", "offered": "●", "working": "…", "finished": "✓", "failed": "▲"}


class RecoveryStrip(Static, can_focus=True):
    """One line that can be focused; enter answers it. Its standing is a CSS class."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "accept",
            "Finish",
            id="recovery.finish",
            tooltip="Transcribe and score what was cut off; once that is done, read it.",
        ),
        Binding(
            "down,escape",
            "leave",
            "Later",
            id="recovery.later",
            tooltip="Leave it for now, and go to the questions; it will be offered again.",
            show=False,
        ),
    ]
    standing: Standing = "nothing"

    class Accepted(Message):
        """Enter was pressed on the line."""

        def __init__(self, standing: Standing) -> None:
            super().__init__()
            self.standing = standing

    def on_mount(self) -> None:
        """Begin out of sight."""
        self.show("nothing", "")

    def show(self, standing: Standing, sentence: str) -> None:
        """Say something; with the standing ``nothing`` the line is not there at all."""
        self.remove_class(*(f"-{name}" for name in SIGNS))
        self.add_class(f"-{standing}")
        self.standing = standing
        self.update(Content.assemble((f"{SIGNS[standing]} ", "bold"), sentence))

    def action_leave(self) -> None:
        """Go on to what comes next on the screen."""
        self.screen.focus_next()

    def action_accept(self) -> None:
        """Answer the line."""
        self.post_message(self.Accepted(self.standing))
