import wave
from pathlib import Path

import numpy as np
import pytest

from speech.errors import TapeError, VoiceError
from speech.tape import read_tape
from speech.voice import speak


def test_a_text_becomes_a_16_khz_wav_with_sound_in_it(spoken: Path) -> None:
    with wave.open(str(spoken)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (16_000, 1, 2)
        assert 7 < file.getnframes() / 16_000 < 13
    sound = read_tape(spoken)
    assert 0.01 < np.sqrt(np.mean(sound**2)) < 0.3
    assert np.abs(sound).max() < 1


def test_the_seed_decides_every_sample(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        speak("Forty two units.", tmp_path / name, seed=seed)
    first, second, other = ((tmp_path / name).read_bytes() for name in "abc")
    assert first == second != other


def test_a_file_is_not_spoken_over(tmp_path: Path, spoken: Path) -> None:
    before = spoken.read_bytes()
    with pytest.raises(TapeError, match="never recorded over"):
        speak("Something else.", spoken)
    assert spoken.read_bytes() == before


def test_nothing_cannot_be_said(tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match="nothing to say"):
        speak("  ", tmp_path / "a.wav")
    assert not (tmp_path / "a.wav").exists()
