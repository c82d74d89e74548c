"""How the answer sounds, beside what it is worth."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from content.scorecard import Delivery
from practice.clock import minutes
from tui.delivery_words import tell_fillers

LABEL_WIDTH = 10
ROOMY = 36
PACE_BAND = "100 to 165"
"""Words a minute that Microsoft's Speaker Coach recommends."""


class DeliveryPane(Widget):
    """Pace, fillers and the silence that is going on now."""

    DEFAULT_CSS = """
    DeliveryPane { height: 4; }
    """

    delivery: reactive[Delivery | None] = reactive(None)
    silence: reactive[int] = reactive(0)

    def render(self) -> Content:
        """Draw one row a measure."""
        delivery = self.delivery
        pace = fillers = rate = ""
        if delivery and delivery.words_per_minute is not None:
            pace = f"{delivery.words_per_minute:.0f} wpm"
        if delivery:
            fillers = tell_fillers(delivery) if delivery.fillers_at_least else "none heard"
        wide = self.size.width >= ROOMY
        if wide and delivery and delivery.fillers_per_minute:
            rate = f"{delivery.fillers_per_minute:.1f} a minute"
        rows = [
            Content.styled("Delivery", "bold"),
            _row("Pace", pace, f"aim for {PACE_BAND}" if wide and pace else ""),
            _row("Fillers", fillers, rate),
            _row("Silence", minutes(self.silence), ""),
        ]
        return Content("\n").join(rows)


def _row(label: str, value: str, aside: str) -> Content:
    words = (value, "bold") if value else ("not yet known", "$text-muted")
    return Content.assemble(label.ljust(LABEL_WIDTH), words, (f"  {aside}", "$text-muted"))
