"""Made answers: the bundled voice says what the packs' model answers say, with breaths and pauses."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from content.packs import load_packs
from speech.tape import SAMPLE_RATE, read_pcm
from speech.voice import speak

ROOM = -62.0
"""dBFS of a quiet room."""

PLAIN = re.compile(r"[A-Z][A-Za-z0-9 ,.'-]{20,200}[.?]")
"""Sentences without signs that may be read in several ways."""


class Answer(msgspec.Struct, frozen=True):
    """Sound (16 kHz, PCM_16, shape (n,)), each sentence in it, and the sample at which each of them ends."""

    sound: NDArray[np.int16]
    sentences: tuple[str, ...]
    ends: tuple[int, ...]

    @property
    def said(self) -> str:
        """All that is said."""
        return " ".join(self.sentences)

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.sound) / SAMPLE_RATE


def make_answer(minutes: float, folder: Path, snr: float | None = None) -> Answer:
    """Speak for ``minutes``, in a quiet room or with pink noise ``snr`` dB below the voice."""
    dice = random.Random(5)
    length = SAMPLE_RATE
    parts = [np.zeros(length, np.int16)]
    said = []
    ends = []
    for number, sentence in enumerate(_sentences(dice)):
        path = folder / f"sentence-{number}.wav"
        speak(sentence, path)
        pause = dice.uniform(0.2, 0.9) if dice.random() < 0.7 else dice.uniform(1.2, 4.0)
        voice = read_pcm(path)
        path.unlink()
        parts += [voice, np.zeros(int(pause * SAMPLE_RATE), np.int16)]
        said.append(sentence)
        ends.append(length + len(voice))
        length += len(voice) + len(parts[-1])
        if length >= minutes * 60 * SAMPLE_RATE:
            break
    return Answer(_in_room(np.concatenate(parts), snr), tuple(said), tuple(ends))


def room_noise(samples: int) -> NDArray[np.int16]:
    """What a microphone hears in a quiet room."""
    noise = np.random.default_rng(7).standard_normal(samples) * 32768 * 10 ** (ROOM / 20)
    return noise.astype("<i2")


def _sentences(dice: random.Random) -> Iterator[str]:
    """Sentences of the packs' model answers, in an order of their own, over and over."""
    answers = [
        prompt.exemplar.strong
        for pack in load_packs()
        for round_ in pack.rounds
        for prompt in round_.prompts
        if prompt.exemplar
    ]
    dice.shuffle(answers)
    while True:
        for answer in answers:
            yield from (one for one in re.split(r"(?<=[.?!])\s+", answer) if PLAIN.fullmatch(one))


def _in_room(voice: NDArray[np.int16], snr: float | None) -> NDArray[np.int16]:
    sound = voice.astype(np.float64)
    noise = np.random.default_rng(5).standard_normal(len(sound))
    if snr is None:
        noise *= 32768 * 10 ** (ROOM / 20)
    else:
        noise = _pink(noise)
        noise *= np.sqrt((sound[np.abs(sound) > 300] ** 2).mean()) / noise.std() / 10 ** (snr / 20)
    return np.clip(sound + noise, -32768, 32767).astype("<i2")


def _pink(white: NDArray[np.float64]) -> NDArray[np.float64]:
    """Noise with as much power in each octave."""
    spectrum = np.fft.rfft(white)
    return np.fft.irfft(spectrum / np.sqrt(np.maximum(1, np.arange(len(spectrum)))), len(white))
