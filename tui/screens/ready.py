"""Ready: the question in full, time to think, and whether the microphone hears."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Footer, Static
from textual.worker import get_current_worker

from content.clean import clean
from content.packs import locate_prompt
from practice.aloud import lines_of
from practice.turn import FIRST_TURN, Turn, as_put, next_chair
from tui.screens.rounds_screen import RoundsScreen
from tui.widgets.asked import describe_hints, describe_question
from tui.widgets.microphone_check import MicrophoneCheck
from tui.widgets.prompt_card import QUIET, facts, where
from tui.widgets.read_aloud import ReadAloud
from tui.widgets.think_clock import ThinkClock

if TYPE_CHECKING:
    from content.pack import Prompt

OWN_CHAIR = "product manager"


class ReadyScreen(RoundsScreen):
    """What comes before a round; nothing is recorded here. ``hinting`` is a class on the screen.

    Without a ``turn`` a simulation offers the chair after the one that was played last.
    """

    AUTO_FOCUS = ""
    CSS_PATH = "ready.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space",
            "speak",
            "Speak",
            id="ready.speak",
            tooltip="Start the round: the clock runs and the microphone records from now on.",
            key_display="⏎",
        ),
        Binding(
            "enter,space",
            "write",
            "Write",
            id="ready.write",
            tooltip="Open the page and start its clock; this answer is written.",
            key_display="⏎",
        ),
        Binding(
            "i",
            "toggle_hints",
            "Hints",
            id="ready.hints",
            tooltip="Show or hide the hints; a real interview has none.",
        ),
        Binding(
            "c",
            "next_chair",
            "Chair",
            id="ready.chair",
            tooltip="Take the next chair: play another role.",
            show=False,
        ),
        Binding(
            "a",
            "read_aloud",
            "Aloud",
            id="ready.aloud",
            tooltip="Hear the question, and what each role opens with; once more to stop.",
        ),
        Binding(
            "f",
            "show_frameworks",
            "Checks",
            id="ready.frameworks",
            tooltip="Read what an answer to this question is judged by.",
        ),
        Binding(
            "e",
            "show_exemplars",
            "Examples",
            id="ready.examples",
            tooltip="Read a weak and a strong answer, and what makes the difference.",
        ),
        Binding("t", "type_answer", "Type", id="ready.type", tooltip="Answer this question in writing."),
        Binding(
            "o",
            "choose_file",
            "File",
            id="ready.file",
            tooltip="Answer this question with a sound file.",
            show=False,
        ),
        Binding(
            "m",
            "try_microphone",
            "Mic",
            id="ready.microphone",
            tooltip="Choose another microphone, or try this one again.",
            show=False,
        ),
        Binding("escape", "leave", "Back", id="ready.leave", tooltip="Go back without answering."),
        Binding("up,k", "scroll(-1)", "Up", id="ready.up", tooltip="Scroll a long question up.", show=False),
        Binding(
            "down,j", "scroll(1)", "Down", id="ready.down", tooltip="Scroll a long question down.", show=False
        ),
    ]

    hinting: var[bool] = var(default=False, toggle_class="-hinting")

    check = getters.query_one(MicrophoneCheck)
    voice = getters.query_one(ReadAloud)

    class ChairFound(Message, bubble=False):
        """The history says whose turn it is to be played."""

        def __init__(self, chair: str) -> None:
            super().__init__()
            self.chair = chair

    def __init__(
        self, prompt_id: str, *, turn: Turn | None = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._prompt_id = prompt_id
        self._now = now
        self._asks_chair = turn is None
        self._turn = turn or FIRST_TURN

    def compose(self) -> ComposeResult:
        """Put the question above all else, the clock beside it, and the microphone below."""
        pack, round_, self._base = locate_prompt(self._prompt_id, self.studio.packs)
        self._prompt: Prompt = as_put(self._base, self._turn)
        prompt = self._prompt
        with Vertical(id="page"):
            with Horizontal(id="top"):
                with Vertical(id="asked"):
                    yield Static(where(pack, round_), id="where")
                    yield Static(self._facts(), id="facts")
                yield ThinkClock(prompt.think_seconds, now=self._now)
            with VerticalScroll(id="question", can_focus=False):
                yield Static(describe_question(prompt), id="text")
                yield Static(describe_hints(prompt), id="hints")
            yield ReadAloud()
            yield MicrophoneCheck()
        yield Footer()

    def on_mount(self) -> None:
        """Find out which chair is next."""
        self.set_class(self._base.kind == "written", "-written")
        if self._asks_chair and self._base.personas:
            self._find_chair()

    def on_screen_resume(self) -> None:
        """Listen for a voice."""
        self._listen()

    def _listen(self) -> None:
        """Try the microphone, where the answer is spoken."""
        if self._base.kind != "written":
            self.check.listen(self.rounds.input_device)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer hints, frameworks and examples only where there are some, and nothing before it is shown."""
        if not self.is_mounted:
            return None
        written = self._base.kind == "written"
        match action:
            case "speak" | "type_answer":
                return not written
            case "write":
                return written
            case "toggle_hints":
                return bool(describe_hints(self._prompt))
            case "next_chair":
                return bool(self._base.personas) and not self._turn.follows
            case "show_frameworks":
                return bool(self._base.frameworks)
            case "show_exemplars":
                return self._base.exemplar is not None
        return super().check_action(action, parameters)

    async def action_speak(self) -> None:
        """Begin the round, once the microphone check has let go of the microphone; without one, look again."""
        from tui.screens.practice import PracticeScreen

        if self.check.is_deaf:
            self.check.listen(self.rounds.input_device)
            self.notify("There is still nothing to record from: t answers in writing, o with a sound file.")
            return
        self.voice.hush()
        await self.check.let_go()
        self.app.switch_screen(PracticeScreen(self._prompt_id, self.make_microphone, turn=self._turn))

    @work(thread=True, group="chair")
    def _find_chair(self) -> None:
        from history.errors import HistoryError

        try:
            with self.studio.history() as history:
                last = history.latest(self._base.id)
        except HistoryError:
            return  # home has said what is wrong with the history
        if not get_current_worker().is_cancelled:
            self.post_message(self.ChairFound(next_chair(self._base, last.chair if last else None)))

    @on(ChairFound)
    def _chair_found(self, message: ChairFound) -> None:
        self._sit(message.chair)

    def _sit(self, chair: str) -> None:
        self._turn = Turn(chair=chair)
        self._prompt = as_put(self._base, self._turn)
        self.query_one("#facts", Static).update(self._facts())
        self.query_one("#text", Static).update(describe_question(self._prompt))
        self.query_one("#hints", Static).update(describe_hints(self._prompt))
        self.refresh_bindings()

    def _facts(self) -> Content:
        if not self._base.personas or self._turn.follows:
            return facts(self._prompt)
        chair = clean(self._turn.chair).lower() or OWN_CHAIR
        return Content.assemble(
            facts(self._prompt),
            ("\nYour chair  ", QUIET),
            (chair, "bold $text-accent"),
            ("  c changes it", QUIET),
        )

    def action_next_chair(self) -> None:
        """Sit down in the next chair."""
        self.voice.hush()
        self._sit(next_chair(self._base, self._turn.chair))

    async def action_read_aloud(self) -> None:
        """Have the question read, or stop the voice; the microphone is closed meanwhile."""
        if self.voice.speaking:
            self.voice.hush()
            return
        await self.check.let_go()
        self.voice.begin(lines_of(self._prompt), self.studio.paths.models.parent / "voice")

    @on(ReadAloud.Began)
    def _show_speaker(self, message: ReadAloud.Began) -> None:
        self.query_one("#text", Static).update(describe_question(self._prompt, message.line.speaker))

    @on(ReadAloud.Ended)
    def _listen_again(self, message: ReadAloud.Ended) -> None:
        self.query_one("#text", Static).update(describe_question(self._prompt))
        if message.sentence:
            self.notify(message.sentence, severity="warning")
        if self.is_current:
            self._listen()

    def action_toggle_hints(self) -> None:
        """Show or hide the hints."""
        self.hinting = not self.hinting
        if self.hinting:
            hints = self.query_one("#hints")
            self.call_after_refresh(hints.scroll_visible, animate=False)

    def action_show_frameworks(self) -> None:
        """Show what the answer is judged by."""
        from tui.screens.frameworks import FrameworksScreen

        self.app.push_screen(FrameworksScreen(self._base.frameworks))

    def action_show_exemplars(self) -> None:
        """Show how it can be answered."""
        from tui.screens.exemplars import ExemplarsScreen

        self.app.push_screen(ExemplarsScreen(self._prompt_id))

    def action_scroll(self, lines: int) -> None:
        """Move the question."""
        self.query_one("#question", VerticalScroll).scroll_relative(y=lines, animate=False)

    async def action_type_answer(self) -> None:
        """Answer in writing instead."""
        from tui.screens.typed import TypedScreen

        await self.check.let_go()
        self.app.switch_screen(TypedScreen(self._prompt_id, turn=self._turn))

    async def action_write(self) -> None:
        """Begin to write, against the clock."""
        await self.action_type_answer()

    async def action_choose_file(self) -> None:
        """Answer with a sound file instead."""
        from tui.screens.file import FileScreen

        await self.check.let_go()
        self.app.switch_screen(FileScreen(self._prompt_id, turn=self._turn))

    def action_try_microphone(self) -> None:
        """Choose a microphone; this one is let go of meanwhile."""
        from tui.screens.microphone import MicrophoneScreen

        self.app.push_screen(MicrophoneScreen(self.rounds))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()

    def on_screen_suspend(self) -> None:
        """Leave the microphone to the screen above, and fall silent."""
        self.voice.hush()
        self.run_worker(self.check.let_go())
