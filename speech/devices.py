"""The microphones of this computer, and the choice of one by its name."""

from typing import Any

import msgspec

from speech.errors import NoMicrophone
from speech.portaudio import scan
from speech.pulse import default_pulse_source, pulse_sources

_SOUND_SERVERS = {"pulse", "pipewire", "default"}
"""Devices of ALSA that stand for whatever a sound server records from."""
_LISTENING_IN = ("monitor", "stereo mix", "loopback", "blackhole", "what u hear")


class Device(msgspec.Struct, frozen=True):
    """Something to record from: ``name`` chooses it, ``label`` is what people call it.

    ``channels`` and ``rate`` (Hz) are its own. ``monitor`` says that it hears what this computer plays, not
    what is said. ``index`` is PortAudio's number for it; ``routed`` when a sound server is asked for the name.
    """

    name: str
    channels: int
    rate: int
    default: bool
    monitor: bool
    label: str
    index: int
    routed: bool = False


def list_devices() -> tuple[Device, ...]:
    """Everything that can be recorded from now; none is no error.

    Raises:
        NoPortAudio: the library is missing.
    """
    everything, default = scan()
    found = [device for device in everything if device["max_input_channels"]]
    door = next((device["index"] for device in found if device["name"] == "pulse"), None)
    sources = pulse_sources() if door is not None else None
    if door is None or sources is None:
        return tuple(_device(device, default) for device in found)
    default_source = default_pulse_source()
    served = [
        Device(
            name=source.name,
            channels=source.channels,
            rate=source.rate,
            default=source.name == default_source,
            monitor=bool(source.output),
            label=source.description,
            index=door,
            routed=True,
        )
        for source in sources
    ]
    return (*served, *(_device(device, None) for device in found if device["name"] not in _SOUND_SERVERS))


def choose_device(name: str | None) -> Device:
    """Find the device of that name or label, in full or else in part; None means the system's default.

    Raises:
        NoPortAudio: the library is missing.
        NoMicrophone: there is no microphone, none of that name, or more than one.
    """
    devices = list_devices()
    if not devices:
        raise NoMicrophone(
            "No microphone was found: plug one in and try again, or answer from a file or in writing."
        )
    listed = ", ".join(device.name for device in devices)
    if name is None:
        fitting = [device for device in devices if device.default]
        if not fitting:
            raise NoMicrophone(f"The system has no default microphone: use --input-device with one ({listed}).")
        return fitting[0]
    wanted = name.casefold()
    fitting = [device for device in devices if wanted in (device.name.casefold(), device.label.casefold())]
    fitting = fitting or [device for device in devices if wanted in f"{device.name}\n{device.label}".casefold()]
    if not fitting:
        raise NoMicrophone(f"There is no microphone {name}: choose one of {listed}.")
    if len(fitting) > 1:
        both = ", ".join(device.name for device in fitting)
        raise NoMicrophone(f"More than one microphone is called {name}: name one of {both} in full.")
    return fitting[0]


def _device(found: dict[str, Any], default: int | None) -> Device:
    name: str = found["name"]
    return Device(
        name=name,
        channels=found["max_input_channels"],
        rate=round(found["default_samplerate"]),
        default=found["index"] == default,
        monitor=_listens_in(name),
        label=name,
        index=found["index"],
    )


def _listens_in(label: str) -> bool:
    return any(word in label.casefold() for word in _LISTENING_IN)
