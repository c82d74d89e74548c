"""The demo round: what it is, while its sample answer is being spoken into a file."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Footer, Static

from content.clean import clean
from content.packs import locate_prompt
from practice.demo import choose_demo
from tui.screens.rounds_screen import RoundsScreen
from tui.widgets.prompt_card import QUIET, where

if TYPE_CHECKING:
    from content.pack import Exemplar

ABOUT = (
    "A bundled voice gives a strong answer to this question. It is played where your microphone would be, at "
    "the speed of speech and without a sound. A light comes on for each kind of evidence that is heard; press "
    "v to see the words as well. The score is there when it ends."
)


class DemoScreen(RoundsScreen):
    """Explains the demo round and begins it on enter, as soon as there is something to play."""

    AUTO_FOCUS = ""
    CSS_PATH = "demo.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space", "watch", "Watch", id="demo.watch", tooltip="Begin the demo round.", key_display="⏎"
        ),
        Binding("escape", "leave", "Back", id="demo.leave", tooltip="Go back without watching."),
    ]

    audio: var[Path | None] = var[Path | None](None, bindings=True)

    class Spoken(Message, bubble=False):
        """The sample answer is a file now."""

        def __init__(self, audio: Path) -> None:
            super().__init__()
            self.audio = audio

    class Refused(Message, bubble=False):
        """The voice could not speak; ``sentence`` says why."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def compose(self) -> ComposeResult:
        """Show the question and what is going to happen."""
        self._prompt, self._exemplar = choose_demo(self.studio.packs)
        pack, round_, _ = locate_prompt(self._prompt.id, self.studio.packs)
        with Vertical(id="page"):
            yield Static(where(pack, round_), id="where")
            with VerticalScroll(id="question", can_focus=False):
                yield Static(Content.styled(clean(self._prompt.question), "bold"), id="text")
            yield Static(Content(ABOUT), id="about")
            yield Static(
                Content.assemble(("Watch for  ", QUIET), (clean(self._exemplar.difference), "italic")),
                id="difference",
            )
            yield Static(Content.styled("The voice is getting ready …", QUIET), id="status")
        yield Footer()

    def on_mount(self) -> None:
        """Have the answer spoken."""
        self._speak(self._exemplar)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Begin only when there is something to play."""
        if action == "watch" and self.audio is None:
            return None
        return super().check_action(action, parameters)

    def action_watch(self) -> None:
        """Begin the round."""
        from speech.audio_file import AudioFile
        from tui.screens.practice import PracticeScreen

        if self.audio:
            make_source = partial(AudioFile, self.audio, realtime=True)
            self.app.switch_screen(PracticeScreen(self._prompt.id, make_source))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()

    @work(thread=True, group="voice")
    def _speak(self, exemplar: "Exemplar") -> None:
        from practice.demo import demo_audio
        from speech.errors import SpeechError

        try:
            audio = demo_audio(exemplar, self.studio.paths.models.parent / "voice")
        except SpeechError as error:
            self.post_message(self.Refused(str(error)))
        else:
            self.post_message(self.Spoken(audio))

    @on(Spoken)
    def _ready(self, message: Spoken) -> None:
        self.audio = message.audio
        self.query_one("#status", Static).update(
            Content.assemble("Ready: press ", ("enter", "bold $text-accent"), " to watch.")
        )

    @on(Refused)
    def _tell(self, message: Refused) -> None:
        sentence = Content.styled(clean(message.sentence), "$text-error")
        self.query_one("#status", Static).update(sentence)
