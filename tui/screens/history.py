"""History: everything that was answered, searched as one types."""

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Input, Static
from textual.worker import get_current_worker

from content.clean import clean
from history.attempt import Attempt, Hit
from practice.events import Finished, Unfinished
from tui.chronicle import Chronicle, read_chronicle
from tui.finishing import finish, say_score
from tui.screens.confirm import ConfirmScreen
from tui.screens.rounds_screen import RoundsScreen
from tui.widgets.attempt_detail import describe_attempt
from tui.widgets.attempt_table import AttemptTable
from tui.widgets.said_in import SaidIn
from tui.widgets.trend import Trend

if TYPE_CHECKING:
    from textual.timer import Timer

QUIET = "$text-muted"
DEBOUNCE_SECONDS = 0.15
PLACEHOLDER = "search what you said …   employer:cerner   missing:horizon   score:>60"
FINISHABLE = frozenset({"recording", "transcribing", "failed", "discarded"})
EMPTY = Content.assemble(
    ("Nothing here yet\n\n", "bold"),
    "Every answer you give is kept here: what you said, what it was worth, and its sound. You can search all "
    "of it, see how your score goes, and delete what you don't want to keep.\n\n",
    ("esc", "bold $text-accent"),
    "  go back and answer a first question",
)


class HistoryScreen(RoundsScreen):
    """The table of attempts beside how practice goes; its face (waiting, empty, nothing, full) is a class."""

    AUTO_FOCUS = "AttemptTable"
    CSS_PATH = "history.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", id="history.search", tooltip="Type what to look for."),
        Binding(
            "r",
            "finish",
            "Finish",
            id="history.finish",
            tooltip="Transcribe and score an attempt that was cut off, failed or was discarded.",
        ),
        Binding(
            "delete,x",
            "delete",
            "Delete",
            id="history.delete",
            tooltip="Delete this attempt for good, sound and words; it asks first.",
            key_display="del",
        ),
        Binding(
            "escape",
            "leave",
            "Back",
            id="history.leave",
            tooltip="Leave the search, and then the history.",
        ),
    ]

    table = getters.query_one(AttemptTable)
    search = getters.query_one(Input)
    detail = getters.query_one("#detail", Static)

    class ChronicleRead(Message, bubble=False):
        """The history was read."""

        def __init__(self, chronicle: Chronicle) -> None:
            super().__init__()
            self.chronicle = chronicle

    class TakeEnded(Message, bubble=False):
        """A take has been finished, or could not be."""

        def __init__(self, outcome: Finished | Unfinished) -> None:
            super().__init__()
            self.outcome = outcome

    class Deleted(Message, bubble=False):
        """An attempt is gone, or could not be deleted; ``problem`` then says why."""

        def __init__(self, problem: str) -> None:
            super().__init__()
            self.problem = problem

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self._hits: dict[str, Hit] = {}
        self._pause: Timer | None = None
        self._finishing: set[str] = set()

    def compose(self) -> ComposeResult:
        """Put the search over the table, what is known of the row under it, and the trends beside."""
        with Vertical(id="page"):
            yield Input(placeholder=PLACEHOLDER, select_on_focus=False)
            with Horizontal(id="middle"):
                with Vertical(id="left"):
                    yield AttemptTable()
                    yield Static(id="face")
                    yield Static(id="detail")
                with VerticalScroll(id="side", can_focus=False):
                    yield Trend()
                    yield SaidIn()
        yield Footer()

    def on_mount(self) -> None:
        """Read everything."""
        self._show_face("waiting", Content.styled("Reading …", QUIET))

    def on_screen_resume(self) -> None:
        """Read again what may have changed elsewhere."""
        self._read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to finish only what is not finished, and to delete only what is there."""
        attempt = self.table.attempt if self.is_mounted else None
        if action == "finish":
            return (
                attempt is not None
                and attempt.state in FINISHABLE
                and attempt.id not in self._finishing
                and self.studio.writable
            )
        if action == "delete":
            return attempt is not None and not self.search.has_focus and self.studio.writable
        return super().check_action(action, parameters)

    def action_search(self) -> None:
        """Go to the search."""
        self.search.focus()

    def action_leave(self) -> None:
        """Leave the search, then what was searched for, then the screen."""
        if self.search.has_focus:
            self.table.focus()
        elif self.search.value:
            self.search.value = ""
        else:
            self.dismiss()

    def action_finish(self) -> None:
        """Finish the attempt under the cursor."""
        attempt = self.table.attempt
        if attempt:
            self._finishing.add(attempt.id)
            self._tell_row()
            self._finish(attempt)

    def action_delete(self) -> None:
        """Ask whether to delete the attempt under the cursor."""
        attempt = self.table.attempt
        if attempt is None:
            return
        question = ConfirmScreen(
            "Delete this attempt?",
            f"{clean(attempt.title)}: sound, words and score go for good.",
            yes="delete it",
            no="keep it",
        )

        def answered(yes: bool | None) -> None:
            if yes:
                self._delete(attempt)

        self.app.push_screen(question, answered)

    @on(Input.Changed)
    def _type(self) -> None:
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(DEBOUNCE_SECONDS, self._read)

    @on(Input.Submitted)
    def _to_results(self) -> None:
        self.table.focus()

    def _read(self) -> None:
        self._number += 1
        self._read_chronicle(self.search.value, self._number)

    @work(thread=True, exclusive=True, group="read")
    def _read_chronicle(self, query: str, number: int) -> None:
        chronicle = read_chronicle(self.studio, query, number)
        if not get_current_worker().is_cancelled:
            self.post_message(self.ChronicleRead(chronicle))

    @on(ChronicleRead)
    def _show(self, message: ChronicleRead) -> None:
        chronicle = message.chronicle
        if chronicle.number != self._number:
            return
        self._hits = {hit.attempt.id: hit for hit in chronicle.hits}
        self.query_one(Trend).scores = chronicle.trend
        self.query_one(SaidIn).shares = chronicle.said_in
        self.table.show([hit.attempt for hit in chronicle.hits], self.rounds.now())
        if chronicle.problem:
            self._show_face("failed", Content.styled(clean(chronicle.problem), "$text-error"))
        elif chronicle.hits:
            self._show_face("full", Content(""))
        elif chronicle.query.strip():
            self._show_face("nothing", Content.styled("Nothing you said matches this.", QUIET))
        else:
            self._show_face("empty", EMPTY)
        self._tell_row()

    def _show_face(self, face: str, said: Content) -> None:
        for name in ("waiting", "empty", "nothing", "failed", "full"):
            self.set_class(name == face, f"-{name}")
        self.query_one("#face", Static).update(said)

    @on(AttemptTable.RowHighlighted)
    def _tell_row(self) -> None:
        attempt = self.table.attempt
        detail = Content("")
        if attempt and attempt.id in self._finishing:
            detail = Content.styled("Finishing it …", QUIET)
        elif attempt:
            detail = describe_attempt(attempt, self._hits.get(attempt.id), finishable=self.studio.writable)
        self.detail.update(detail)
        self.refresh_bindings()

    @on(AttemptTable.RowSelected)
    def _open(self) -> None:
        attempt = self.table.attempt
        if attempt:
            from tui.screens.review import ReviewScreen

            self.app.push_screen(ReviewScreen(attempt.id))

    @work(thread=True, group="finish")
    def _finish(self, attempt: Attempt) -> None:
        worker = get_current_worker()
        if outcome := finish(self.studio, attempt, lambda: worker.is_cancelled):
            self.post_message(self.TakeEnded(outcome))

    @on(TakeEnded)
    def _ended(self, message: TakeEnded) -> None:
        outcome = message.outcome
        if isinstance(outcome, Finished):
            self._finishing.discard(outcome.attempt.id)
            self.notify(f"{outcome.attempt.title}: {say_score(outcome.scorecard)}")
        else:
            self._finishing.discard(outcome.attempt)
            self.notify(outcome.sentence, severity="error")
        self._read()

    @work(thread=True, group="delete")
    def _delete(self, attempt: Attempt) -> None:
        from history.errors import HistoryError

        try:
            with self.studio.history() as history:
                history.delete(attempt.id)
        except HistoryError as error:
            self.post_message(self.Deleted(str(error)))
        else:
            self.post_message(self.Deleted(""))

    @on(Deleted)
    def _gone(self, message: Deleted) -> None:
        if message.problem:
            self.notify(message.problem, severity="error")
        self._read()
