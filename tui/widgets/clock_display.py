"""The big clock."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import var
from textual.widgets import Digits, Static

from practice.clock import ClockFace, Mood

MOOD_STYLES: dict[Mood, str] = {"plenty": "$text-muted", "closing": "bold $warning", "over": "bold $error"}


class ClockDisplay(Vertical):
    """Time spoken in large digits, time left in words, and whether anything is being recorded."""

    DEFAULT_CSS = """
    ClockDisplay {
        width: 26;
        height: 4;
        & Digits { width: 100%; text-align: right; color: $primary; }
        & Static { width: 100%; height: 1; text-align: right; }
        &.closing Digits { color: $warning; }
        &.over Digits { color: $error; }
    }
    """

    reading: var[tuple[ClockFace, Content] | None] = var(None)

    def __init__(self) -> None:
        super().__init__()
        self._digits = Digits("00:00")
        self._words = Static()

    def compose(self) -> ComposeResult:
        """Put the words under the digits."""
        yield self._digits
        yield self._words

    def show(self, face: ClockFace, state: Content) -> None:
        """Show a reading of the clock, and what is going on."""
        self.reading = (face, state)

    def watch_reading(self, reading: tuple[ClockFace, Content] | None) -> None:
        """Draw only what changed since the last reading."""
        if reading:
            face, state = reading
            for mood in MOOD_STYLES:
                self.set_class(face.mood == mood, mood)
            self._digits.update(face.elapsed)
            self._words.update(Content.assemble((face.left, MOOD_STYLES[face.mood]), "   ", state))
