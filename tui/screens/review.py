"""An answer, read again: what to do better, what was said, what it was worth and why."""

import threading
from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal, get_args

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widgets import Footer, Static
from textual.worker import get_current_worker

from content.clean import clean
from history.errors import HistoryError
from practice.turn import Turn, next_turn
from practice.verdict import Verdict, find_asked, read_verdict
from speech.errors import SpeechError
from speech.tape import find_tape
from tui.screens.review_messages import (
    AttemptRead,
    AttemptUnreadable,
    PlayingBegan,
    PlayingEnded,
    TapeRead,
)
from tui.screens.rounds_screen import RoundsScreen
from tui.tape_levels import read_levels
from tui.widgets.answer_text import AnswerText
from tui.widgets.decision_clock import DecisionClock
from tui.widgets.mark_line import describe_mark
from tui.widgets.overall import Overall
from tui.widgets.review_words import advice, heading
from tui.widgets.tape_wave import TapeWave
from tui.widgets.worth_pane import WorthPane

if TYPE_CHECKING:
    from content.pack import Prompt
    from history.attempt import Attempt
    from speech.player import Player

Phase = Literal["loading", "failed", "unscored", "scored"]
FOLLOWS_PER_SECOND = 10
SPEEDS = (1.0, 1.25, 1.5, 0.75)


