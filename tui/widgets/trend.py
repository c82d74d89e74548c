"""How the score has gone."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.widgets.level_columns import columns

HEIGHT = 4
FULL = 100


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
        each = max(1, min(3, self.size.width // len(self.scores)))
        shown = self.scores[-max(1, self.size.width // each) :]
        rows = columns([score / FULL for score in shown for _ in range(each)], HEIGHT)
        first, last = str(shown[0]), str(shown[-1])
        foot = first + last.rjust(len(shown) * each - len(first))
        return Content("\n").join(
            [title, *(Content.styled(row, "$primary") for row in rows), Content.styled(foot, "$text-muted")]
        )
