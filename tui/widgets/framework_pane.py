"""The frameworks of a question, laid over an answer to it."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from practice.checks import FrameworkShown
from tui.widgets.framework_card import describe_shown


class FrameworkPane(Widget):
    """Each framework with its checks, shown or open."""

    DEFAULT_CSS = """
    FrameworkPane { height: auto; }
    """

    frameworks: reactive[Sequence[FrameworkShown]] = reactive((), layout=True)

    def render(self) -> Content:
        """Draw the frameworks in the order of the question."""
        return describe_shown(self.frameworks, self.size.width or 60)
