"""How loud the last half minute was."""

from collections import deque

from textual.content import Content
from textual.widget import Widget

from tui.widgets.level_columns import loudness, shaded_columns

COLUMN_SECONDS = 0.5
MOST_COLUMNS = 200


class LevelHistory(Widget):
    """A strip that grows from the left and then moves on, one column for each half second of tape."""

    DEFAULT_CSS = """
    LevelHistory { height: 3; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._columns: deque[tuple[float, int]] = deque(maxlen=MOST_COLUMNS)
        self._count = 0

    def add(self, dbfs: float, seconds: float) -> None:
        """Take the level at ``seconds`` of tape; a column is as tall as the mean of its levels."""
        loud = loudness(dbfs)
        new = int(seconds / COLUMN_SECONDS) + 1 - self._count
        if new > 0:
            self._columns.extend([(loud, 1)] * min(new, MOST_COLUMNS))
            self._count += new
        else:
            total, levels = self._columns[-1]
            self._columns[-1] = total + loud, levels + 1
        self.refresh()

    def render(self) -> Content:
        """Draw as many columns as there is room for."""
        shown = [total / levels for total, levels in self._columns][-self.size.width :]
        return shaded_columns(shown, self.size.height, "$primary") if shown else Content()
