"""What a worksheet comes to, drawn for the room there is."""

from collections.abc import Callable
from typing import Any

from textual.content import Content
from textual.widgets import Static

from content.reckoning import Reckoning

NARROWEST = 30

Draw = Callable[[Reckoning, int], Content]
"""Draws a reckoning in a number of cells."""


class SheetResults(Static):
    """Shows a reckoning as ``draw`` draws it, again whenever there is more room or less."""

    def __init__(self, draw: Draw, **attributes: Any) -> None:
        super().__init__(**attributes)
        self._draw = draw
        self._reckoning: Reckoning | None = None
        self._note = Content("")
        self._width = 0

    def show(self, reckoning: Reckoning, note: Content | None = None) -> None:
        """Show a reckoning, under a note when there is one."""
        self._reckoning = reckoning
        self._note = note or Content("")
        self._draw_again()

    def on_resize(self) -> None:
        """Draw for another width."""
        if self.size.width != self._width:
            self.call_after_refresh(self._draw_again)

    def _draw_again(self) -> None:
        self._width = self.size.width
        if self._reckoning is not None and self._width:
            drawn = self._draw(self._reckoning, max(NARROWEST, self._width))
            self.update(Content("\n").join(part for part in (self._note, drawn) if part.plain))
