"""What the microphone check says, of sound given by hand and a clock turned by hand."""

from collections.abc import Callable

import pytest

from practice.sound_check import SoundCheck, microphone_problem, warn_of
from speech.devices import Device
from speech.errors import NoMicrophone, NoPortAudio


class Clock:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


class Source:
    name = "Desk"
    live = True
    lost = 0

    def __init__(self) -> None:
        self.fault: str | None = None
        self.started = 0
        self.stopped = 0

    def start(self, on_block: Callable[[bytes], None], on_end: Callable[[], None]) -> None:
        self.started += 1
        self.on_block = on_block

    def stop(self) -> None:
        self.stopped += 1


def square(loudness: int) -> bytes:
    return (loudness.to_bytes(2, "little", signed=True) + (-loudness).to_bytes(2, "little", signed=True)) * 800


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def check(source: Source, clock: Clock) -> SoundCheck:
    check = SoundCheck(source, now=clock)
    check.start()
    return check


@pytest.mark.parametrize(
    ("loudness", "after", "hearing", "sentence"),
    [
        (None, 1.0, "waiting", "Waking the microphone …"),
        (None, 5.0, "nothing", "No sound arrives from Desk: see that it is plugged in and free."),
        (3000, 1.0, "voice", "It hears you."),
        (20, 1.0, "waiting", "Say a few words."),
        (20, 5.0, "whisper", "It hears hardly anything: say a few words, come closer, or turn the level up."),
        (32_700, 1.0, "too loud", "Too loud: move back a little, or turn the input level down."),
        (0, 1.0, "waiting", "Say a few words."),
        (
            0,
            3.0,
            "silence",
            "Desk sends nothing but silence: unmute it, or allow this terminal to use it.",
        ),
    ],
)
def test_each_way_to_hear_has_its_sentence(
    check: SoundCheck,
    source: Source,
    clock: Clock,
    loudness: int | None,
    after: float,
    hearing: str,
    sentence: str,
) -> None:
    while loudness is not None and clock.seconds < after:
        source.on_block(square(loudness))
        clock.seconds += 0.1
    clock.seconds = after
    assert (check.verdict.hearing, check.verdict.sentence) == (hearing, sentence)


def test_the_level_is_that_of_the_last_block(check: SoundCheck, source: Source) -> None:
    source.on_block(square(3277))
    assert check.level == pytest.approx(-20.0, abs=0.01)
    source.on_block(square(0))
    assert check.level == -96.0


def test_a_voice_after_silence_is_heard(check: SoundCheck, source: Source, clock: Clock) -> None:
    source.on_block(square(0))
    clock.seconds = 3.0
    source.on_block(square(3000))
    assert check.verdict.hearing == "voice"


def test_a_fault_of_the_source_comes_first(check: SoundCheck, source: Source) -> None:
    source.on_block(square(3000))
    source.fault = "Desk was unplugged."
    assert check.verdict.sentence == "Desk was unplugged."


def test_what_was_stopped_does_not_start(source: Source) -> None:
    check = SoundCheck(source)
    check.stop()
    check.start()
    check.stop()
    assert (source.started, source.stopped) == (0, 1)


@pytest.mark.parametrize(
    ("rate", "monitor", "words"),
    [
        (48_000, False, None),
        (16_000, False, None),
        (48_000, True, "Thing is what this computer plays, not a microphone: choose another one."),
        (8_000, False, "Thing sounds like a telephone (8 kHz)"),
    ],
)
def test_a_device_is_warned_of_before_it_is_heard(rate: int, monitor: bool, words: str | None) -> None:
    warning = warn_of(Device("thing", 1, rate, default=False, monitor=monitor, label="Thing", index=0))
    assert warning is words or (words and warning and warning.startswith(words))


@pytest.mark.parametrize("error", [NoPortAudio("There is no PortAudio."), NoMicrophone("There is none.")])
def test_no_microphone_is_a_sentence(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse(_name: str | None) -> None:
        raise error

    monkeypatch.setattr("speech.devices.choose_device", refuse)
    assert microphone_problem(None) == str(error)


def test_a_microphone_is_no_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("speech.devices.choose_device", lambda name: name)
    assert microphone_problem("Desk") is None