class ReviewScreen(RoundsScreen):
    """One attempt. ``phase`` is a class on the screen, and so is ``playing``."""

    AUTO_FOCUS = "AnswerText"
    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "p", "play", "Play", id="review.play", tooltip="Hear the answer from the word under the cursor on."
        ),
        Binding("p", "hush", "Stop", id="review.stop", tooltip="Stop the playing."),
        Binding(
            "x",
            "speed",
            "Speed",
            id="review.speed",
            tooltip="Play at 1.25, 1.5, 0.75 or the usual speed; the pitch stays.",
            show=False,
        ),
        Binding("s", "other_pane", "Score", id="review.pane", tooltip="Go to the score and back to the words."),
        Binding(
            "enter",
            "next_take",
            "Take",
            id="review.take",
            tooltip="Say the line once more at once.",
            key_display="⏎",
        ),
        Binding(
            "f",
            "follow_up",
            "Follow-up",
            id="review.follow-up",
            tooltip="Answer what they ask next; each question is about what is missing.",
        ),
        Binding(
            "e",
            "show_exemplars",
            "Examples",
            id="review.examples",
            tooltip="Read a weak and a strong answer, and what makes the difference.",
        ),
        Binding("r", "retry", "Retry", id="review.retry", tooltip="Answer the same question again."),
        Binding("escape", "leave", "Back", id="review.leave", tooltip="Go back to where you came from."),
    ]

    phase: var[Phase] = var[Phase]("loading", bindings=True)
    playing: var[bool] = var(default=False, init=False, bindings=True)

    def __init__(self, attempt_id: str) -> None:
        super().__init__()
        self._attempt_id = attempt_id
        self._attempt: Attempt | None = None
        self._prompt: Prompt | None = None
        self._verdict: Verdict | None = None
        self._words: tuple[float, ...] = ()
        self._player: Player | None = None
        self._hush = threading.Event()
        self._speed = 1.0
        self._again_from: float | None = None
        self.answer = AnswerText("There are no words here.")
        self.status = Static(id="status")
        self.wave = TapeWave()
        self.worth = WorthPane()
        self._heading = Static(id="heading")
        self._next = Static(Content.styled("Opening the answer …", "$text-muted"), id="next")
        self._decision = DecisionClock()
        self._overall = Overall()

    def compose(self) -> ComposeResult:
        """Lay out what to do better above, the words on the left, their worth on the right."""
        with Vertical(id="review"):
            with Horizontal(id="top"):
                with Vertical(id="told"):
                    yield self._heading
                    with VerticalScroll(id="advice", can_focus=False):
                        yield self._next
                yield self._decision
                yield self._overall
            with Horizontal(id="panes"):
                with Vertical(id="words"):
                    yield self.answer
                    yield self.status
                    yield self.wave
                yield self.worth
        yield Footer()

    def on_mount(self) -> None:
        """Read the attempt."""
        self._following = self.set_interval(1 / FOLLOWS_PER_SECOND, self._follow, pause=True)
        self._read()

    def on_unmount(self) -> None:
        """Fall silent."""
        self.action_hush()

    def watch_phase(self, phase: Phase) -> None:
        """Make the phase a class."""
        for one in get_args(Phase):
            self.set_class(one == phase, one)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Offer only what makes sense now."""
        match action:
            case "play":
                return not self.playing and self.phase not in ("loading", "failed")
            case "hush":
                return self.playing
            case "other_pane":
                return self.phase in ("scored", "unscored")
            case "retry":
                return self._attempt is not None
            case "follow_up":
                return self._verdict is not None and bool(self._verdict.asks)
            case "show_exemplars":
                return self._prompt is not None and self._prompt.exemplar is not None
            case "next_take":
                return self._verdict is not None and self._verdict.line is not None
        return True

    @work(thread=True, group="read")
    def _read(self) -> None:
        worker = get_current_worker()
        try:
            with self.studio.history() as history:
                attempt = history.get(self._attempt_id)
                transcript = history.transcript(self._attempt_id)
                scorecard = history.scorecard(self._attempt_id)
                prompt = find_asked(attempt, self.studio.packs)
                verdict = None
                if prompt and transcript and scorecard:
                    verdict = read_verdict(history, prompt, attempt, transcript, scorecard)
        except HistoryError as error:
            self.post_message(AttemptUnreadable(str(error)))
            return
        self.post_message(AttemptRead(attempt, prompt, transcript, scorecard, verdict))
        if attempt.audio and not worker.is_cancelled:
            try:
                self.post_message(TapeRead(read_levels(self.studio.take_folder(attempt))))
            except SpeechError:
                return  # the wave stays away; playing the tape says why

    @on(AttemptUnreadable)
    def _unreadable(self, message: AttemptUnreadable) -> None:
        self.phase = "failed"
        self._next.update(Content(clean(message.sentence)))

    @on(AttemptRead)
    def _arrived(self, message: AttemptRead) -> None:
        attempt, transcript, card = message.attempt, message.transcript, message.scorecard
        self._attempt, self._prompt, self._verdict = attempt, message.prompt, message.verdict
        self.phase = "scored" if card and not card.not_scored else "unscored"
        self._heading.update(heading(attempt, self.rounds.now()))
        self._next.update(advice(attempt, card, message.verdict))
        self._decision.show(message.verdict.decision if message.verdict else None)
        self._overall.show(attempt.overall, attempt.delta)
        self.worth.show_question(attempt.question)
        self.wave.seconds = attempt.seconds if attempt.audio else 0.0
        if transcript:
            self._words = tuple(word.start for word in transcript.words)
            self.answer.read(transcript, card.evidence if card else ())
        if card:
            self.worth.show(card, message.verdict)
        self.refresh_bindings()

    @on(TapeRead)
    def _tape_read(self, message: TapeRead) -> None:
        self.wave.levels = message.levels

    @on(AnswerText.Moved)
    def _moved(self) -> None:
        here = self.answer.here
        self.status.update(describe_mark(here) if here else "")
        if self._words and not self.playing:
            self.wave.position = self._words[self.answer.cursor]

    def _follow(self) -> None:
        """Let the cursor walk with what is heard."""
        if self._player and self._words:
            self.wave.position = self._player.position
            self.answer.cursor = max(0, bisect_right(self._words, self._player.position) - 1)

    def action_play(self) -> None:
        """Play from the word under the cursor on."""
        if self._attempt and self._attempt.audio is None:
            self.notify("This answer was typed, so there is no sound to play.")
        elif self._attempt:
            self._play_from(self._words[self.answer.cursor] if self._words else 0.0)

    def action_speed(self) -> None:
        """Choose the next speed; what is being heard goes on at it."""
        self._speed = SPEEDS[(SPEEDS.index(self._speed) + 1) % len(SPEEDS)]
        self.notify(f"Playing at {self._speed:g} times the speed it was said at.", timeout=3)
        if self._player:
            self._again_from = self._player.position
            self._hush.set()

    def _play_from(self, start: float) -> None:
        if self._attempt:
            self.playing = True
            self._hush.clear()
            self._play(self.studio.take_folder(self._attempt), start, self._speed, self._hush)

    @work(thread=True, group="play")
    def _play(self, folder: Path, start: float, speed: float, hush: threading.Event) -> None:
        from speech.player import Player

        worker = get_current_worker()
        player = Player()
        try:
            player.play(find_tape(folder), start, speed=speed)
        except SpeechError as error:
            self.post_message(PlayingEnded(str(error)))
            return
        self.post_message(PlayingBegan(player))
        while player.playing and not worker.is_cancelled and not hush.wait(1 / FOLLOWS_PER_SECOND):
            pass
        player.stop()
        self.post_message(PlayingEnded())

    def action_hush(self) -> None:
        """Stop playing."""
        self._again_from = None
        self._hush.set()

    @on(PlayingBegan)
    def _began(self, message: PlayingBegan) -> None:
        self._player = message.player

    @on(PlayingEnded)
    def _ended(self, message: PlayingEnded) -> None:
        self._player = None
        again, self._again_from = self._again_from, None
        if again is not None:
            self._play_from(again)
            return
        self.playing = False
        if message.sentence:
            self.notify(message.sentence, severity="warning")

    def watch_playing(self, playing: bool) -> None:
        """Make it a class; follow the sound only while there is some."""
        self.set_class(playing, "playing")
        if playing:
            self._following.resume()
        else:
            self._following.pause()

    def action_other_pane(self) -> None:
        """Go from the words to their worth, or back."""
        self.set_focus(self.answer if self.worth.has_focus else self.worth)

    def action_retry(self) -> None:
        """Answer the same question again."""
        from tui.screens.ready import ReadyScreen

        if self._prompt and self._attempt:
            self.app.switch_screen(ReadyScreen(self._prompt.id, turn=Turn.of(self._attempt)))
        elif self._attempt:
            gone = f'No pack has the question "{self._attempt.prompt}" any more, so it cannot be asked again.'
            self.notify(gone, severity="warning")

    def action_follow_up(self) -> None:
        """Hear the next question, and answer it."""
        from tui.screens.ready import ReadyScreen

        if self._prompt and self._attempt and self._verdict and self._verdict.asks:
            turn = next_turn(self._attempt, self._verdict.asks[0])
            self.app.switch_screen(ReadyScreen(self._prompt.id, turn=turn))

    def action_show_exemplars(self) -> None:
        """Show how the question can be answered."""
        from tui.screens.exemplars import ExemplarsScreen

        if self._attempt:
            self.app.push_screen(ExemplarsScreen(self._attempt.prompt))

    def action_next_take(self) -> None:
        """Say the line again, without another look at the question."""
        from tui.screens.practice import PracticeScreen

        if self._attempt:
            self.app.switch_screen(PracticeScreen(self._attempt.prompt, self.make_microphone))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()
