"""The plan: what to rehearse and prepare on each day up to the interview."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Static
from textual.worker import get_current_worker

from content.clean import clean
from content.errors import ContentError
from content.packs import find_prompt
from history.errors import HistoryError
from history.preparation import Sitting
from practice.errors import PracticeError
from practice.plan import say_date
from tui.agenda import read_agenda, say_distance
from tui.screens.interview import Interview, InterviewScreen
from tui.screens.rounds_screen import RoundsScreen
from tui.widgets.notices import Notices
from tui.widgets.plan_list import PlanList

if TYPE_CHECKING:
    from practice.agenda import Agenda
    from practice.plan import Item
    from tui.shelf import FilledIn

INVITE = "No interview is set. Press e to say when it is and with whom; until then here is what is due again."
NOTHING_TO_OPEN = "This is done away from the screen; space ticks it off."


class PlanScreen(RoundsScreen):
    """The agenda; ``-planned`` is a class on the screen while there is a plan for an interview."""

    AUTO_FOCUS = "PlanList"
    CSS_PATH = "plan.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space",
            "tick",
            "Tick",
            id="agenda.tick",
            tooltip="Tick a preparation task off as done today, or take that back.",
        ),
        Binding(
            "w",
            "open_worksheet",
            "Worksheet",
            id="agenda.worksheet",
            tooltip="Open the worksheet of this task.",
        ),
        Binding(
            "e",
            "set_interview",
            "Interview",
            id="agenda.interview",
            tooltip="Set the employer, the date and the minutes a day.",
        ),
        Binding(
            "x",
            "export",
            "Export",
            id="agenda.export",
            tooltip="Write the plan to a calendar file with reminders.",
        ),
        Binding("escape,p", "leave", "Back", id="agenda.leave", tooltip="Go back to the loops."),
    ]

    list = getters.query_one(PlanList)

    class Read(Message, bubble=False):
        """The agenda was read."""

        def __init__(self, agenda: "Agenda") -> None:
            super().__init__()
            self.agenda = agenda

    class Failed(Message, bubble=False):
        """The history cannot be read or written; ``sentence`` says why."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    class Found(Message, bubble=False):
        """A worksheet was read, with what is filled in."""

        def __init__(self, filled: "FilledIn") -> None:
            super().__init__()
            self.filled = filled

    def __init__(self) -> None:
        super().__init__()
        self._agenda: Agenda | None = None

    def compose(self) -> ComposeResult:
        """Put the interview over the days."""
        with Vertical(id="page"):
            with Horizontal(id="top"):
                yield Static("Plan", id="name")
                yield Static("Reading …", id="interview")
                yield Static(id="distance")
            yield Static(Content.styled(INVITE, "$text-muted"), id="invite")
            yield PlanList()
            yield Notices()
        yield Footer()

    def on_mount(self) -> None:
        """Begin without notices."""
        self.query_one(Notices).display = False

    def on_screen_resume(self) -> None:
        """Read again what may have been done meanwhile."""
        self._read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what the line under the cursor and the agenda allow."""
        item = self.list.item if self._agenda else None
        match action:
            case "tick":
                return item is not None and item.task is not None
            case "open_worksheet":
                return item is not None and item.worksheet is not None
            case "export":
                return self._agenda is not None and self._agenda.plan is not None
        return super().check_action(action, parameters)

    @work(thread=True, exclusive=True, group="agenda")
    def _read(self) -> None:
        try:
            agenda = read_agenda(self.rounds)
        except HistoryError as error:
            self.post_message(self.Failed(str(error)))
            return
        if not get_current_worker().is_cancelled:
            self.post_message(self.Read(agenda))

    @on(Read)
    def _show(self, message: Read) -> None:
        agenda = self._agenda = message.agenda
        plan = agenda.plan
        self.set_class(plan is not None, "-planned")
        who = f"{plan.employer}, {say_date(plan.interview)}" if plan else ""
        far = (
            f"{say_distance((plan.interview - plan.today).days)}, at most {plan.minutes_a_day} min a day"
            if plan
            else ""
        )
        self.query_one("#interview", Static).update(Content(clean(who)))
        self.query_one("#distance", Static).update(Content(far))
        today = agenda.today.date
        if plan:
            self.list.fill(agenda.days, today, plan.minutes_a_day, plan.left_out)
        else:
            self.list.fill(agenda.days, today)
        self.query_one(Notices).show(agenda.notices)
        self.refresh_bindings()

    @on(Failed)
    def _tell(self, message: Failed) -> None:
        if self._agenda is None:
            self.query_one("#interview", Static).update("")
        self.query_one(Notices).show((message.sentence,))

    @on(PlanList.OptionHighlighted)
    def _move(self) -> None:
        self.refresh_bindings()

    @on(PlanList.OptionSelected)
    def _open(self) -> None:
        item = self.list.item
        if item is None:
            return
        if item.prompt is not None:
            self._open_prompt(item.prompt)
        elif item.worksheet is not None:
            self.action_open_worksheet()
        else:
            self.notify(NOTHING_TO_OPEN)

    def _open_prompt(self, prompt: str) -> None:
        from tui.screens.ready import ReadyScreen

        try:
            self.app.push_screen(ReadyScreen(find_prompt(prompt, self.studio.packs).id))
        except ContentError as error:
            self.notify(str(error))

    def action_open_worksheet(self) -> None:
        """Open the worksheet that a task is done on."""
        if (item := self.list.item) and item.worksheet:
            self._find_worksheet(item.worksheet)

    @work(thread=True, exclusive=True, group="worksheet")
    def _find_worksheet(self, sheet_id: str) -> None:
        from tui.shelf import read_shelf

        shelf = read_shelf(self.rounds.paths)
        found = next((filled for filled in shelf.sheets if filled.sheet.id == sheet_id), None)
        if found:
            self.post_message(self.Found(found))
        else:
            self.notify(shelf.problem or f'There is no worksheet "{sheet_id}".')

    @on(Found)
    def _open_worksheet(self, message: Found) -> None:
        from tui.screens.worksheet import WorksheetScreen

        self.app.push_screen(WorksheetScreen(message.filled))

    def action_tick(self) -> None:
        """Keep that a task was done today, or take it back."""
        if self._agenda and self._agenda.plan and (item := self.list.item) and item.task:
            sitting = Sitting(self._agenda.plan.pack, item.task, self._agenda.plan.today, item.minutes)
            self._keep(sitting, item)

    @work(thread=True, group="tick")
    def _keep(self, sitting: Sitting, item: "Item") -> None:
        try:
            self.studio.demand_writable()
            with self.studio.history() as history:
                if item.done:
                    history.untick(sitting)
                else:
                    history.tick(sitting)
            self.post_message(self.Read(read_agenda(self.rounds)))
        except (HistoryError, PracticeError) as error:
            self.post_message(self.Failed(str(error)))

    def action_set_interview(self) -> None:
        """Ask for the employer, the date and the minutes."""
        today = self.rounds.now().date()
        self.app.push_screen(InterviewScreen(self.studio.packs, self.rounds.settings, today), self._set)

    def _set(self, interview: Interview | None) -> None:
        if interview:
            self.rounds.remember(
                interview=interview.date, employer=interview.employer, minutes_a_day=interview.minutes
            )
            self._read()

    def action_export(self) -> None:
        """Ask where the calendar file goes."""
        from tui.screens.calendar_file import CalendarScreen

        if self._agenda and self._agenda.plan:
            screen = CalendarScreen(self._agenda.plan, self.rounds.now(), Path.home())
            self.app.push_screen(screen, self._tell_file)

    def _tell_file(self, path: Path | None) -> None:
        if path:
            self.notify(f"The plan is in {path}.")

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()
