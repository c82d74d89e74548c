"""The whole tape at a glance."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from practice.clock import minutes
from tui.widgets.level_columns import columns


class TapeWave(Widget):
    """How loud the tape is over its length, and where on it the cursor stands."""

    DEFAULT_CSS = """
    TapeWave { height: 1; }
    """

    levels: reactive[Sequence[float]] = reactive(())
    seconds: reactive[float] = reactive(0.0)
    position: reactive[float] = reactive(0.0)

    def render(self) -> Content:
        """Draw the position, the tape, its length."""
        here, whole = minutes(self.position).rjust(5), minutes(self.seconds)
        room = self.size.width - len(here) - len(whole) - 2
        if not self.levels or self.seconds <= 0 or room < 8:
            return Content.styled(f"{here} of {whole}" if self.seconds else "", "$text-muted")
        step = len(self.levels) / room
        thinned = [
            max(self.levels[int(at * step) : max(int(at * step) + 1, int((at + 1) * step))])
            for at in range(room)
        ]
        row = columns(thinned, 1)[0]
        cursor = min(room - 1, int(self.position / self.seconds * room))
        return Content.assemble(
            (here, "bold"),
            " ",
            (row[:cursor], "$primary"),
            ("┃", "bold $accent"),
            (row[cursor + 1 :], "$text-muted"),
            " ",
            (whole, "$text-muted"),
        )
