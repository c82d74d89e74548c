"""Worksheets: what each is for, how far it is filled in, and what it comes to."""

from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Static
from textual.worker import get_current_worker

from content.clean import clean
from content.packs import find_prompt
from tui.screens.rounds_screen import RoundsScreen
from tui.shelf import FilledIn, Shelf, read_shelf
from tui.when import say_time
from tui.widgets.prompt_card import count
from tui.widgets.sheet_figures import describe_verdict
from tui.widgets.sheet_list import SheetList

QUIET = "$text-muted"


class WorksheetsScreen(RoundsScreen):
    """The list of worksheets beside the one under the cursor; first those that prepare for ``prompt_id``."""

    AUTO_FOCUS = "SheetList"
    CSS_PATH = "worksheets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Back", id="worksheets.back", tooltip="Leave the worksheets."),
    ]

    listed = getters.query_one(SheetList)
    about = getters.query_one("#about", Static)

    class ShelfRead(Message, bubble=False):
        """The worksheets were read."""

        def __init__(self, shelf: Shelf) -> None:
            super().__init__()
            self.shelf = shelf

    def __init__(self, prompt_id: str = "") -> None:
        super().__init__()
        self._prompt_id = prompt_id
        self._sheets: dict[str, FilledIn] = {}

    def compose(self) -> ComposeResult:
        """Put the list beside what is said of one sheet."""
        with Vertical(id="page"):
            with Horizontal(id="top"):
                yield Static("Worksheets", id="name")
                yield Static("figures to bring into the room", id="motto")
            yield Static(id="problem")
            with Horizontal(id="middle"):
                yield SheetList()
                with VerticalScroll(id="card", can_focus=False):
                    yield Static(Content.styled("Reading …", QUIET), id="about")
        yield Footer()

    def on_screen_resume(self) -> None:
        """Read again what may have changed."""
        self._read()

    @work(thread=True, exclusive=True, group="shelf")
    def _read(self) -> None:
        shelf = read_shelf(self.studio.paths)
        if not get_current_worker().is_cancelled:
            self.post_message(self.ShelfRead(shelf))

    @on(ShelfRead)
    def _show(self, message: ShelfRead) -> None:
        before = self.listed.highlighted_option
        self._sheets = {one.sheet.id: one for one in message.shelf.sheets}
        tied = [one.sheet.id for one in message.shelf.sheets if self._prompt_id in one.sheet.prompts]
        chosen = (before.id if before else None) or (tied[0] if tied else "")
        self.listed.fill(message.shelf.sheets, chosen)
        problem = self.query_one("#problem", Static)
        problem.update(Content(clean(message.shelf.problem)))
        problem.display = bool(message.shelf.problem)

    @on(SheetList.OptionHighlighted)
    def _turn_to(self, message: SheetList.OptionHighlighted) -> None:
        one = self._sheets.get(message.option_id or "")
        if one:
            self.about.update(self._describe(one))
            self.query_one("#card", VerticalScroll).scroll_home(animate=False)

    @on(SheetList.OptionSelected)
    def _open(self, message: SheetList.OptionSelected) -> None:
        one = self._sheets.get(message.option_id or "")
        if one:
            from tui.screens.worksheet import WorksheetScreen

            self.app.push_screen(WorksheetScreen(one))

    def _describe(self, one: FilledIn) -> Content:
        sheet = one.sheet
        width = max(30, self.query_one("#card").size.width - 4)
        filled = f"{one.filled} of {count(len(sheet.slots()), 'field')} filled in"
        kept = f", kept {say_time(one.saved, self.rounds.now())}" if one.saved else ""
        lines = [
            Content.styled(clean(sheet.title), "bold $text-primary"),
            Content(""),
            Content(clean(sheet.about)),
            Content(""),
            Content.styled(f"{filled}{kept}", "bold" if one.filled else QUIET),
        ]
        if one.filled:
            lines.append(describe_verdict(one.reckoning, width))
        prepared = [prompt for prompt in map(self._title, sheet.prompts) if prompt]
        if prepared:
            lines += [Content(""), Content.styled("Prepares for", "bold")]
            lines += [Content.styled(f"  {title}", QUIET) for title in prepared]
        return Content("\n").join(lines)

    def _title(self, prompt_id: str) -> str:
        from content.errors import UnknownPrompt

        try:
            return clean(find_prompt(prompt_id, self.studio.packs).title)
        except UnknownPrompt:
            return ""
