"""A round in progress, from the first sound to the score."""

import asyncio
import contextlib
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Literal, get_args

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import var
from textual.widgets import Footer
from textual.worker import get_current_worker

from content.errors import ContentError
from content.packs import locate_prompt
from history.errors import HistoryError
from practice.errors import PracticeError
from practice.events import Discarded, Event, Finished, Heard, Hearing, Troubled, Unfinished
from practice.settings import Density
from practice.turn import FIRST_TURN, Turn, as_put
from speech.errors import SpeechError
from tui.messages import RoundEvent
from tui.screens.confirm import ConfirmScreen
from tui.screens.rounds_screen import RoundsScreen
from tui.screens.take_messages import TakeMade, TakeRefused, TakeStopped
from tui.widgets.round_view import RoundView

if TYPE_CHECKING:
    from practice.take import Take
    from speech.source import Source

Phase = Literal["waiting", "recording", "paused", "finishing", "discarding", "failed"]
UNDER_WAY: tuple[Phase, ...] = ("waiting", "recording", "paused")
LOOKS_PER_SECOND = 15
DRAWS_PER_SECOND = 10
WORDS: dict[Phase, str] = {
    "waiting": "Opening the sound …",
    "recording": "",
    "paused": "Nothing is recorded until you press space.",
    "finishing": "Scoring the last words …",
    "discarding": "Setting the answer aside …",
    "failed": "",
}
STATES: dict[Phase, Content] = {
    "waiting": Content.styled("○ waiting", "$text-muted"),
    "recording": Content.assemble(("● ", "$error"), ("REC", "bold")),
    "paused": Content.styled("‖ paused", "bold $warning"),
    "finishing": Content.styled("… scoring", "$text-muted"),
    "discarding": Content.styled("■ stopped", "$text-muted"),
    "failed": Content.styled("■ stopped", "$text-muted"),
}
FAULT = Content.styled("▲ fault", "bold $error")
KEPT = "The sound is kept, and can be finished from home. Press r for a new take, or esc to go back."
REFUSED = "Press r to try again, or esc to go back."
DISCARD = "Discard this answer?"
CONSEQUENCE = "It is not scored. Its sound stays in the history for 7 days; nothing is deleted now."
BEHIND = 6.0
"""Seconds of tape without text that are worth a word."""
SET_ASIDE = "Discarded; it stays in the history for 7 days."


