"""The days of the plan, and what is on each."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from content.clean import clean
from practice.plan import REASONS, Item, Reason, say_date

if TYPE_CHECKING:
    import datetime

    from practice.plan import Day

COLOURS: dict[Reason, str] = {
    "due": "$text-warning",
    "task": "$text-primary",
    "new": "$text-success",
    "last": "$text-accent",
}
LEFT_OUT = "Left out, for want of time"
TIMES = "\N{MULTIPLICATION SIGN}"
WIDTH = max(map(len, REASONS.values()))


class PlanList(OptionList, inherit_bindings=False):
    """A line a day, which the cursor passes over, and a line for each thing to do on it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "select",
            "Open",
            id="plan.open",
            tooltip="Open what this line is done with.",
            key_display="⏎",
        ),
        Binding("up,k", "cursor_up", "Up", id="plan.up", tooltip="Go one line up.", show=False),
        Binding("down,j", "cursor_down", "Down", id="plan.down", tooltip="Go one line down.", show=False),
        Binding("pageup", "page_up", "Page up", id="plan.page-up", tooltip="Go one page up.", show=False),
        Binding(
            "pagedown", "page_down", "Page down", id="plan.page-down", tooltip="Go one page down.", show=False
        ),
        Binding("home", "first", "First", id="plan.first", tooltip="Go to today.", show=False),
        Binding("end", "last", "Last", id="plan.last", tooltip="Go to the last day.", show=False),
    ]

    def fill(
        self,
        days: "Sequence[Day]",
        today: "datetime.date",
        ceiling: int | None = None,
        left_out: "Sequence[Item]" = (),
    ) -> None:
        """List the days and what fits on none; the cursor stays near its line."""
        at = self.highlighted
        self._by_row: dict[str, Item] = {}
        self.clear_options()
        self.add_options(self._rows(days, today, ceiling))
        if left_out:
            self.add_options(
                (Option("", disabled=True), Option(Content.styled(LEFT_OUT, "bold"), disabled=True))
            )
            self.add_options(self._row(f"left-{place}", item) for place, item in enumerate(left_out))
        if places := list(self._numbered()):
            near = [place for place, item in places if (place >= at if at is not None else not item.done)]
            self.highlighted = near[0] if near else places[-1][0]
        self.scroll_home(animate=False) if at is None else self.scroll_to_highlight()

    @property
    def item(self) -> Item | None:
        """What the line under the cursor is about."""
        option = self.highlighted_option
        return self._by_row.get(option.id) if option and option.id else None

    def _numbered(self) -> Iterator[tuple[int, Item]]:
        for place, option in enumerate(self.options):
            if option.id in self._by_row:
                yield place, self._by_row[option.id]

    def _rows(self, days: "Sequence[Day]", today: "datetime.date", ceiling: int | None) -> Iterator[Option]:
        for number, day in enumerate(days):
            if number:
                yield Option("", disabled=True)
            yield Option(_head(day, today, ceiling), disabled=True)
            if not day.items:
                yield Option(Content.styled("    Nothing is due.", "$text-muted"), disabled=True)
            for place, item in enumerate(day.items):
                yield self._row(f"{day.date}-{place}", item)

    def _row(self, name: str, item: Item) -> Option:
        self._by_row[name] = item
        return Option(_line(item), id=name)


def _head(day: "Day", today: "datetime.date", ceiling: int | None) -> Content:
    named = f"Today, {say_date(day.date)}" if day.date == today else say_date(day.date)
    of = "" if ceiling is None else f" of {ceiling}"
    minutes = f"   {day.minutes}{of} min" if day.items else ""
    return Content.assemble(
        (named, "bold $text-primary" if day.date == today else "bold"), (minutes, "$text-muted")
    )


def _line(item: Item) -> Content:
    sign = "✓" if item.done else "○"
    colour = "$text-muted" if item.done else COLOURS[item.reason]
    share = f"{item.part}/{item.parts}" if item.parts > 1 else f"{item.takes}{TIMES}" if item.takes > 1 else ""
    return Content.assemble(
        (f"  {sign} ", f"bold {colour}"),
        (f"{item.minutes:>3} min  ", "$text-muted"),
        (f"{REASONS[item.reason]:<{WIDTH}} ", colour),
        (f"{share:<4} ", "$text-muted"),
        (clean(item.title).replace("\n", " "), "$text-muted" if item.done else ""),
    )
