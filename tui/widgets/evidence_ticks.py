"""One line of evidence words that light up."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.theme import LOOKS
from tui.widgets.found import SAID, UNSAID, Found

GAP = "   "


class EvidenceTicks(Widget):
    """What the question asks for, hollow until it is said; what was said beyond that joins at the end.

    Where one line is too narrow for all of them there are two, of the same length as nearly as possible.
    """

    DEFAULT_CSS = """
    EvidenceTicks { height: auto; text-align: center; }
    """

    found: reactive[tuple[Found, ...]] = reactive((), layout=True)

    def render(self) -> Content:
        """Draw the words."""
        ticks = [_tick(one) for one in self.found if one.asked or one.said]
        row = _row(ticks)
        if row.cell_length <= self.size.width:
            return row
        half = (len(ticks) + 1) // 2
        return Content("\n").join([_row(ticks[:half]), _row(ticks[half:])])


def _tick(found: Found) -> Content:
    sign, style = (SAID, f"bold ${found.kind}") if found.said else (UNSAID, "$text-muted")
    return Content.styled(f"{sign} {LOOKS[found.kind].label}", style)


def _row(ticks: Sequence[Content]) -> Content:
    return Content(GAP).join(ticks)
