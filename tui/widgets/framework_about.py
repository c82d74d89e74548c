"""The framework that is being read about."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from content.framework import Framework
from content.pack import Pack
from tui.widgets.framework_card import describe_framework


class FrameworkAbout(Widget):
    """One framework in full, and the questions of ``packs`` that train it."""

    DEFAULT_CSS = """
    FrameworkAbout { height: auto; }
    """

    framework: reactive[Framework | None] = reactive(None, layout=True)

    def __init__(self, packs: Sequence[Pack]) -> None:
        super().__init__()
        self._packs = packs

    def render(self) -> Content:
        """Draw it, each line broken at the width that there is."""
        if self.framework is None:
            return Content()
        return describe_framework(self.framework, self._packs, self.size.width or 60)
