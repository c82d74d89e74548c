"""How the score has gone."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.widgets.level_columns import columns

HEIGHT = 4
FULL = 100
WIDEST_COLUMN = 4


class Trend(Widget):
    """One column an answer, oldest first, on a fixed scale of 0 to 100; the first and the last are named."""

    DEFAULT_CSS = """
    Trend { height: auto; }
    """

    scores: reactive[tuple[int, ...]] = reactive((), layout=True)

    def render(self) -> Content:
        """Draw as many of the newest as there is room for."""
        title = Content.styled(f"Overall, last {len(self.scores)} answers", "bold")
        if len(self.scores) < 2:
            return Content.assemble(
                ("Overall\n", "bold"), ("A trend begins with the second answer.", "$text-muted")
            )
        shown = self.scores[-max(2, self.size.width) :]
        width = max(len(shown), min(self.size.width, WIDEST_COLUMN * len(shown)))
        rows = columns([shown[x * len(shown) // width] / FULL for x in range(width)], HEIGHT)
        first, last = str(shown[0]), str(shown[-1])
        foot = first + last.rjust(width - len(first))
        return Content("\n").join(
            [title, *(Content.styled(row, "$primary") for row in rows), Content.styled(foot, "$text-muted")]
        )
