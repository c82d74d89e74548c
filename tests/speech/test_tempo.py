from pathlib import Path

import numpy as np
import pytest

from speech.tape import SAMPLE_RATE, read_pcm
from speech.tempo import change_tempo


def pitch(sound) -> float:
    """Hertz of the strongest partial."""
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    return float(np.argmax(spectrum) * SAMPLE_RATE / len(sound))


@pytest.mark.parametrize("speed", [0.75, 1.25, 1.5])
def test_the_length_changes_and_the_pitch_stays(speed: float) -> None:
    tone = (8000 * np.sin(2 * np.pi * 220 * np.arange(4 * SAMPLE_RATE) / SAMPLE_RATE)).astype(np.int16)
    changed = change_tempo(tone, speed, SAMPLE_RATE)
    assert len(changed) == pytest.approx(len(tone) / speed, abs=0.1 * SAMPLE_RATE)
    assert pitch(changed) == pytest.approx(220, abs=1)


def test_words_keep_their_places(phrase: Path) -> None:
    sound = read_pcm(phrase)
    faster = change_tempo(sound, 1.5, SAMPLE_RATE)

    def loudness(samples, parts=20):
        return np.array([np.abs(part.astype(float)).mean() for part in np.array_split(samples, parts)])

    assert np.corrcoef(loudness(sound), loudness(faster))[0, 1] > 0.95


def test_usual_speed_and_no_sound_are_left_alone() -> None:
    sound = np.arange(100, dtype=np.int16)
    assert change_tempo(sound, 1.0, SAMPLE_RATE) is sound
    assert len(change_tempo(sound[:0], 1.5, SAMPLE_RATE)) == 0
