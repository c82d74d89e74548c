import subprocess
import sys
from pathlib import Path

import pytest

from speech.devices import choose_device, list_devices
from speech.errors import NoMicrophone
from speech.microphone import Microphone
from speech.player import Player


def test_devices_are_listed_with_what_tells_them_apart(room) -> None:
    room.plug_in("other_mic")
    devices = {device.name: device for device in list_devices()}
    assert set(devices) == {"room.monitor", "desk_mic", "other_mic"}
    assert {name for name, device in devices.items() if device.default} == {"other_mic"}
    assert {name for name, device in devices.items() if device.monitor} == {"room.monitor"}
    assert {(device.rate, device.channels) for device in devices.values()} == {(16_000, 1)}
    assert choose_device("desk").name == choose_device("DESK_MIC").name == "desk_mic"
    assert choose_device(None).name == "other_mic"


def test_a_name_must_mean_one_device(room) -> None:
    room.plug_in("other_mic")
    with pytest.raises(
        NoMicrophone, match=r"no microphone studio: choose one of room\.monitor, desk_mic, other_mic"
    ):
        Microphone("studio").start(print, print)
    with pytest.raises(
        NoMicrophone, match="More than one microphone is called mic: name one of desk_mic, other_mic"
    ):
        Microphone("mic").start(print, print)


def test_a_computer_without_a_microphone_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'nobody'}")
    monkeypatch.setenv("PULSE_COOKIE", str(tmp_path / "cookie"))
    assert list_devices() == ()
    with pytest.raises(NoMicrophone, match="No microphone was found: plug one in"):
        Microphone().start(print, print)


def test_a_computer_without_portaudio_says_what_to_install() -> None:
    script = """
import ctypes.util
ctypes.util.find_library = lambda name: None
from speech.devices import list_devices
from speech.errors import NoPortAudio
try:
    list_devices()
except NoPortAudio as error:
    print(error)
"""
    sentence = subprocess.check_output([sys.executable, "-c", script], text=True)
    assert "apt install libportaudio2" in sentence
    assert "brew install portaudio" in sentence


def test_a_microphone_that_is_plugged_in_later_is_found(room, tmp_path: Path, phrase: Path, until) -> None:
    player = Player()
    player.play(phrase, 2.5)
    until(lambda: not player.playing)
    room.plug_in("late_mic")
    assert choose_device("late_mic").default
    player.stop()


def test_devices_can_be_listed_while_sound_is_recorded(room, record) -> None:
    recorder = record().recorder
    assert {device.name for device in list_devices()} == {"room.monitor", "desk_mic"}
    assert recorder.stop().complete
