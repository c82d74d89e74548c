"""An answer from a sound file."""

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Footer, Input, Static
from textual.worker import get_current_worker

from content.clean import clean
from content.packs import locate_prompt
from practice.turn import FIRST_TURN, Turn, as_put
from tui.path_suggester import PathSuggester
from tui.screens.rounds_screen import RoundsScreen
from tui.widgets.prompt_card import QUIET, where

ANY_FORMAT = "Any sound or video file: WAV, FLAC, MP3, M4A, OGG, MP4 …"


class FileScreen(RoundsScreen):
    """Asks for a path, and begins the round when there is sound in the file.

    ``realtime`` (a class on the screen) plays the file at speaking speed instead of as fast as it can be read.
    """

    AUTO_FOCUS = "Input"
    CSS_PATH = "file.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+r",
            "toggle_speed",
            "Speed",
            id="file.speed",
            tooltip="Play the file at speaking speed, or take it in as fast as it can be read.",
        ),
        Binding("escape", "leave", "Back", id="file.leave", tooltip="Go back without answering."),
    ]

    realtime: var[bool] = var(default=False, toggle_class="-realtime")

    status = getters.query_one("#status", Static)
    path_input = getters.query_one(Input)

    class Opened(Message, bubble=False):
        """There is sound in the file."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    class Refused(Message, bubble=False):
        """The file cannot be used; ``sentence`` says why."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self, prompt_id: str, *, turn: Turn = FIRST_TURN) -> None:
        super().__init__()
        self._prompt_id = prompt_id
        self._turn = turn

    def compose(self) -> ComposeResult:
        """Put the question over a line for the path."""
        pack, round_, found = locate_prompt(self._prompt_id, self.studio.packs)
        prompt = as_put(found, self._turn)
        with Vertical(id="page"):
            yield Static(where(pack, round_), id="where")
            yield Static(Content.styled(clean(prompt.question), "bold"), id="question")
            yield Input(
                placeholder="path of the sound file",
                suggester=PathSuggester(),
                select_on_focus=False,
            )
            yield Static(Content.styled(ANY_FORMAT, QUIET), id="status")
            yield Static(id="speed")
        yield Footer()

    def watch_realtime(self, realtime: bool) -> None:
        """Say how fast the file will be played."""
        said = "at speaking speed, as a microphone would" if realtime else "as fast as it can be read"
        self.query_one("#speed", Static).update(Content.assemble(("Played ", QUIET), said))

    def action_toggle_speed(self) -> None:
        """Change between the two speeds."""
        self.realtime = not self.realtime

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()

    @on(Input.Changed)
    def _begin_again(self) -> None:
        self.status.update(Content.styled(ANY_FORMAT, QUIET))

    @on(Input.Submitted)
    def _submit(self, message: Input.Submitted) -> None:
        if message.value.strip():
            self.status.update(Content.styled("Opening the file …", QUIET))
            self._open(Path(message.value.strip().strip("'\"")).expanduser())

    @work(thread=True, exclusive=True, group="file")
    def _open(self, path: Path) -> None:
        from speech.audio_file import AudioFile
        from speech.errors import SpeechError

        try:
            AudioFile(path)
        except SpeechError as error:
            answer: Message = self.Refused(str(error))
        else:
            answer = self.Opened(path)
        if not get_current_worker().is_cancelled:
            self.post_message(answer)

    @on(Opened)
    def _practise(self, message: Opened) -> None:
        from speech.audio_file import AudioFile
        from tui.screens.practice import PracticeScreen

        make_source = partial(AudioFile, message.path, realtime=self.realtime)
        self.app.switch_screen(PracticeScreen(self._prompt_id, make_source, turn=self._turn))

    @on(Refused)
    def _tell(self, message: Refused) -> None:
        self.status.update(
            Content.assemble(("▲ ", "bold $text-error"), (clean(message.sentence), "$text-error"))
        )
