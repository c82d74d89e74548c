"""The question read aloud by the bundled voice, and after it what each role at the table opens with."""

import threading
from collections.abc import Sequence
from pathlib import Path

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static
from textual.worker import get_current_worker

from content.clean import clean
from practice.aloud import Line

LOOK_SECONDS = 0.1
"""Between two looks at whether the voice has ended or is to stop."""


class ReadAloud(Static):
    """One quiet line that says who speaks; ``speaking`` is a class on it, and whoever listens to it is told."""

    DEFAULT_CSS = """
    ReadAloud {
        display: none;
        height: auto;
        color: $text-accent;
        &.-speaking { display: block; }
    }
    """

    speaking: var[bool] = var(default=False, toggle_class="-speaking")

    class Began(Message):
        """A line is being said."""

        def __init__(self, line: Line) -> None:
            super().__init__()
            self.line = line

    class Ended(Message):
        """The voice is silent; ``sentence`` says why where that was not meant."""

        def __init__(self, sentence: str = "") -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self) -> None:
        super().__init__()
        self._hush = threading.Event()

    def begin(self, lines: Sequence[Line], folder: Path) -> None:
        """Say the lines one after the other; what was spoken once lies in ``folder``."""
        self.speaking = True
        self.update(Content("The voice is getting ready …"))
        self._hush = threading.Event()
        self._speak(lines, folder, self._hush)

    def hush(self) -> None:
        """Fall silent."""
        self._hush.set()

    def on_unmount(self) -> None:
        """Fall silent."""
        self.hush()

    @work(thread=True, group="aloud")
    def _speak(self, lines: Sequence[Line], folder: Path, hush: threading.Event) -> None:
        from practice.aloud import spoken
        from speech.errors import SpeechError
        from speech.player import Player

        worker = get_current_worker()
        player = Player()
        try:
            for line in lines:
                path = spoken(line.text, folder)
                if hush.is_set() or worker.is_cancelled:
                    break
                player.play(path)
                self.post_message(self.Began(line))
                while player.playing and not worker.is_cancelled and not hush.wait(LOOK_SECONDS):
                    pass
        except SpeechError as error:
            self.post_message(self.Ended(str(error)))
            return
        finally:
            player.stop()
        self.post_message(self.Ended())

    @on(Began)
    def _say(self, message: Began) -> None:
        self.update(
            Content(f"▶ {clean(message.line.speaker)} speaks" if message.line.speaker else "▶ The question")
        )

    @on(Ended)
    def _be_silent(self) -> None:
        self.speaking = False
