"""The microphone, heard before it matters: its name, how loud it is, and a sentence about it."""

import asyncio
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from content.clean import clean
from tui.widgets.level_meter import LevelMeter

if TYPE_CHECKING:
    from practice.sound_check import Hearing, SoundCheck

LOOKS_PER_SECOND = 15
STYLES: dict["Hearing", tuple[str, str]] = {
    "waiting": ("○", "$text-muted"),
    "voice": ("✓", "$text-success"),
    "whisper": ("▲", "$text-warning"),
    "too loud": ("▲", "$text-warning"),
    "silence": ("▲", "$text-error"),
    "nothing": ("▲", "$text-error"),
}


class MicrophoneCheck(Vertical):
    """Listens from ``listen`` to ``let_go``; nothing it hears is kept."""

    DEFAULT_CSS = """
    MicrophoneCheck {
        height: auto;

        & #heard { height: 1; display: none; }
        &.-open #heard { display: block; }
        & #microphone { width: auto; max-width: 60%; margin-right: 3; }
        & LevelMeter { width: 1fr; max-width: 48; }
        & #warning { display: none; color: $text-warning; }
    }
    """

    class Opened(Message, bubble=False):
        """The microphone is open; ``warning`` says what is wrong with it before it is heard."""

        def __init__(self, check: "SoundCheck", warning: str | None) -> None:
            super().__init__()
            self.check = check
            self.warning = warning

    class Refused(Message, bubble=False):
        """There is nothing to listen to; ``sentence`` says why."""

        def __init__(self, check: "SoundCheck", sentence: str) -> None:
            super().__init__()
            self.check = check
            self.sentence = sentence

    def __init__(self) -> None:
        super().__init__()
        self._check: SoundCheck | None = None
        self._deaf = False

    @property
    def is_deaf(self) -> bool:
        """Whether it is known that there is nothing to listen to."""
        return self._deaf

    def compose(self) -> ComposeResult:
        """Put the name and the level in one line, the sentence under it."""
        with Horizontal(id="heard"):
            yield Static(id="microphone")
            yield LevelMeter()
        yield Static(id="verdict")
        yield Static(id="warning")

    def on_mount(self) -> None:
        """Be ready to look, but only while there is something to hear."""
        self._looking = self.set_interval(1 / LOOKS_PER_SECOND, self._look, pause=True)

    async def on_unmount(self) -> None:
        """Leave no microphone open."""
        await self.let_go()

    def listen(self, device: str | None) -> None:
        """Open the microphone called ``device``, or the default one; what was open before is let go."""
        from practice.sound_check import SoundCheck
        from speech.microphone import Microphone

        before, self._check = self._check, SoundCheck(Microphone(device))
        self._deaf = False
        self._say("waiting", "Opening the microphone …")
        self._open(self._check, before, device)

    async def let_go(self) -> None:
        """Close the microphone; returns when another may open it."""
        self._looking.pause()
        if self._check:
            check, self._check = self._check, None
            await asyncio.to_thread(check.stop)

    @work(thread=True, group="microphone")
    def _open(self, check: "SoundCheck", before: "SoundCheck | None", device: str | None) -> None:
        from practice.sound_check import warn_of
        from speech.devices import choose_device
        from speech.errors import SpeechError

        if before:
            before.stop()
        try:
            warning = warn_of(choose_device(device))
            check.start()
        except SpeechError as error:
            self.post_message(self.Refused(check, str(error)))
        else:
            self.post_message(self.Opened(check, warning))

    @on(Opened)
    def _begin(self, message: Opened) -> None:
        if message.check is not self._check:
            return
        warning = self.query_one("#warning", Static)
        warning.update(Content(clean(message.warning or "")))
        warning.display = bool(message.warning)
        self.query_one("#microphone", Static).update(Content.styled(clean(message.check.name), "bold"))
        self.add_class("-open")
        self._looking.resume()

    @on(Refused)
    def _give_up(self, message: Refused) -> None:
        if message.check is self._check:
            self._deaf = True
            self._looking.pause()
            self.remove_class("-open")
            self._say("nothing", message.sentence)

    def _look(self) -> None:
        if self._check:
            self.query_one(LevelMeter).level = self._check.level
            verdict = self._check.verdict
            self._say(verdict.hearing, verdict.sentence)

    def _say(self, hearing: "Hearing", sentence: str) -> None:
        sign, style = STYLES[hearing]
        self.query_one("#verdict", Static).update(
            Content.assemble((f"{sign} ", f"bold {style}"), (clean(sentence), style))
        )
