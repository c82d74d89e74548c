"""The fields of a worksheet: one a line, and a column for each case."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from content.clean import clean
from content.entry import LONGEST_ENTRY
from tui.widgets.choice_cell import ChoiceCell

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from content.worksheet import Field, Worksheet

Cell = Input | ChoiceCell


class SheetForm(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Fields of the whole sheet, then those of the cases; the examples stand where nothing is filled in."""

    class Changed(Message):
        """Something was typed or chosen."""

    class Entered(Message):
        """Another field has the focus."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, sheet: "Worksheet", typed: Mapping[str, str]) -> None:
        super().__init__(classes="-cases" if sheet.cases else "")
        self._sheet = sheet
        self._typed = typed
        self._cells: dict[str, Cell] = {}

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the fields, by key; empty ones are left out."""
        return {key: cell.value for key, cell in self._cells.items() if cell.value.strip()}

    def compose(self) -> "ComposeResult":
        """Lay out a label, its cells, and the unit where there is room for it."""
        examples = self._sheet.examples()
        whole = [field for field in self._sheet.fields if not field.each]
        each = [field for field in self._sheet.fields if field.each]
        for field in whole:
            with Horizontal(classes="field"):
                yield Static(Content(clean(field.label)), classes="label")
                yield self._cell(field, field.id, examples)
                if field.unit:
                    yield Static(Content(clean(field.unit)), classes="unit")
        if each:
            with Horizontal(classes="heading"):
                yield Static("", classes="label")
                for case in range(1, self._sheet.cases + 1):
                    yield Static(Content(f"{clean(self._sheet.case)} {case}"), classes="case")
        for field in each:
            with Horizontal(classes="field -each"):
                unit = f"  {clean(field.unit)}" if field.unit else ""
                yield Static(Content.assemble(clean(field.label), (unit, "$text-muted")), classes="label")
                for case in range(1, self._sheet.cases + 1):
                    yield self._cell(field, f"{field.id}.{case}", examples)

    def _cell(self, field: "Field", key: str, examples: Mapping[str, str]) -> Cell:
        value = clean(self._typed.get(key, ""))
        example = (
            f"{field.default}, usually" if field.default else f"e.g. {examples[key]}" if key in examples else ""
        )
        identity = f"cell-{key.replace('.', '-')}"
        cell: Cell
        if field.kind in {"choice", "yes-no"}:
            names = [clean(option.name) for option in field.options] or ["yes", "no"]
            cell = ChoiceCell(names, value=value, placeholder=clean(example), id=identity)
        else:
            cell = Input(
                value,
                placeholder=clean(example),
                id=identity,
                max_length=LONGEST_ENTRY,
                compact=True,
            )
            cell.cursor_position = 0
        self._cells[key] = cell
        return cell

    def go(self, step: int, *, start: str = "") -> None:
        """Move from the field in focus, or from ``start``, down one case and then down the next."""
        keys = self._sheet.slots()
        now = self.key or start
        at = keys.index(now) + step if now else 0
        self.screen.set_focus(self._cells[keys[max(0, min(at, len(keys) - 1))]])

    @property
    def key(self) -> str | None:
        """The key of the field that has the focus."""
        return next((key for key, cell in self._cells.items() if cell is self.screen.focused), None)

    def clear(self) -> None:
        """Empty every field."""
        for cell in self._cells.values():
            cell.value = ""

    def mark(self, faults: Mapping[str, str]) -> None:
        """Mark the fields that cannot be read."""
        for key, cell in self._cells.items():
            cell.set_class(key in faults, "-fault")

    @on(Input.Changed)
    @on(ChoiceCell.Changed)
    def _tell(self, message: Message) -> None:
        message.stop()
        self.post_message(self.Changed())

    @on(Input.Submitted)
    def _next(self, message: Input.Submitted) -> None:
        message.stop()
        self.go(1)

    def on_descendant_blur(self, event: "events.DescendantBlur") -> None:
        """Show the beginning of what is longer than its field."""
        if isinstance(event.widget, Input):
            event.widget.cursor_position = 0

    def on_descendant_focus(self) -> None:
        """Tell which field it is."""
        if key := self.key:
            self.post_message(self.Entered(key))
