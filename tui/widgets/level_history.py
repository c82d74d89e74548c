"""How loud the last half minute was."""

from collections import deque

from textual.content import Content
from textual.widget import Widget

from tui.widgets.level_columns import loudness, shaded_columns

SAMPLES_PER_COLUMN = 8


class LevelHistory(Widget):
    """A strip of columns that grows from the left and then moves on, one column for eight levels."""

    DEFAULT_CSS = """
    LevelHistory { height: 3; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._columns: deque[float] = deque(maxlen=200)
        self._loudest = 0.0
        self._count = 0

    def add(self, dbfs: float) -> None:
        """Take one level in dBFS; it is drawn when its column is full."""
        self._loudest = max(self._loudest, loudness(dbfs))
        self._count += 1
        if self._count == SAMPLES_PER_COLUMN:
            self._columns.append(self._loudest)
            self._loudest, self._count = 0.0, 0
            self.refresh()

    def render(self) -> Content:
        """Draw as many columns as there is room for."""
        shown = list(self._columns)[-self.size.width :]
        return shaded_columns(shown, self.size.height, "$primary") if shown else Content()
