"""Home: the employers and their loops, and what the line under the cursor is about."""

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Static
from textual.worker import get_current_worker

from content.clean import clean
from practice.events import Finished, Unfinished
from tui.finishing import finish, say_offer, say_score
from tui.overview import Overview, read_overview
from tui.screens.rounds_screen import RoundsScreen
from tui.when import say_time
from tui.widgets.due_strip import DueStrip
from tui.widgets.loop_tree import COLUMN_TITLES, LoopTree, Place
from tui.widgets.notices import Notices
from tui.widgets.prompt_card import count, describe
from tui.widgets.recovery_strip import RecoveryStrip

if TYPE_CHECKING:
    from tui.app import Phase

NEEDS_STUDIO = frozenset(
    {
        *("type_answer", "choose_file", "watch_demo", "show_history", "show_plan", "try_microphone"),
        *("show_frameworks", "show_worksheets"),
    }
)
WAYS_ON = "Press o for a file, t to write, d for the demo."


class HomeScreen(RoundsScreen):
    """The first screen, and the one that escape leads back to."""

    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "LoopTree"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "h",
            "show_history",
            "History",
            id="home.history",
            tooltip="Read, search and compare everything you answered.",
        ),
        Binding(
            "t",
            "type_answer",
            "Type",
            id="home.type",
            tooltip="Answer the question under the cursor in writing.",
            show=False,
        ),
        Binding(
            "o",
            "choose_file",
            "File",
            id="home.file",
            tooltip="Answer the question under the cursor with a sound file.",
            show=False,
        ),
        Binding(
            "f",
            "show_frameworks",
            "Frameworks",
            id="home.frameworks",
            tooltip="Read what answers are judged by, first what the question under the cursor trains.",
        ),
        Binding(
            "w",
            "show_worksheets",
            "Sheets",
            id="home.worksheets",
            tooltip="Fill in worksheets, first those that prepare for the question under the cursor.",
        ),
        Binding(
            "p",
            "show_plan",
            "Plan",
            id="home.plan",
            tooltip="See what to rehearse and prepare on which day, and set your interview's date.",
        ),
        Binding(
            "d",
            "watch_demo",
            "Demo",
            id="home.demo",
            tooltip="Watch a whole round with a spoken sample answer; no microphone needed.",
        ),
        Binding(
            "m",
            "try_microphone",
            "Mic",
            id="home.microphone",
            tooltip="Choose the microphone and see whether it hears you.",
        ),
        Binding(
            "k", "scroll_card(-1)", "Card up", id="home.card-up", tooltip="Scroll the card up.", show=False
        ),
        Binding(
            "j", "scroll_card(1)", "Card down", id="home.card-down", tooltip="Scroll the card down.", show=False
        ),
    ]

    loops = getters.query_one(LoopTree)
    strip = getters.query_one(RecoveryStrip)

    class OverviewRead(Message, bubble=False):
        """The history was read."""

        def __init__(self, overview: Overview) -> None:
            super().__init__()
            self.overview = overview

    class MicrophoneLooked(Message, bubble=False):
        """The sound system was asked for a microphone; ``problem`` says why there is none."""

        def __init__(self, problem: str | None) -> None:
            super().__init__()
            self.problem = problem

    class TakeEnded(Message, bubble=False):
        """A take that was cut off has been finished, or could not be."""

        def __init__(self, outcome: Finished | Unfinished) -> None:
            super().__init__()
            self.outcome = outcome

    def __init__(self) -> None:
        super().__init__()
        self._overview: Overview | None = None
        self._model_problem: str | None = None
        self._microphone_problem: str | None = None
        self._outcome: Finished | Unfinished | None = None

    def compose(self) -> ComposeResult:
        """Lay out a line about the whole, the loops beside the card, and what the user should know."""
        with Vertical(id="page"):
            with Horizontal(id="top"):
                yield Static("Rounds", id="name")
                yield Static("rehearse aloud, offline", id="motto")
                yield Static(id="summary")
            yield DueStrip()
            yield RecoveryStrip()
            with Horizontal(id="middle"):
                with Vertical(id="left"):
                    yield Static(COLUMN_TITLES, id="columns")
                    yield LoopTree()
                with VerticalScroll(id="card", can_focus=False):
                    yield Static("Opening …", id="about")
            yield Notices()
        yield Footer()

    def on_mount(self) -> None:
        """Follow how far the app has come."""
        self.watch(self.app, "phase", self._follow)

    def on_screen_resume(self) -> None:
        """Read again what may have changed elsewhere."""
        if self._overview:
            if self.strip.standing == "failed":
                self.strip.show("nothing", "")
            self._read_overview()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that needs the studio before there is one."""
        if action in NEEDS_STUDIO and self.rounds.phase in {"opening", "shut"}:
            return None
        return super().check_action(action, parameters)

    def action_show_history(self) -> None:
        """Go to the history."""
        from tui.screens.history import HistoryScreen

        self.app.push_screen(HistoryScreen())

    def action_show_plan(self) -> None:
        """Go to the plan."""
        from tui.screens.plan import PlanScreen

        self.app.push_screen(PlanScreen())

    def action_type_answer(self) -> None:
        """Answer in writing."""
        from tui.screens.typed import TypedScreen

        if prompt_id := self._wanted():
            self.app.push_screen(TypedScreen(prompt_id))

    def action_choose_file(self) -> None:
        """Answer with a sound file."""
        from tui.screens.file import FileScreen

        if prompt_id := self._wanted():
            self.app.push_screen(FileScreen(prompt_id))

    def action_show_frameworks(self) -> None:
        """Browse the frameworks."""
        from tui.screens.frameworks import FrameworksScreen

        place = self.loops.place
        self.app.push_screen(FrameworksScreen(place.prompt.frameworks if place and place.prompt else ()))

    def action_show_worksheets(self) -> None:
        """Go to the worksheets."""
        from tui.screens.worksheets import WorksheetsScreen

        self.app.push_screen(WorksheetsScreen(self._prompt_id or ""))

    def action_watch_demo(self) -> None:
        """Watch the demo round."""
        from tui.screens.demo import DemoScreen

        self.app.push_screen(DemoScreen())

    def action_try_microphone(self) -> None:
        """Choose and try the microphone."""
        from tui.screens.microphone import MicrophoneScreen

        self.app.push_screen(MicrophoneScreen(self.rounds), self._look_again)

    def action_scroll_card(self, lines: int) -> None:
        """Move what is said of the line under the cursor."""
        self.query_one("#card", VerticalScroll).scroll_relative(y=lines, animate=False)

    def _look_again(self, _chosen: object) -> None:
        self._look_for_microphone()

    def _wanted(self) -> str | None:
        """The question under the cursor; where there is none, say that one is wanted."""
        if self._prompt_id is None:
            self.notify("Choose a question first, with the arrow down.", timeout=3)
        return self._prompt_id

    @property
    def _prompt_id(self) -> str | None:
        place = self.loops.place
        return place.prompt.id if place and place.prompt else None

    def _follow(self, phase: "Phase") -> None:
        self.refresh_bindings()
        if phase == "shut":
            self._describe(Content.styled(clean(self.rounds.trouble), "$text-error"))
        elif phase == "open":
            self._read_overview()
            self._look_for_microphone()
        elif phase == "warm":
            self._model_problem = self.studio.model_problem
            self._show_notices()

    @work(thread=True, exclusive=True, group="overview")
    def _read_overview(self) -> None:
        overview = read_overview(self.studio)
        if not get_current_worker().is_cancelled:
            self.post_message(self.OverviewRead(overview))

    @work(thread=True, exclusive=True, group="microphone")
    def _look_for_microphone(self) -> None:
        from practice.sound_check import microphone_problem

        problem = microphone_problem(self.rounds.input_device)
        if not get_current_worker().is_cancelled:
            self.post_message(self.MicrophoneLooked(problem))

    @on(OverviewRead)
    def _show_overview(self, message: OverviewRead) -> None:
        overview, before = message.overview, self._overview
        self._overview = overview
        invite = not overview.answers and not overview.cut_off
        if before is None or invite != (not before.answers and not before.cut_off):
            self.loops.fill(self.studio.packs, overview.progress, latest=overview.latest, invite=invite)
        else:
            self.loops.show(overview.progress)
        self._describe_place(self.loops.place)
        self.query_one(DueStrip).look()
        best = "" if overview.best is None else f" · best {overview.best}"
        answers = count(overview.answers, "answer")
        self.query_one("#summary", Static).update(f"{answers}{best}" if overview.answers else "")
        self._show_notices()
        if self.strip.standing in {"nothing", "offered"}:
            self._offer_to_finish(focus=before is None)

    @on(MicrophoneLooked)
    def _show_microphone(self, message: MicrophoneLooked) -> None:
        self._microphone_problem = message.problem
        self._show_notices()

    def _show_notices(self) -> None:
        notices = [*self.rounds.notices, *(self._overview.notices if self._overview else ())]
        if self._model_problem:
            notices.append(f"{self._model_problem} What you record is kept, and transcribed later.")
        if self._microphone_problem:
            notices.append(f"{self._microphone_problem} {WAYS_ON}")
        self.query_one(Notices).show(tuple(notices))

    @on(LoopTree.NodeHighlighted)
    def _turn_to(self, message: LoopTree.NodeHighlighted[Place]) -> None:
        self._describe_place(message.node.data)
        self.refresh_bindings()

    @on(LoopTree.NodeSelected)
    def _choose(self, message: LoopTree.NodeSelected[Place]) -> None:
        place = message.node.data
        if place and place.prompt:
            from tui.screens.ready import ReadyScreen

            self.app.push_screen(ReadyScreen(place.prompt.id))
        elif place and place.pack is None:
            self.action_watch_demo()

    def _describe_place(self, place: Place | None) -> None:
        if place and self._overview:
            self._describe(describe(place, self._overview.progress))

    def _describe(self, content: Content) -> None:
        self.query_one("#about", Static).update(content)
        self.query_one("#card", VerticalScroll).scroll_home(animate=False)

    def _offer_to_finish(self, *, focus: bool) -> None:
        cut_off = self._overview.cut_off if self._overview else ()
        if not cut_off:
            self.strip.show("nothing", "")
            return
        self.strip.show("offered", say_offer(cut_off, self.rounds.now()))
        if focus:
            self.strip.focus()

    @on(RecoveryStrip.Accepted)
    def _accept(self, message: RecoveryStrip.Accepted) -> None:
        if message.standing == "finished" and isinstance(self._outcome, Finished):
            from tui.screens.review import ReviewScreen

            self.strip.show("nothing", "")
            self.loops.focus()
            self.app.push_screen(ReviewScreen(self._outcome.attempt.id))
        elif message.standing == "offered" and self._overview and self._overview.cut_off:
            time = say_time(self._overview.cut_off[0].attempt.started, self.rounds.now())
            self.strip.show("working", f"Finishing the take from {time}; practise on if you like")
            self._finish()

    @work(thread=True, group="finish")
    def _finish(self) -> None:
        worker = get_current_worker()
        if self._overview:
            attempt = self._overview.cut_off[0].attempt
            if outcome := finish(self.studio, attempt, lambda: worker.is_cancelled):
                self.post_message(self.TakeEnded(outcome))

    @on(TakeEnded)
    def _tell_end(self, message: TakeEnded) -> None:
        self._outcome = message.outcome
        if isinstance(message.outcome, Finished):
            way_on = "Enter to read it." if self.strip.has_focus else "It is in the history now."
            self.strip.show("finished", f"Finished: {say_score(message.outcome.scorecard)} {way_on}")
        else:
            self.strip.show("failed", f"{clean(message.outcome.sentence)} It stays in the history (h).")
        self._read_overview()
