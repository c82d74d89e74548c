"""A worksheet being filled in: its results and its verdict follow every key."""

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Footer, Static

from content.clean import clean
from content.reckoning import reckon
from tui.screens.confirm import ConfirmScreen
from tui.screens.rounds_screen import RoundsScreen
from tui.shelf import FilledIn
from tui.widgets.sheet_figures import describe_figures, describe_verdict
from tui.widgets.sheet_form import SheetForm
from tui.widgets.sheet_results import SheetResults

if TYPE_CHECKING:
    from textual.timer import Timer

QUIET = "$text-muted"
EXAMPLE = "With the figures of the example:"
PAUSE = 0.5
"""Seconds without a key after which what was typed is saved."""


class WorksheetScreen(RoundsScreen):
    """The form beside what it comes to; while it is empty, what the examples in it come to."""

    AUTO_FOCUS = "SheetForm Input, SheetForm ChoiceCell"
    CSS_PATH = "worksheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="worksheet.back", tooltip="Go back; what is filled in is kept."),
        Binding("down", "go(1)", "Next", id="worksheet.next", tooltip="Go to the next field.", priority=True),
        Binding(
            "up",
            "go(-1)",
            "Before",
            id="worksheet.before",
            tooltip="Go to the field before.",
            show=False,
            priority=True,
        ),
        Binding(
            "pagedown",
            "scroll_figures(6)",
            "Figures",
            id="worksheet.figures-down",
            tooltip="Scroll the figures down.",
            priority=True,
        ),
        Binding(
            "pageup",
            "scroll_figures(-6)",
            "Figures up",
            id="worksheet.figures-up",
            tooltip="Scroll the figures up.",
            priority=True,
            show=False,
        ),
        Binding(
            "ctrl+r",
            "show_whole",
            "Results",
            id="worksheet.whole",
            tooltip="Give the results the whole screen, or share it again.",
        ),
        Binding("ctrl+n", "empty", "Empty", id="worksheet.empty", tooltip="Empty every field; it asks first."),
    ]

    whole: var[bool] = var(default=False, toggle_class="-whole")

    form = getters.query_one(SheetForm)
    verdict = getters.query_one("#verdict", SheetResults)
    figures = getters.query_one("#figures", SheetResults)
    status = getters.query_one("#status", Static)

    class Saved(Message, bubble=False):
        """What was typed is kept, or could not be; ``problem`` then says why."""

        def __init__(self, problem: str) -> None:
            super().__init__()
            self.problem = problem

    def __init__(self, filled: FilledIn) -> None:
        super().__init__()
        self._filled = filled
        self._sheet = filled.sheet
        self._typed = dict(filled.typed)
        self._kept = dict(filled.typed)
        self._pause: Timer | None = None
        self._key = ""
        self._problem = ""
        self.set_class(self._sheet.cases > 0, "-cases")

    def compose(self) -> ComposeResult:
        """Put the form beside the figures, the verdict above them, and the hint of the field below."""
        with Vertical(id="page"):
            with Horizontal(id="top"):
                yield Static(Content(clean(self._sheet.title)), id="name")
                yield Static(id="status")
            with Horizontal(id="middle"):
                with Vertical(id="left"):
                    yield SheetForm(self._sheet, self._typed)
                    yield Static(id="hint")
                with Vertical(id="right"):
                    yield SheetResults(describe_verdict, id="verdict")
                    with VerticalScroll(id="results", can_focus=False):
                        yield SheetResults(describe_figures, id="figures")
        yield Footer()

    def on_mount(self) -> None:
        """Show what there is; only one who may write can keep anything."""
        if not self.studio.writable:
            self._problem = "Another Rounds is open, so nothing is kept."
        self._tell_status()
        self._reckon()

    def action_go(self, step: int) -> None:
        """Move to another field."""
        self.form.go(step)

    def action_scroll_figures(self, lines: int) -> None:
        """Move the figures."""
        self.query_one("#results", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_empty(self) -> None:
        """Ask whether to empty the sheet."""
        question = ConfirmScreen(
            "Empty this worksheet?", "Everything filled in goes for good.", yes="empty it", no="keep it"
        )
        self.app.push_screen(question, self._answered)

    def action_show_whole(self) -> None:
        """Show the results alone, or the form beside them again."""
        self.whole = not self.whole
        if not self.whole:
            self.form.go(0, start=self._key)

    def action_leave(self) -> None:
        """Keep what was typed and go back, first to the form."""
        if self.whole:
            self.action_show_whole()
            return
        self._keep_now()
        self.dismiss()

    def on_unmount(self) -> None:
        """Keep what was typed last, however the screen ends."""
        self._keep_now()

    def _answered(self, yes: bool | None) -> None:
        if yes:
            self.form.clear()

    @on(SheetForm.Changed)
    def _change(self) -> None:
        self._typed = self.form.typed
        self._reckon()
        self._tell_status()
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._keep)

    @on(SheetForm.Entered)
    def _enter(self, message: SheetForm.Entered) -> None:
        self._key = message.key
        self._tell_hint(reckon(self._sheet, self._typed).faults.get(message.key, ""))

    def _reckon(self) -> None:
        mine = reckon(self._sheet, self._typed)
        shown = mine if self._typed else reckon(self._sheet, self._sheet.examples())
        self.set_class(not self._typed, "-example")
        self.verdict.show(shown, None if self._typed else Content.styled(EXAMPLE, f"italic {QUIET}"))
        self.figures.show(shown)
        self.form.mark(mine.faults)
        self._tell_hint(mine.faults.get(self._key, ""))

    def _tell_hint(self, fault: str) -> None:
        hint = self.query_one("#hint", Static)
        if fault:
            hint.update(Content.assemble(("✗ ", "bold $text-error"), (clean(fault), "$text-error")))
            return
        field = self._sheet.field(self._key) if self._key else None
        unit = f"{clean(field.label)}, in {clean(field.unit)}. " if field and field.each and field.unit else ""
        hint.update(Content.styled(f"{unit}{clean(field.hint)}" if field else "", QUIET))

    def _tell_status(self) -> None:
        filled = sum(bool(value.strip()) for value in self._typed.values())
        said = f"{filled} of {len(self._sheet.slots())} filled in"
        if self._problem:
            self.status.update(Content.styled(clean(self._problem), "$text-error"))
        else:
            self.status.update(Content(f"{said}, kept" if self._typed == self._kept and filled else said))

    def _keep(self) -> None:
        if self._typed != self._kept and self.studio.writable:
            self._save(dict(self._typed))

    @work(thread=True, group="save", exclusive=True)
    def _save(self, typed: dict[str, str]) -> None:
        problem = self._write(typed)
        if not problem:
            self._kept = typed
        self.post_message(self.Saved(problem))

    def _keep_now(self) -> None:
        if self._pause:
            self._pause.stop()
        if self._typed != self._kept and self.studio.writable and not self._write(self._typed):
            self._kept = dict(self._typed)

    def _write(self, typed: dict[str, str]) -> str:
        """Save, and return the sentence that says why it could not be, "" when it is saved."""
        from history.errors import HistoryError

        try:
            with self.studio.history() as history:
                history.keep_sheet(self._sheet.id, typed)
        except HistoryError as error:
            return str(error)
        return ""

    @on(Saved)
    def _saved(self, message: Saved) -> None:
        self._problem = message.problem
        self._tell_status()
