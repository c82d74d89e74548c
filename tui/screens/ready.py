"""Ready: the question in full, time to think, and whether the microphone hears."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widgets import Footer, Static

from content.clean import clean
from content.packs import locate_prompt
from practice.clock import minutes
from tui.screens.rounds_screen import RoundsScreen
from tui.widgets.microphone_check import MicrophoneCheck
from tui.widgets.prompt_card import QUIET, facts, where
from tui.widgets.think_clock import ThinkClock

if TYPE_CHECKING:
    from content.pack import Prompt


class ReadyScreen(RoundsScreen):
    """What comes before a round; nothing is recorded here. ``hinting`` is a class on the screen."""

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
            "i",
            "toggle_hints",
            "Hints",
            id="ready.hints",
            tooltip="Show or hide the hints; a real interview has none.",
        ),
        Binding(
            "f",
            "show_frameworks",
            "Frameworks",
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

    def __init__(self, prompt_id: str, *, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._prompt_id = prompt_id
        self._now = now

    def compose(self) -> ComposeResult:
        """Put the question above all else, the clock beside it, and the microphone below."""
        pack, round_, prompt = locate_prompt(self._prompt_id, self.studio.packs)
        self._prompt = prompt
        with Vertical(id="page"):
            with Horizontal(id="top"):
                with Vertical(id="asked"):
                    yield Static(where(pack, round_), id="where")
                    yield Static(facts(prompt), id="facts")
                yield ThinkClock(prompt.think_seconds, now=self._now)
            with VerticalScroll(id="question", can_focus=False):
                yield Static(_ask(prompt), id="text")
                yield Static(Content("\n").join(_hints(prompt)), id="hints")
            yield MicrophoneCheck()
        yield Footer()

    def on_screen_resume(self) -> None:
        """Listen for a voice."""
        self.check.listen(self.rounds.input_device)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer hints, frameworks and examples only where there are some."""
        match action:
            case "toggle_hints":
                return bool(_hints(self._prompt))
            case "show_frameworks":
                return bool(self._prompt.frameworks)
            case "show_exemplars":
                return self._prompt.exemplar is not None
        return super().check_action(action, parameters)

    async def action_speak(self) -> None:
        """Begin the round, once the microphone check has let go of the microphone; without one, look again."""
        from tui.screens.practice import PracticeScreen

        if self.check.is_deaf:
            self.check.listen(self.rounds.input_device)
            self.notify("There is still nothing to record from: t answers in writing, o with a sound file.")
            return
        await self.check.let_go()
        self.app.switch_screen(PracticeScreen(self._prompt_id, self.make_microphone))

    def action_toggle_hints(self) -> None:
        """Show or hide the hints."""
        self.hinting = not self.hinting
        if self.hinting:
            hints = self.query_one("#hints")
            self.call_after_refresh(hints.scroll_visible, animate=False)

    def action_show_frameworks(self) -> None:
        """Show what the answer is judged by."""
        from tui.screens.frameworks import FrameworksScreen

        self.app.push_screen(FrameworksScreen(self._prompt.frameworks))

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
        self.app.switch_screen(TypedScreen(self._prompt_id))

    async def action_choose_file(self) -> None:
        """Answer with a sound file instead."""
        from tui.screens.file import FileScreen

        await self.check.let_go()
        self.app.switch_screen(FileScreen(self._prompt_id))

    def action_try_microphone(self) -> None:
        """Choose a microphone; this one is let go of meanwhile."""
        from tui.screens.microphone import MicrophoneScreen

        self.app.push_screen(MicrophoneScreen(self.rounds))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()

    def on_screen_suspend(self) -> None:
        """Leave the microphone to the screen above."""
        self.run_worker(self.check.let_go())


def _ask(prompt: "Prompt") -> Content:
    """The question, and whatever else has to be known before answering it."""
    parts = [Content.styled(clean(prompt.question), "bold")]
    if prompt.line:
        parts += [Content(""), Content.assemble(("Say  ", QUIET), (clean(prompt.line), "italic"))]
    if prompt.stages:
        parts += [Content(""), *_stages(prompt)]
    for persona in prompt.personas:
        parts += [
            Content(""),
            Content.assemble(
                (clean(persona.role), "bold $text-primary"), ("  " + clean(persona.opening), "italic")
            ),
        ]
    if prompt.decisions:
        parts += [Content(""), Content.styled(f"Decide: {', '.join(map(clean, prompt.decisions))}", QUIET)]
    return Content("\n").join(parts)


def _stages(prompt: "Prompt") -> list[Content]:
    return [
        Content.assemble((f"{minutes(stage.seconds):>5}  ", "$text-primary"), clean(stage.title))
        for stage in prompt.stages
    ]


def _hints(prompt: "Prompt") -> list[Content]:
    """What helps: of each stage, and of the whole."""
    staged = [(f"{clean(stage.title)}  ", clean(stage.hint)) for stage in prompt.stages if stage.hint]
    hints = [*staged, *(("", clean(hint)) for hint in prompt.hints)]
    return [Content.assemble(("● ", "$text-accent"), (stage, QUIET), hint) for stage, hint in hints]
