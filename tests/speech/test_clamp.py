"""Words are put where the voice was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.transcript import Word
from speech.clamp import clamp
from speech.segmenter import FRAME, Utterance

SECOND = 16_000
START = 10 * SECOND


def utterance(*stretches: tuple[float, float]) -> Utterance:
    """An utterance that begins at 10 s: (seconds, voice probability)."""
    probabilities = [p for seconds, p in stretches for _ in range(round(seconds * SECOND / FRAME))]
    return Utterance(START, START + len(probabilities) * FRAME, tuple(probabilities))


def word(start: float, end: float, text: str = "word") -> Word:
    return Word(text, start, end, 0.9)


def test_the_first_word_waits_for_the_voice_and_a_pause_belongs_to_no_word() -> None:
    spoken = utterance((0.32, 0.0), (0.96, 0.9), (0.48, 0.0), (0.96, 0.9), (0.256, 0.0))
    first, second = clamp([word(0.0, 1.6), word(1.6, 2.9)], spoken)
    assert first.start == pytest.approx(10.30, abs=0.04)
    assert first.end == pytest.approx(11.32, abs=0.06)
    assert second.start == pytest.approx(11.75, abs=0.04)
    assert second.end == pytest.approx(12.76, abs=0.06)


times = st.lists(st.tuples(st.floats(0, 30), st.floats(0, 30)), max_size=12)
voices = st.lists(st.tuples(st.floats(0.1, 3), st.sampled_from([0.0, 0.3, 0.5, 0.9])), min_size=1, max_size=8)


@given(times, voices)
def test_words_stay_in_order_and_inside(
    spans: list[tuple[float, float]], parts: list[tuple[float, float]]
) -> None:
    spoken = utterance(*parts)
    reached = 10.0
    for clamped in clamp([word(start, end) for start, end in spans], spoken):
        assert reached <= clamped.start <= clamped.end <= spoken.end / SECOND + 0.001
        reached = clamped.end
