"""What the answer is judged on."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from content.clean import clean
from content.scorecard import Signal
from tui.widgets.wrapping import hang

COLOURS = {
    "impact": "$metric",
    "technical": "$technical",
    "stakeholder": "$stakeholder",
    "governance": "$governance",
}
HIGHEST = 4.0
WIDEST = 24
NARROWEST = 10
SCORE_WIDTH = 5


class SignalBars(Widget):
    """A bar and a score for each signal; under it its share of the overall score, and why.

    Where a whole label leaves no room for a bar, its first word stands for it, unless it is no longer than the
    first word of another.
    """

    DEFAULT_CSS = """
    SignalBars { height: auto; }
    """

    signals: reactive[Sequence[Signal]] = reactive((), layout=True)

    def render(self) -> Content:
        """Draw the signals in the order of the scorecard."""
        width = self.size.width or 60
        labels = [clean(signal.label) for signal in self.signals]
        if width - longest(labels) - SCORE_WIDTH < NARROWEST:
            short = [label.partition(" ")[0] for label in labels]
            labels = [
                label if len(label) <= longest(short) else first
                for label, first in zip(labels, short, strict=True)
            ]
        label_width = longest(labels) + 1
        room = max(0, min(WIDEST, width - label_width - SCORE_WIDTH))
        rows = [Content.styled("Signals", "bold")]
        for signal, label in zip(self.signals, labels, strict=True):
            full = min(room, max(0, round(signal.score / HIGHEST * room)))
            rows.append(
                Content.assemble(
                    label.ljust(label_width),
                    ("█" * full, COLOURS.get(signal.id, "$primary")),
                    ("░" * (room - full), "$text-disabled"),
                    (f"{signal.score:{SCORE_WIDTH}.1f}", "bold"),
                )
            )
            reason = " · ".join(part for part in (_counted(signal.points), clean(signal.why)) if part)
            if reason:
                rows.append(Content.styled(hang(reason, width, 2, first=2), "$text-muted"))
        return Content("\n").join(rows)


def _counted(points: int) -> str:
    if not points:
        return ""
    return f"{points} point" if abs(points) == 1 else f"{points} points"


def longest(labels: Sequence[str]) -> int:
    """Length of the longest label, 0 without any."""
    return max((len(label) for label in labels), default=0)
