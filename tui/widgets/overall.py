"""The score, and how it compares."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Digits, Static


class Overall(Vertical):
    """The score in large digits, "of 100", and by how much it rose or fell since the attempt before."""

    DEFAULT_CSS = """
    Overall {
        width: 16;
        height: 4;
        & Digits { width: 100%; text-align: right; color: $primary; }
        & Static { width: 100%; text-align: right; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._digits = Digits()
        self._words = Static()

    def compose(self) -> ComposeResult:
        """Put the words under the digits."""
        yield self._digits
        yield self._words

    def show(self, overall: int | None, delta: int | None) -> None:
        """Show a score; None when there is none."""
        self._digits.update("" if overall is None else str(overall))
        said = Content.styled("not scored" if overall is None else "of 100", "$text-muted")
        self._words.update(Content.assemble(said, "  ", describe_change(delta)) if delta else said)


def describe_change(delta: int) -> Content:
    """An arrow and the points it stands for."""
    return (
        Content.styled(f"▲ {delta}", "$text-success")
        if delta > 0
        else Content.styled(f"▼ {-delta}", "$text-error")
    )
