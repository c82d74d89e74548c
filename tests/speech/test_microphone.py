import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sounddevice

from speech.errors import MicrophoneFault
from speech.microphone import Microphone
from speech.tape import SAMPLE_RATE, read_tape


def test_what_is_said_in_the_room_is_on_the_tape_to_the_sample(
    room, record, place_in, phrase: Path, until: Callable[..., None]
) -> None:
    session = record("desk_mic")
    room.play(phrase)
    recorded = session.recorder.stop()
    assert (recorded.lost, recorded.complete, recorded.fault) == (0, True, None)
    assert recorded.frames / SAMPLE_RATE == session.recorder.seconds
    tape, said = read_tape(session.tape), read_tape(phrase)
    place, likeness = place_in(tape, said)
    assert likeness > 0.9999
    assert np.array_equal(tape[place : place + len(said)], said), (
        "to the last sample, though it stopped at once"
    )


def test_the_default_microphone_is_used_when_none_is_named(room, record) -> None:
    room.plug_in("other_mic")
    recorder = record().recorder
    recordings = room.pactl("list", "source-outputs")
    sources = room.pactl("list", "short", "sources")
    number = next(line.split()[0] for line in sources.splitlines() if "other_mic" in line)
    assert f"Source: {number}\n" in recordings
    recorder.stop()
    assert "PULSE_SOURCE" not in os.environ


def test_a_microphone_that_is_unplugged_is_a_fault_and_no_other_takes_its_place(
    room, record, place_in, phrase: Path, until: Callable[..., None]
) -> None:
    session = record("desk_mic")
    with room.start_playing(phrase):
        until(lambda: session.recorder.level > -50)
        heard = session.recorder.seconds
        until(lambda: session.recorder.seconds > heard + 1)
        room.unplug("desk_mic")
        until(lambda: session.recorder.fault)
        assert "was unplugged: what was said before is on the tape" in (session.recorder.fault or "")
        frames = session.recorder.stop().frames
    assert frames >= SAMPLE_RATE
    assert not session.recorder.stop().complete
    tape, said = read_tape(session.tape), read_tape(phrase)
    assert len(tape) == frames
    place, likeness = place_in(said, tape[-SAMPLE_RATE // 2 :])
    assert likeness > 0.9999
    assert place < 2 * SAMPLE_RATE, "nothing of later is on it"


def test_a_sound_server_that_loses_everything_is_a_fault(room, record, until: Callable[..., None]) -> None:
    session = record()
    room.unplug()
    room.take_out_loudspeaker()
    until(lambda: session.recorder.fault)
    assert session.recorder.stop().fault == session.recorder.fault


def test_a_muted_microphone_is_told_apart_from_a_quiet_room(room, record, until: Callable[..., None]) -> None:
    room.pactl("set-source-mute", "desk_mic", "1")
    session = record()
    until(lambda: session.recorder.fault)
    assert "sends nothing but silence: unmute it" in (session.recorder.fault or "")
    assert not session.recorder.stop().complete


def test_a_microphone_that_was_suspended_has_lost_what_was_said_meanwhile(
    room, record, phrase: Path, until: Callable[..., None]
) -> None:
    session = record()
    with room.start_playing(phrase):
        until(lambda: session.recorder.seconds > 0.5)
        room.pactl("suspend-source", "desk_mic", "1")
        until(lambda: session.recorder.fault)
        assert "has stopped sending sound" in (session.recorder.fault or "")
        room.pactl("suspend-source", "desk_mic", "0")
        until(lambda: "were lost" in (session.recorder.fault or ""))
    recorded = session.recorder.stop()
    assert 1.8 < recorded.lost / SAMPLE_RATE < 10
    assert not recorded.complete


def test_a_device_that_refuses_16_khz_is_resampled(
    room, record, place_in, phrase: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Only48(sounddevice.RawInputStream):  # type: ignore[misc]  # it has no types
        def __init__(self, samplerate: float, **others: Any) -> None:
            if samplerate != 48_000:
                raise sounddevice.PortAudioError("Invalid sample rate", -9997)
            super().__init__(samplerate=samplerate, **others)

    room.clear()
    room.put_in_loudspeaker(rate=48_000)
    room.plug_in()
    monkeypatch.setattr(sounddevice, "RawInputStream", Only48)
    session = record()
    room.play(phrase)
    recorded = session.recorder.stop()
    assert (recorded.lost, recorded.complete) == (0, True)
    assert place_in(read_tape(session.tape), read_tape(phrase))[1] > 0.99


def test_a_device_that_cannot_be_opened_is_a_sentence(room, monkeypatch: pytest.MonkeyPatch) -> None:
    class Busy(sounddevice.RawInputStream):  # type: ignore[misc]  # it has no types
        def __init__(self, **_: Any) -> None:
            raise sounddevice.PortAudioError("Device unavailable", -9985)

    monkeypatch.setattr(sounddevice, "RawInputStream", Busy)
    with pytest.raises(
        MicrophoneFault, match=r"cannot be opened \(Device unavailable\): see that no other program"
    ):
        Microphone("desk_mic").start(print, print)
