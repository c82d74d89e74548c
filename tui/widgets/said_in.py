"""In how many answers each kind of evidence was said."""

from collections.abc import Mapping

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from content.scorecard import Kind
from tui.theme import LOOKS

KINDS: tuple[Kind, ...] = (
    "metric",
    "cohort",
    "horizon",
    "compliance",
    "governance",
    "stakeholder",
    "technical",
)
LABEL, NUMBER, LONGEST = 12, 5, 22
EIGHTHS = "▏▎▍▌▋▊▉"


class SaidIn(Widget):
    """A bar for each kind that an answer should hold, with its share of answers in percent."""

    DEFAULT_CSS = """
    SaidIn { height: auto; }
    """

    shares: reactive[Mapping[Kind, float]] = reactive[Mapping[Kind, float]]({}, layout=True)

    def render(self) -> Content:
        """Draw the bars in their kinds' colours."""
        room = max(6, min(LONGEST, self.size.width - LABEL - NUMBER))
        lines = [Content.assemble(("Said in", "bold"), ("  % of answers", "$text-muted"))]
        for kind in KINDS:
            share = self.shares.get(kind, 0.0)
            full, rest = _bar(share, room)
            lines.append(
                Content.assemble(
                    LOOKS[kind].label.ljust(LABEL),
                    (full, f"${kind}"),
                    (rest, "$text-disabled"),
                    f"{round(share * 100):>{NUMBER}}",
                )
            )
        return Content("\n").join(lines)


def _bar(share: float, width: int) -> tuple[str, str]:
    eighths = round(share * width * 8)
    full = "█" * (eighths // 8) + (EIGHTHS[eighths % 8 - 1] if eighths % 8 else "")
    return full, "░" * (width - len(full))
