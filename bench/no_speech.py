"""Ten minutes in which nobody speaks: a silent room, breath, pink noise, keys and music, all made here."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from speech.tape import SAMPLE_RATE

Sound = NDArray[np.float64]

SCALE = (0, 2, 4, 5, 7, 9, 11, 12, 14)
"""Semitones of a major scale."""


def make_sounds(seconds: int = 60, seed: int = 1) -> Iterator[tuple[str, Sound]]:
    """Sounds of so many seconds each, by name (-1..1, 16 kHz)."""
    dice = np.random.default_rng(seed)
    count = seconds * SAMPLE_RATE
    time = np.arange(count) / SAMPLE_RATE
    white = dice.standard_normal(count)
    yield "digital silence", np.zeros(count)
    yield "quiet room", at_level(pink(white), -62)
    yield "breath", at_level(pink(white) * np.clip(np.sin(np.pi * time / 2), 0, 1) ** 2, -38)
    yield "close breath", at_level(breathe(dice, time), -28)
    yield "pink noise", at_level(pink(white), -40)
    yield "loud pink noise", at_level(pink(white), -20)
    yield "keys", at_level(strokes(dice, count), -30) + at_level(white, -65)
    yield "mains hum", at_level(np.sin(100 * np.pi * time) + 0.3 * np.sin(300 * np.pi * time), -30)
    yield "melody", at_level(melody(dice, count), -22)
    yield "chords", at_level(np.sum([melody(dice, count, octave) for octave in (0.5, 1.0, 1.5)], axis=0), -22)


def pink(white: Sound) -> Sound:
    """Noise with as much power in each octave."""
    spectrum = np.fft.rfft(white)
    return np.asarray(np.fft.irfft(spectrum / np.sqrt(np.maximum(1, np.arange(len(spectrum)))), len(white)))


def at_level(sound: Sound, dbfs: float) -> Sound:
    """A sound with so much power on average."""
    levelled: Sound = sound / sound.std() * 10 ** (dbfs / 20)
    return levelled


def breathe(dice: np.random.Generator, time: Sound) -> Sound:
    """Air past the microphone: noise below 1 kHz that comes and goes every four seconds or so."""
    noise = np.fft.rfft(dice.standard_normal(len(time)))
    noise[int(1000 * len(time) / SAMPLE_RATE) :] = 0
    rhythm = np.sin(2 * np.pi * time / 4 + np.sin(time / 7))
    breath: Sound = np.fft.irfft(noise, len(time)) * np.clip(rhythm, 0, 1)
    return breath


def strokes(dice: np.random.Generator, count: int) -> Sound:
    """Keys struck about six times a second."""
    struck = np.where(dice.random(count) < 6 / SAMPLE_RATE, dice.uniform(0.3, 1, count), 0.0)
    click = np.exp(-np.arange(500) / 80) * dice.standard_normal(500)
    return np.convolve(struck, click)[:count]


def melody(dice: np.random.Generator, count: int, octave: float = 1.0) -> Sound:
    """Plucked notes of a scale, four a second."""
    sound = np.zeros(count)
    for first in range(0, count, SAMPLE_RATE // 4):
        pitch = 220 * octave * 2 ** (dice.choice(SCALE) / 12)
        time = np.arange(min(SAMPLE_RATE // 2, count - first)) / SAMPLE_RATE
        note = sum(np.sin(2 * np.pi * pitch * part * time) / part for part in (1, 2, 3, 4))
        sound[first : first + len(time)] += note * np.exp(-3 * time)
    return sound
