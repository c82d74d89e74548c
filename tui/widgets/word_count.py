"""How many words a brief answer has so far."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from practice.limits import Brevity

CLOSING = 0.8
"""Share of the limit from which on it is time to end."""


class WordCount(Widget):
    """Words said, of those there may be: quiet at first, then a warning, then how many are too many."""

    DEFAULT_CSS = """
    WordCount { height: 1; text-align: center; }
    """

    brevity: reactive[Brevity | None] = reactive(None)

    def render(self) -> Content:
        """Draw the count."""
        if self.brevity is None:
            return Content()
        words, most, over = self.brevity.words, self.brevity.most, self.brevity.over
        if over:
            return Content.styled(f"▲ {words} words, {over} too many", "bold $text-error")
        style = "bold $text-warning" if words > CLOSING * most else "$text-muted"
        return Content.styled(f"{words} of at most {most} words", style)
