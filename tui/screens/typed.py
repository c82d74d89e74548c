"""An answer in writing."""

import time
from collections.abc import Callable
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Footer, Static, TextArea

from content.clean import clean
from content.packs import locate_prompt
from practice.clock import minutes, read_clock
from practice.turn import FIRST_TURN, Turn, as_put
from tui.screens.confirm import ConfirmScreen
from tui.screens.rounds_screen import RoundsScreen
from tui.widgets.clock_display import ClockDisplay
from tui.widgets.prompt_card import QUIET, count, where

WORDS_PER_MINUTE = 140
"""A usual pace of speech in an interview."""

WRITING = Content.styled("writing", "$text-muted")


class TypedScreen(RoundsScreen):
    """A page to write on; ``scoring`` is a class on the screen while the answer is being read."""

    AUTO_FOCUS = "TextArea"
    CSS_PATH = "typed.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s",
            "score",
            "Score",
            id="typed.score",
            tooltip="Score this answer and keep it in the history.",
        ),
        Binding(
            "escape",
            "leave",
            "Back",
            id="typed.leave",
            tooltip="Go back; with something written, it asks first.",
        ),
    ]

    scoring: var[bool] = var(default=False, toggle_class="-scoring", bindings=True)

    area = getters.query_one(TextArea)
    status = getters.query_one("#status", Static)

    class Scored(Message, bubble=False):
        """The answer is in the history."""

        def __init__(self, attempt_id: str) -> None:
            super().__init__()
            self.attempt_id = attempt_id

    class Refused(Message, bubble=False):
        """The answer could not be kept; ``sentence`` says why."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(
        self, prompt_id: str, *, turn: Turn = FIRST_TURN, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._prompt_id = prompt_id
        self._turn = turn
        self._now = now
        self._began = now()
        self._clock = ClockDisplay()

    def compose(self) -> ComposeResult:
        """Put the question over an empty page."""
        pack, round_, found = locate_prompt(self._prompt_id, self.studio.packs)
        prompt = self._prompt = as_put(found, self._turn)
        with Vertical(id="page"):
            with Horizontal(id="top"):
                with Vertical(id="asked"):
                    yield Static(where(pack, round_), id="where")
                    with VerticalScroll(id="question"):
                        yield Static(Content.styled(clean(prompt.question), "bold"), id="text")
                if prompt.kind == "written":
                    yield self._clock
            yield TextArea(placeholder="Write as you would speak.", highlight_cursor_line=False)
            yield Static(id="status")
        yield Footer()

    def on_mount(self) -> None:
        """Begin to count words, and minutes where the answer has to be written in a time box."""
        self._count()
        if self._prompt.kind == "written":
            self.set_interval(1.0, self.tick)
            self.tick()

    def tick(self) -> None:
        """Show what is left of the time box."""
        self._clock.show(read_clock(self._now() - self._began, self._prompt.seconds), WRITING)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Score once, and only what was written."""
        if action == "score" and (self.scoring or not self.is_mounted or not self.area.text.strip()):
            return None
        return super().check_action(action, parameters)

    def action_score(self) -> None:
        """Have the answer scored."""
        self.scoring = True
        self.area.read_only = True
        self.status.update(Content.styled("Scoring …", QUIET))
        self._score(clean(self.area.text), self._now() - self._began)

    def action_leave(self) -> None:
        """Go back, after asking when something would be lost."""
        if not self.area.text.strip():
            self.dismiss()
            return
        question = ConfirmScreen(
            "Leave without scoring?", "What you wrote is not kept anywhere.", yes="leave it", no="go on writing"
        )
        self.app.push_screen(question, self._answered)

    def _answered(self, leave: bool | None) -> None:
        if leave:
            self.dismiss()

    @work(thread=True, group="score")
    def _score(self, text: str, seconds: float) -> None:
        from history.errors import HistoryError
        from practice.errors import PracticeError

        try:
            finished = self.studio.answer_in_writing(self._prompt_id, text, turn=self._turn, seconds=seconds)
        except (PracticeError, HistoryError) as error:
            self.post_message(self.Refused(str(error)))
        else:
            self.post_message(self.Scored(finished.attempt.id))

    @on(Scored)
    def _show(self, message: Scored) -> None:
        from tui.screens.review import ReviewScreen

        self.app.switch_screen(ReviewScreen(message.attempt_id))

    @on(Refused)
    def _go_on(self, message: Refused) -> None:
        self.scoring = False
        self.area.read_only = False
        self.status.update(Content.styled(clean(message.sentence), "$text-error"))

    @on(TextArea.Changed)
    def _count(self) -> None:
        words = len(self.area.text.split())
        spoken = minutes(words / WORDS_PER_MINUTE * 60)
        written = Content.styled(count(words, "word"), "bold")
        most = self._prompt.max_words
        timed = self._prompt.kind == "written"
        if most:
            style = "bold $text-warning" if words > most else QUIET
            limit = Content.styled(f" of at most {most}", style)
        elif timed:
            limit = Content("")
        else:
            limit = Content.styled(f" · {spoken} aloud, of {minutes(self._prompt.seconds)}", QUIET)
        self.status.update(written + limit)
        self.refresh_bindings()
