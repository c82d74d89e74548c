"""The worksheets to choose from."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from content.clean import clean
from tui.shelf import FilledIn
from tui.widgets.sheet_figures import TONE_LOOKS

TITLE = 28


class SheetList(OptionList, inherit_bindings=False):
    """One line a worksheet: how far it is filled in, its name, and the word of its verdict."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", id="sheets.open", tooltip="Fill in this worksheet."),
        Binding("up", "cursor_up", "Up", id="sheets.up", tooltip="Go one worksheet up.", show=False),
        Binding("down", "cursor_down", "Down", id="sheets.down", tooltip="Go one worksheet down.", show=False),
        Binding("home", "first", "First", id="sheets.first", tooltip="Go to the first worksheet.", show=False),
        Binding("end", "last", "Last", id="sheets.last", tooltip="Go to the last worksheet.", show=False),
    ]

    def fill(self, sheets: Sequence[FilledIn], chosen: str) -> None:
        """List the worksheets with the cursor on the one whose id is ``chosen``, or on the first."""
        self.clear_options()
        self.add_options(Option(_line(one), id=one.sheet.id) for one in sheets)
        ids = [one.sheet.id for one in sheets]
        self.highlighted = ids.index(chosen) if chosen in ids else 0


def _line(one: FilledIn) -> Content:
    sign = "●" if one.filled == len(one.sheet.slots()) else "◐" if one.filled else "○"
    title = clean(one.sheet.title)[:TITLE].ljust(TITLE)
    verdict = one.reckoning.worst if one.filled else None
    if verdict is None:
        return Content.assemble((f"{sign} ", "$text-muted"), title)
    mark, style = TONE_LOOKS[verdict.verdict.tone]
    return Content.assemble(
        (f"{sign} ", "$text-accent"), title, (f" {mark} {clean(verdict.verdict.word)}", style)
    )
