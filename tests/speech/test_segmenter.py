"""How a stream of voice probabilities is cut into utterances."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speech.segmenter import FRAME, OVERLONG, Segmenter, Utterance, voiced_frames

SECOND = 16_000 // FRAME


def segment(probabilities: list[float], cut_at: float = 0.6) -> list[Utterance]:
    """All utterances; an overlong one is cut at a share of its length."""
    segmenter = Segmenter()
    found = []
    for probability in probabilities:
        ended = segmenter.feed(probability)
        if ended and not ended.whole:
            at = ended.start + int(len(ended.probabilities) * cut_at) * FRAME
            segmenter.cut(at)
            ended = Utterance(ended.start, at, ended.probabilities[: (at - ended.start) // FRAME])
        if ended:
            found.append(ended)
    if last := segmenter.flush(len(probabilities) * FRAME):
        found.append(last)
    return found


def voice(seconds: float) -> list[float]:
    return [0.9] * round(seconds * SECOND)


def pause(seconds: float) -> list[float]:
    return [0.02] * round(seconds * SECOND)


def test_a_pause_parts_two_utterances_and_both_keep_some_air() -> None:
    first, second = segment([*pause(1), *voice(2), *pause(1.5), *voice(1), *pause(1)])
    assert first.start / 16_000 == pytest.approx(1 - 0.32, abs=0.04)
    assert first.end / 16_000 == pytest.approx(3 + 0.256, abs=0.04)
    assert second.start / 16_000 == pytest.approx(4.5 - 0.32, abs=0.07)
    assert first.whole
    assert second.whole


@pytest.mark.parametrize(
    ("spoken", "breath", "parts"),
    [(2, 0.6, 1), (2, 0.9, 2), (6, 0.6, 2), (6, 0.5, 1), (12, 0.5, 2), (19, 0.2, 2)],
)
def test_the_longer_the_utterance_the_shorter_the_pause_that_ends_it(
    spoken: float, breath: float, parts: int
) -> None:
    assert len(segment([*voice(spoken), *pause(breath), *voice(1), *pause(1)])) == parts


def test_a_click_is_no_utterance() -> None:
    assert segment([*pause(1), *voice(0.1), *pause(1)]) == []


def test_a_run_on_is_cut_and_nothing_is_lost_between_its_parts() -> None:
    parts = segment([*pause(1), *voice(70), *pause(1)])
    assert len(parts) > 3
    assert all(a.end == b.start for a, b in pairwise(parts))
    assert sum(voiced_frames(part.probabilities) for part in parts) == 70 * SECOND


def test_an_overlong_utterance_waits_for_its_cut() -> None:
    segmenter = Segmenter()
    while not (ended := segmenter.feed(0.9)):
        pass
    assert not ended.whole
    assert len(ended.probabilities) == OVERLONG
    with pytest.raises(RuntimeError):
        segmenter.feed(0.9)
    with pytest.raises(ValueError, match="outside"):
        segmenter.cut(ended.start)


def test_what_is_open_is_settled_once_silence_has_followed_and_then_ends_as_it_was() -> None:
    segmenter = Segmenter()
    for probability in [*pause(1), *voice(2)]:
        segmenter.feed(probability)
    assert segmenter.open_since is not None
    assert segmenter.settled is None
    for probability in pause(0.5):
        segmenter.feed(probability)
    settled = segmenter.settled
    ended = [utterance for probability in pause(1) if (utterance := segmenter.feed(probability))]
    assert ended == [settled]
    assert segmenter.open_since is None


def test_the_end_of_the_tape_ends_the_utterance() -> None:
    (last,) = segment([*pause(1), *voice(1.5)])
    assert last.end == len([*pause(1), *voice(1.5)]) * FRAME
    assert last.broken_off


def test_an_utterance_that_the_speaker_ended_is_not_broken_off() -> None:
    (last,) = segment([*voice(1.5), *pause(0.3)])
    assert not last.broken_off
    (first, _) = segment([*voice(1.5), *pause(1), *voice(1)])
    assert not first.broken_off


stretches = st.lists(
    st.tuples(st.sampled_from([0.0, 0.2, 0.4, 0.6, 1.0]), st.integers(1, 900)), min_size=1, max_size=20
)


@given(stretches, st.floats(0.1, 1.0))
def test_utterances_are_in_order_inside_the_tape_and_hold_their_own_probabilities(
    parts: list[tuple[float, int]], cut_at: float
) -> None:
    probabilities = [probability for probability, frames in parts for _ in range(frames)]
    found = segment(probabilities, cut_at)
    reached = 0
    for utterance in found:
        assert reached <= utterance.start < utterance.end <= len(probabilities) * FRAME
        first, last = utterance.start // FRAME, utterance.end // FRAME
        assert list(utterance.probabilities) == probabilities[first:last]
        reached = utterance.end


@given(stretches)
def test_what_is_left_out_has_next_to_no_voice(parts: list[tuple[float, int]]) -> None:
    probabilities = [probability for probability, frames in parts for _ in range(frames)]
    inside = {
        frame
        for utterance in segment(probabilities)
        for frame in range(utterance.start // FRAME, utterance.end // FRAME)
    }
    longest = run = 0
    for frame, probability in enumerate(probabilities):
        run = run + 1 if probability >= 0.5 and frame not in inside else 0
        longest = max(longest, run)
    assert longest * FRAME / 16_000 < 0.2
