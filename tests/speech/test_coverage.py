"""Voice without words is noticed."""

import pytest

from content.transcript import Word
from speech.coverage import cover
from speech.segmenter import FRAME, Utterance

SECOND = 16_000


def utterance(*stretches: tuple[float, float]) -> Utterance:
    """An utterance that begins at 10 s: (seconds, voice probability)."""
    probabilities = [p for seconds, p in stretches for _ in range(round(seconds * SECOND / FRAME))]
    return Utterance(10 * SECOND, 10 * SECOND + len(probabilities) * FRAME, tuple(probabilities))


def word(start: float, end: float, text: str = "word") -> Word:
    return Word(text, start, end, 0.9)


def test_voice_without_words_is_a_hole() -> None:
    spoken = utterance((0.32, 0.0), (6.4, 0.9))
    coverage = cover([word(10.3, 12.0), word(15.5, 16.7)], spoken)
    assert coverage.voiced == pytest.approx(6.4, abs=0.04)
    assert coverage.hole == pytest.approx(3.0, abs=0.1)
    assert coverage.understood == pytest.approx(3.4, abs=0.1)


def test_no_words_is_one_hole_and_no_voice_is_none() -> None:
    assert cover([], utterance((3.2, 0.9))).hole == pytest.approx(3.2)
    assert cover([], utterance((3.2, 0.9))).unheard == ((10.0, 13.2),)
    assert cover([], utterance((3.2, 0.1))).hole == 0
    assert cover([], utterance((3.2, 0.1))).unheard == ()


def test_a_sound_between_words_is_unheard() -> None:
    spoken = utterance((0.32, 0.9), (0.32, 0.0), (0.48, 0.9), (0.32, 0.0), (0.48, 0.9))
    coverage = cover([word(10.0, 10.32), word(11.44, 11.9)], spoken)
    assert coverage.unheard == ((10.64, 11.12),)


def test_words_without_a_gap_leave_nothing_unheard() -> None:
    assert cover([word(10.0, 10.44), word(10.44, 10.9)], utterance((0.96, 0.9))).unheard == ()


def test_a_sound_that_the_alignment_gave_to_the_next_word_is_unheard() -> None:
    coverage = cover([word(10.0, 10.4), word(10.4, 11.6, "and")], utterance((1.6, 0.9)))
    ((start, end),) = coverage.unheard
    assert start == pytest.approx(10.4, abs=0.04)
    assert end == pytest.approx(11.27, abs=0.04)


def test_long_words_and_figures_take_their_time() -> None:
    spoken = utterance((2.4, 0.9))
    assert cover([word(10.0, 11.0, "de-identification"), word(11.0, 12.4, "1,240")], spoken).unheard == ()


def test_a_breath_of_voice_is_not_worth_a_mention() -> None:
    spoken = utterance((0.32, 0.9), (0.32, 0.0), (0.128, 0.9), (0.32, 0.0), (0.32, 0.9))
    assert cover([word(10.0, 10.32), word(11.09, 11.4)], spoken).unheard == ()