class PracticeScreen(RoundsScreen):
    """One answer. ``phase`` and ``density`` are classes on it; ``make_source`` is called in a thread."""

    AUTO_FOCUS = ""
    CSS_PATH = "practice.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pause", "Pause", id="practice.pause", tooltip="Leave what comes now off the tape."),
        Binding("space", "resume", "Resume", id="practice.resume", tooltip="Go on recording."),
        Binding("n", "next_stage", "Stage", id="practice.stage", tooltip="Enter the next stage of the drill."),
        Binding("enter", "finish", "Finish", id="practice.finish", tooltip="Stop, and have the answer scored."),
        Binding("v", "view", "View", id="practice.view", tooltip="Show less or more: calm, ticks, full."),
        Binding("r", "retry", "Retry", id="practice.retry", tooltip="Record this question once more."),
        Binding("escape", "discard", "Discard", id="practice.discard", tooltip="Give up; you are asked first."),
        Binding("escape", "leave", "Back", id="practice.leave", tooltip="Go back; the sound is kept."),
    ]

    phase: var[Phase] = var[Phase]("waiting", init=False, bindings=True)
    density: var[Density] = var[Density]("ticks", init=False)

    def __init__(self, prompt_id: str, make_source: "Callable[[], Source]", *, turn: Turn = FIRST_TURN) -> None:
        super().__init__()
        self._prompt_id = prompt_id
        self._turn = turn
        self._make_source = make_source
        self._take: Take | None = None
        self._heard: Heard | None = None
        self._hearing: Hearing | None = None
        self._drawing = False
        self._drawn_at = 0.0
        self._trouble = ""
        self._unscored = ""
        self._then: Callable[[], object] | None = None

    def compose(self) -> ComposeResult:
        """Show the round, and the keys."""
        pack, round_, found = locate_prompt(self._prompt_id, self.studio.packs)
        prompt = as_put(found, self._turn)
        self._stages = len(prompt.stages)
        self.view = RoundView(pack, round_, prompt)
        yield self.view
        yield Footer()

    def on_mount(self) -> None:
        """Begin at once: whoever came here has seen the question and is ready."""
        self._looking = self.set_interval(1 / LOOKS_PER_SECOND, self._look, pause=True)
        self._draw()
        self.watch_phase(self.phase)
        self.set_reactive(PracticeScreen.density, self.rounds.settings.density)
        self.watch_density(self.density)
        self._begin()

    async def on_unmount(self) -> None:
        """Finish the take when Rounds is quit in the middle; what was said is scored at the next start."""
        if self._take and self.phase in UNDER_WAY:
            end = self._take.finish if self._take.recording else self._take.discard
            with contextlib.suppress(HistoryError):  # what is on the tape is found again at the next start
                await asyncio.to_thread(end)

    def on_screen_resume(self) -> None:
        """Go where the round led to while something else covered it."""
        if self._then:
            self._go(self._then)

    def watch_phase(self, phase: Phase) -> None:
        """Make the phase a class, and look at the take only while there is something to see."""
        for one in get_args(Phase):
            self.set_class(one == phase, one)
        if phase in ("waiting", "recording", "finishing"):
            self._looking.resume()
        else:
            self._looking.pause()
        self.view.say(WORDS[phase])
        self._show_time()

    def watch_density(self, density: Density) -> None:
        """Make the density a class; where the text is shown, the arrow keys scroll it."""
        for one in get_args(Density):
            self.set_class(one == density, one)
        self.set_focus(self.view.live if density == "full" else None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Offer only what makes sense in this phase."""
        take = self._take if self.phase in UNDER_WAY else None
        match action:
            case "pause":
                return self.phase == "recording"
            case "resume":
                return self.phase == "paused"
            case "finish":
                return take is not None and self.phase != "waiting"
            case "next_stage":
                return take is not None and len(take.stages_entered) < self._stages
            case "discard":
                return take is not None
            case "leave":
                return self.phase in ("finishing", "failed")
            case "retry":
                return self.phase == "failed"
        return True

    @work(thread=True, group="take")
    def _begin(self) -> None:
        worker = get_current_worker()
        try:
            source = self._make_source()
            take = self.studio.begin(self._prompt_id, source, post=self._post, turn=self._turn)
            take.start()
            if worker.is_cancelled:
                take.discard()
            else:
                self.post_message(TakeMade(take, source.name))
        except (PracticeError, SpeechError, HistoryError, ContentError) as error:
            self.post_message(TakeRefused(str(error)))

    def _post(self, event: Event) -> None:
        self.post_message(RoundEvent(event))

    @on(TakeMade)
    def _made(self, message: TakeMade) -> None:
        self._take = message.take
        self._trouble = self.studio.model_problem or ""
        self.view.say(f"Waiting for the first sound from {message.source_name} …")
        self.refresh_bindings()

    @on(TakeRefused)
    def _refused(self, message: TakeRefused) -> None:
        self._fail(message.sentence, REFUSED)

    @on(TakeStopped)
    def _stopped(self) -> None:
        if self._unscored:
            self._fail(self._unscored, KEPT)

    @on(RoundEvent)
    def _happened(self, message: RoundEvent) -> None:
        event = message.event
        attempt = event.attempt.id if isinstance(event, Finished) else event.attempt
        if self._take and attempt != self._take.attempt.id:
            return
        match event:
            case Hearing():
                self._hearing = event
                self._draw_soon()
            case Heard():
                self._heard, self._hearing = event, None
                self._draw_soon()
            case Troubled():
                self._trouble = event.sentence
                self.notify(event.sentence, severity="warning")
            case Unfinished() if self.phase == "finishing":
                self._fail(event.sentence, KEPT)
            case Unfinished():
                self._unscored = event.sentence
                self._trouble = f"{event.sentence} Go on speaking: the sound is kept."
            case Finished():
                self._go(lambda: self._review(attempt))
            case Discarded():
                self.notify(SET_ASIDE)
                self._go(self.dismiss)

    def _look(self) -> None:
        """Pull what the take shows now."""
        take = self._take
        if take is None:
            return
        if take.recording and self.phase == "waiting":
            self.phase = "recording"
        self.view.alarm.sentence = take.fault or self._trouble
        self._show_time()
        self._say_how_late(take)
        if self.phase == "recording":
            self.view.show_level(take.level, take.seconds)
        if take.source_ended and self.is_active and self.phase != "finishing":
            self.action_finish()

    def _say_how_late(self, take: "Take") -> None:
        """Say by how much the text is late where the machine cannot keep up; the sound never is."""
        late = take.behind >= BEHIND and self.phase in ("recording", "finishing")
        if late and self.phase == "recording":
            self.view.say(f"The text is {take.behind:.0f} s behind; the recording is complete.")
        elif late:
            self.view.say(f"Still {take.behind:.0f} s of sound to be put into words …")
        elif self.has_class("late"):
            self.view.say(WORDS[self.phase])
        self.set_class(late, "late")

    def _show_time(self) -> None:
        take = self._take
        head, tape, entered = (take.head, take.seconds, take.stages_entered) if take else (0.0, 0.0, (0.0,))
        fault = self.phase == "recording" and take is not None and take.fault
        spoken = [max(0.0, at - head) for at in (tape, *entered)]
        self.view.show_time(spoken[0], spoken[1:], FAULT if fault else STATES[self.phase])

    def _draw_soon(self) -> None:
        """Draw what was heard, at once, but at most so many times a second."""
        if self._drawing:
            return
        wait = self._drawn_at + 1 / DRAWS_PER_SECOND - time.monotonic()
        if wait <= 0:
            self._draw()
        else:
            self._drawing = True
            self.set_timer(max(0.02, wait), self._draw)

    def _draw(self) -> None:
        self._drawing = False
        self._drawn_at = time.monotonic()
        self.view.show_heard(self._heard, self._hearing)

    def _fail(self, sentence: str, way_on: str) -> None:
        self.phase = "failed"
        self.view.alarm.sentence = sentence
        self.view.say(way_on)

    def _go(self, then: Callable[[], object]) -> None:
        """Leave this screen, or do so as soon as nothing covers it any more."""
        self._then = None if self.is_active else then
        if self.is_active and self.app.is_running:
            then()

    def _review(self, attempt_id: str) -> None:
        from tui.screens.review import ReviewScreen

        self.app.switch_screen(ReviewScreen(attempt_id))

    def action_pause(self) -> None:
        """Leave what comes now off the tape."""
        if self._take:
            self._take.pause()
            self.phase = "paused"

    def action_resume(self) -> None:
        """Go on recording."""
        if self._take:
            self._take.resume()
            self.phase = "recording"

    def action_next_stage(self) -> None:
        """Enter the next stage of the drill."""
        if self._take:
            self._take.next_stage()
            self._show_time()
            self.refresh_bindings()

    def action_view(self) -> None:
        """Show less or more, from now on."""
        densities = get_args(Density)
        self.density = densities[(densities.index(self.density) + 1) % len(densities)]
        self.rounds.remember(density=self.density)

    def action_finish(self) -> None:
        """Stop, and wait for the score."""
        self.phase = "finishing"
        self._finish()

    @work(thread=True, group="take")
    def _finish(self) -> None:
        if self._take:
            self._take.finish()
            self.post_message(TakeStopped())

    def action_discard(self) -> None:
        """Ask whether to give the answer up; there is nothing to ask about before the first sound."""
        if self._take and self._take.recording:
            question = ConfirmScreen(
                DISCARD, CONSEQUENCE, yes="discard it", no="go on; the clock is still running"
            )
            self.app.push_screen(question, self._answered)
        else:
            self._answered(discard=True)

    def _answered(self, discard: bool | None) -> None:
        if discard:
            self.phase = "discarding"
            self._discard()

    @work(thread=True, group="take")
    def _discard(self) -> None:
        if self._take:
            try:
                self._take.discard()
            except HistoryError as error:
                self.post_message(TakeRefused(str(error)))

    def action_leave(self) -> None:
        """Go back; what was recorded is kept."""
        self.dismiss()

    def action_retry(self) -> None:
        """Record the same question again, as a new attempt."""
        self._take, self._heard, self._hearing = None, None, None
        self._trouble = self._unscored = ""
        self.view.alarm.sentence = ""
        self.phase = "waiting"
        self._draw()
        self._begin()
