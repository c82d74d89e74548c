import math
import subprocess
import sys
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from speech.audio_file import AudioFile
from speech.errors import NoMicrophone
from speech.recorder import QUIETEST, Recorder
from speech.tape import SAMPLE_RATE, Tape, read_tape

TONE = (np.sin(np.arange(1600) * 2 * np.pi * 440 / SAMPLE_RATE) * 2**14).astype("<i2").tobytes()


class Hand:
    """A source that gives what a test hands it, from the test's own thread."""

    name = "hand"
    lost = 0

    def __init__(self, *, live: bool = False) -> None:
        self.live = live
        self.fault: str | None = None
        self.stopped = False
        self.give: Callable[[bytes], None]
        self.end: Callable[[], None]

    def start(self, on_block: Callable[[bytes], None], on_end: Callable[[], None]) -> None:
        self.give, self.end = on_block, on_end

    def stop(self) -> None:
        self.stopped = True


class Nothing(Hand):
    def start(self, on_block: Callable[[bytes], None], on_end: Callable[[], None]) -> None:
        raise NoMicrophone("There is no microphone.")


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def recorder(hand: Hand, tmp_path: Path) -> Recorder:
    return Recorder(hand, Tape.create(tmp_path / "tape.wav"))


def test_what_is_given_is_on_the_tape(hand: Hand, recorder: Recorder, tmp_path: Path) -> None:
    recorder.start()
    assert not recorder.started
    hand.give(TONE)
    hand.give(TONE)
    assert recorder.started
    recorded = recorder.stop()
    assert hand.stopped
    assert (recorded.frames, recorded.lost, recorded.complete, recorded.fault) == (3200, 0, True, None)
    assert recorder.seconds == 0.2
    assert (tmp_path / "tape.wav").read_bytes()[44:] == TONE * 2
    assert recorder.stop() is recorded


def test_the_level_is_the_root_mean_square_of_the_last_block(hand: Hand, recorder: Recorder) -> None:
    assert recorder.level == QUIETEST
    recorder.start()
    hand.give(TONE)
    recorder.stop()
    assert recorder.level == pytest.approx(20 * math.log10(0.5 / math.sqrt(2)), abs=0.1)


def test_silence_is_as_quiet_as_it_gets(hand: Hand, recorder: Recorder) -> None:
    recorder.start()
    hand.give(TONE)
    hand.give(bytes(3200))
    recorder.stop()
    assert recorder.level == QUIETEST


def test_a_pause_leaves_what_comes_meanwhile_off_the_tape(
    hand: Hand, recorder: Recorder, tmp_path: Path
) -> None:
    recorder.start()
    hand.give(b"\1\0" * 1600)
    recorder.pause()
    hand.give(b"\2\0" * 1600)
    recorder.resume()
    hand.give(b"\3\0" * 1600)
    assert recorder.stop().frames == 3200
    assert (tmp_path / "tape.wav").read_bytes()[44:] == b"\1\0" * 1600 + b"\3\0" * 1600


def test_ended_means_that_the_last_block_is_on_the_tape(hand: Hand, recorder: Recorder) -> None:
    recorder.start()
    for _ in range(100):
        hand.give(TONE)
    hand.end()
    assert recorder.ended.wait(10)
    assert recorder.seconds == 10
    recorder.stop()


def test_a_source_that_cannot_start_leaves_a_closed_empty_tape(tmp_path: Path) -> None:
    recorder = Recorder(Nothing(), Tape.create(tmp_path / "tape.wav"))
    with pytest.raises(NoMicrophone):
        recorder.start()
    assert recorder.stop().frames == 0


def test_a_recorder_that_never_started_can_be_stopped(recorder: Recorder) -> None:
    assert recorder.stop().frames == 0


def test_a_fault_of_the_source_makes_the_recording_incomplete(hand: Hand, recorder: Recorder) -> None:
    recorder.start()
    hand.give(TONE)
    hand.fault = "The cable is out."
    assert recorder.fault == "The cable is out."
    recorded = recorder.stop()
    assert (recorded.frames, recorded.complete, recorded.fault) == (1600, False, "The cable is out.")


def test_silence_is_a_fault_only_of_a_live_source(tmp_path: Path) -> None:
    faults = []
    for live in (True, False):
        hand = Hand(live=live)
        recorder = Recorder(hand, Tape.create(tmp_path / f"{live}.wav"))
        recorder.start()
        for _ in range(21):
            hand.give(bytes(3200))
        recorded = recorder.stop()
        assert recorded.frames == 21 * 1600
        faults.append(recorded.fault)
    assert "nothing but silence" in (faults[0] or "")
    assert faults[1] is None


def test_a_whole_file_goes_onto_the_tape_sample_by_sample(tmp_path: Path, spoken: Path) -> None:
    recorder = Recorder(AudioFile(spoken), Tape.create(tmp_path / "tape.wav"))
    recorder.start()
    assert recorder.ended.wait(30)
    assert recorder.stop().complete
    assert np.array_equal(read_tape(tmp_path / "tape.wav"), read_tape(spoken))


def test_a_full_disk_stops_the_tape_with_a_sentence_and_costs_nothing(tmp_path: Path, spoken: Path) -> None:
    script = """
import resource, sys
from pathlib import Path
from speech.audio_file import AudioFile
from speech.recorder import Recorder
from speech.tape import Tape

resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
recorder = Recorder(AudioFile(Path(sys.argv[1])), Tape.create(Path(sys.argv[2])))
recorder.start()
recorder.ended.wait()
assert recorder.fault == recorder.stop().fault
assert not recorder.stop().complete
print(recorder.stop().frames, recorder.fault)
"""
    tape = tmp_path / "tape.wav"
    answer = subprocess.check_output([sys.executable, "-c", script, spoken, tape], text=True)
    frames, _, sentence = answer.partition(" ")
    assert "what was said until now is kept" in sentence
    with wave.open(str(tape)) as file:
        assert file.getnframes() == int(frames) == (100_000 - 44) // 2
        assert file.readframes(int(frames)) == spoken.read_bytes()[44:100_000]


@pytest.mark.parametrize(
    ("live", "silent", "head"), [(True, 0, 0.0), (True, 15, 1.5), (True, 50, 3.0), (False, 15, 0.0)]
)
def test_the_silence_while_a_headset_opens_its_link_is_told_apart(
    tmp_path: Path, live: bool, silent: int, head: float
) -> None:
    hand = Hand(live=live)
    recorder = Recorder(hand, Tape.create(tmp_path / "tape.wav"))
    recorder.start()
    for _ in range(silent):
        hand.give(bytes(len(TONE)))
    hand.give(TONE)
    hand.give(bytes(len(TONE)))
    recorded = recorder.stop()
    assert recorder.head == pytest.approx(head)
    assert recorded.frames == (silent + 2) * 1600
