"""How loud the voice is now."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.widgets.level_columns import FLOOR, loudness

TOO_LOUD = -3.0
QUIET = -40.0
WIDEST = 56
WORD_WIDTH = 13


def describe_level(dbfs: float) -> tuple[str, str]:
    """Name a level in words, and the colour variable for it; the thresholds are rules of thumb for speech."""
    if dbfs >= TOO_LOUD:
        return "too loud", "$error"
    if dbfs >= QUIET:
        return "loud enough", "$success"
    return ("faint" if dbfs > FLOOR else "silent"), "$warning"


class LevelMeter(Widget):
    """A bar, centred, and the level in a word beside it."""

    DEFAULT_CSS = """
    LevelMeter { height: 1; text-align: center; }
    """

    level: reactive[float] = reactive(FLOOR)

    def render(self) -> Content:
        """Draw the bar over its whole length, bright as far as the level goes."""
        word, colour = describe_level(self.level)
        room = max(1, min(WIDEST, self.size.width) - WORD_WIDTH)
        lit = round(loudness(self.level) * room)
        return Content.assemble(
            ("━" * lit, colour), ("━" * (room - lit), "$panel"), (f"  {word}".ljust(WORD_WIDTH), "$text-muted")
        )
