"""The microphones of this computer, to be tried and chosen."""

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from content.clean import clean
from tui.widgets.device_list import DeviceList
from tui.widgets.microphone_check import MicrophoneCheck

if TYPE_CHECKING:
    from speech.devices import Device
    from tui.app import RoundsApp

KEYS = Content("   ").join(
    Content.assemble((key, "bold $text-accent"), f" {word}")
    for key, word in (("enter", "choose"), ("r", "look again"), ("esc", "back"))
)
LASTING = "The choice is remembered."


class MicrophoneScreen(ModalScreen[None]):
    """A card of devices above what the one under the cursor hears; a choice becomes the app's input device."""

    AUTO_FOCUS = "DeviceList"
    CSS_PATH = "microphone.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,m", "leave", "Back", id="microphone.leave", tooltip="Close without choosing."),
        Binding("r", "look", "Refresh", id="microphone.refresh", tooltip="Look again for microphones."),
    ]

    devices = getters.query_one(DeviceList)
    check = getters.query_one(MicrophoneCheck)

    class Found(Message, bubble=False):
        """The sound system named its devices."""

        def __init__(self, devices: "tuple[Device, ...]") -> None:
            super().__init__()
            self.devices = devices

    class Refused(Message, bubble=False):
        """There is no sound system to ask; ``sentence`` says why."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self, app: "RoundsApp") -> None:
        super().__init__()
        self._rounds = app
        self._found: tuple[Device, ...] = ()

    def compose(self) -> ComposeResult:
        """Put the devices over the check."""
        with Vertical(id="card"):
            yield Static("Microphone", id="title", markup=False)
            yield DeviceList()
            yield MicrophoneCheck()
            yield Static(KEYS, id="hints")
            yield Static(LASTING, id="lasting", markup=False)

    def on_mount(self) -> None:
        """Look for devices."""
        self._look()

    async def action_look(self) -> None:
        """Look for devices again."""
        await self.check.let_go()
        self._look()

    async def action_leave(self) -> None:
        """Close."""
        await self.check.let_go()
        self.dismiss()

    @work(thread=True, exclusive=True, group="devices")
    def _look(self) -> None:
        from practice.sound_check import microphones
        from speech.errors import SpeechError

        try:
            self.post_message(self.Found(microphones()))
        except SpeechError as error:
            self.post_message(self.Refused(str(error)))

    @on(Found)
    def _list(self, message: Found) -> None:
        self._found = message.devices
        self.devices.display = bool(message.devices)
        self.devices.fill(message.devices, self._rounds.input_device)
        if not message.devices:
            self.check.listen(None)

    @on(Refused)
    def _tell(self, message: Refused) -> None:
        self.devices.display = False
        self.query_one("#lasting", Static).update(Content(clean(message.sentence)))

    @on(DeviceList.OptionHighlighted)
    def _try(self, message: DeviceList.OptionHighlighted) -> None:
        self.check.listen(self._found[message.option_index].name)

    @on(DeviceList.OptionSelected)
    async def _choose(self, message: DeviceList.OptionSelected) -> None:
        chosen = self._found[message.option_index].name
        self._rounds.input_device = chosen
        self._rounds.remember(input_device=chosen)
        await self.action_leave()
