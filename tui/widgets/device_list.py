"""The microphones to choose from."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from content.clean import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from speech.devices import Device


class DeviceList(OptionList, inherit_bindings=False):
    """One line a device; the option's id is the place of the device in the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Choose", id="devices.choose", tooltip="Use this microphone from now on."),
        Binding("up", "cursor_up", "Up", id="devices.up", tooltip="Try the microphone above.", show=False),
        Binding(
            "down", "cursor_down", "Down", id="devices.down", tooltip="Try the microphone below.", show=False
        ),
    ]

    def fill(self, devices: "Sequence[Device]", wanted: str | None) -> None:
        """List the devices, with the cursor on the one that is in use."""
        self.clear_options()
        self.add_options(Option(_line(device), id=str(place)) for place, device in enumerate(devices))
        for place, device in enumerate(devices):
            if device.name == wanted or (wanted is None and device.default):
                self.highlighted = place


def _line(device: "Device") -> Content:
    marks = ["default"] * device.default + ["plays, does not hear you"] * device.monitor
    return Content.assemble(clean(device.label), (f"  {' · '.join(marks)}", "$text-muted") if marks else "")
