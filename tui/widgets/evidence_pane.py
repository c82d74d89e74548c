"""Each kind of evidence with the words that were found for it, or what is still to be said."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.theme import LOOKS
from tui.widgets.found import SAID, UNSAID, Found

LABEL_WIDTH = 12


class EvidencePane(Widget):
    """One row a kind; a kind that the question does not ask for stands only when it was said."""

    DEFAULT_CSS = """
    EvidencePane { height: auto; }
    """

    found: reactive[tuple[Found, ...]] = reactive((), layout=True)

    def render(self) -> Content:
        """Draw the rows, each cut to the width."""
        width = self.size.width or 80
        rows = [_row(one).truncate(width, ellipsis=True) for one in self.found if one.asked or one.said]
        return Content("\n").join([Content.styled("Evidence", "bold"), *rows])


def _row(found: Found) -> Content:
    look = LOOKS[found.kind]
    label = look.label.ljust(LABEL_WIDTH)
    if found.said:
        words = " · ".join(reversed(found.words[-3:]))
        return Content.assemble((f"{SAID} ", f"${found.kind}"), (label, "bold"), words)
    return Content.assemble((f"{UNSAID} {label}", "$text-muted"), (look.ask, "italic $text-muted"))
