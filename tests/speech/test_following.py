"""What is found on a tape does not depend on how it grew."""

import random
from pathlib import Path

import pytest

from speech.following import TapeFollower
from speech.segmenter import FRAME, Utterance
from speech.tape import SAMPLE_RATE, Tape, read_pcm


def follow(follower: TapeFollower) -> list[Utterance]:
    """All utterances that can be found now; overlong ones are cut at their quietest frame."""
    found = []
    while True:
        if utterance := follower.read_on():
            if not utterance.whole:
                half = len(utterance.probabilities) // 2
                quietest = min(
                    range(half, len(utterance.probabilities)), key=utterance.probabilities.__getitem__
                )
                follower.cut(utterance.start + quietest * FRAME)
            found.append(utterance)
        elif follower.finished or follower.caught_up:
            return found


@pytest.fixture(scope="module")
def pcm(spoken: Path) -> bytes:
    """Speech with pauses, then thirty seconds of it without."""
    sound = read_pcm(spoken).tobytes()
    still = bytes(2 * SAMPLE_RATE)
    breathless = sound[SAMPLE_RATE : 4 * SAMPLE_RATE]
    return still + sound + still + 20 * breathless + still[:3210]


@pytest.fixture(scope="module")
def at_once(pcm: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[Utterance]:
    path = tmp_path_factory.mktemp("whole") / "tape.wav"
    with Tape.create(path) as tape:
        tape.append(pcm)
    follower = TapeFollower(path)
    follower.finish(tape.frames)
    return follow(follower)


@pytest.mark.parametrize("seed", range(3))
def test_a_tape_that_grows_in_any_steps_has_the_same_utterances(
    pcm: bytes, at_once: list[Utterance], tmp_path: Path, seed: int
) -> None:
    steps = random.Random(seed)
    found: list[Utterance] = []
    with Tape.create(tmp_path / "tape.wav") as tape:
        follower = TapeFollower(tape.path)
        rest = pcm
        while rest:
            size = 2 * steps.choice([1, 100, 1600, 5000, 160_000])
            tape.append(rest[:size])
            rest = rest[size:]
            found += follow(follower)
        follower.finish(tape.frames)
        found += follow(follower)
    assert len(found) >= 3
    assert not all(utterance.whole for utterance in found)
    assert found == at_once


def test_it_stops_where_it_is_told_to(pcm: bytes, tmp_path: Path) -> None:
    with Tape.create(tmp_path / "tape.wav") as tape:
        tape.append(pcm)
    follower = TapeFollower(tape.path)
    follower.finish(5 * SAMPLE_RATE + 7)
    (first,) = follow(follower)
    assert follower.finished
    assert first.end == 5 * SAMPLE_RATE + 7


def test_a_tape_that_is_shorter_than_said_ends_where_it_ends(pcm: bytes, tmp_path: Path) -> None:
    with Tape.create(tmp_path / "tape.wav") as tape:
        tape.append(pcm[: 2 * 5 * SAMPLE_RATE])
    follower = TapeFollower(tape.path)
    follower.finish(99 * SAMPLE_RATE)
    (first,) = follow(follower)
    assert follower.finished
    assert follower.available == first.end == 5 * SAMPLE_RATE


def test_what_was_found_can_be_heard(pcm: bytes, tmp_path: Path) -> None:
    with Tape.create(tmp_path / "tape.wav") as tape:
        tape.append(pcm)
    follower = TapeFollower(tape.path)
    follower.finish(tape.frames)
    sound = follower.sound(2 * SAMPLE_RATE, 3 * SAMPLE_RATE)
    assert len(sound) == SAMPLE_RATE
    assert sound.any()
