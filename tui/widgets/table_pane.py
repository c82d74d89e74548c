"""The people at the table after an answer: what each has heard, and what each says now."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from content.clean import clean
from practice.table import Seat
from tui.widgets.found import SAID, UNSAID
from tui.widgets.wrapping import hang

INDENT = 2
LONGEST_QUOTE = 90


class TablePane(Widget):
    """One block a role: its concerns, met or open, and its next words."""

    DEFAULT_CSS = """
    TablePane { height: auto; }
    """

    seats: reactive[Sequence[Seat]] = reactive((), layout=True)

    def render(self) -> Content:
        """Draw the seats in the order of the table."""
        width = self.size.width or 60
        return Content("\n\n").join(Content("\n").join(_seat(seat, width)) for seat in self.seats)


def _seat(seat: Seat, width: int) -> Iterator[Content]:
    heard = f"{len(seat.concerns) - seat.open} of {len(seat.concerns)} " if seat.concerns else ""
    told = f"{heard}{'asked for' if seat.yours else 'heard'}" if heard else ""
    name = f"{clean(seat.role)} (you)" if seat.yours else clean(seat.role)
    yield Content.assemble((name, "bold $text-primary"), (f"  {told}", "$text-muted"))
    for concern in seat.concerns:
        if concern.words:
            quote = clean(concern.words)
            quote = quote if len(quote) <= LONGEST_QUOTE else f"{quote[: LONGEST_QUOTE - 1].rstrip()}…"
            yield Content.assemble((f"{SAID} ", "$text-success"), hang(clean(concern.hear), width, INDENT))
            yield Content.styled(hang(f"“{quote}”", width, INDENT, first=INDENT), "italic $text-muted")
        else:
            yield Content.assemble((f"{UNSAID} ", "$text-warning"), hang(clean(concern.hear), width, INDENT))
    if seat.says:
        yield Content.styled(hang(f"“{clean(seat.says)}”", width, INDENT, first=INDENT), "bold")
    elif not seat.yours:
        yield Content.styled("  asks no more", "$text-muted")
