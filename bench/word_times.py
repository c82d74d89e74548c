"""How far the first word of a sentence is from where the sentence begins in made speech."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.answers import Answer
from bench.ear import listening
from bench.figures import bare, letters, quantile
from speech.models import Model
from speech.tape import SAMPLE_RATE

LOUD = 10 ** (-40 / 20)
"""A sample above it belongs to the voice, not to the room (-62 dBFS)."""

FRAME = 160
"""Samples over which the level is taken: 10 ms."""

NEAR = 1.5
"""Seconds within which a word is the first of its sentence."""


def measure_times(answer: Answer, model: Model, folder: Path) -> dict[str, Any]:
    """Seconds by which the first words of sentences are early or late, without their sign."""
    sound = answer.sound.astype(np.float64) / 2**15
    with listening(model, folder / "times") as ear:
        words = ear.hear_sound(sound).words
    errors = []
    begins = (0, *answer.ends)
    for sentence, after, before in zip(answer.sentences, begins, answer.ends, strict=False):
        start = _voice_begins(sound, after, before)
        first = bare(sentence)[0]
        near = [word for word in words if letters(word.text) == first and abs(word.start - start) < NEAR]
        if near:
            errors.append(min(abs(word.start - start) for word in near))
    return {
        "sentences": len(answer.sentences),
        "matched": len(errors),
        "p50": quantile(errors, 0.5),
        "p95": quantile(errors, 0.95),
        "max": max(errors, default=None),
    }


def _voice_begins(sound: NDArray[np.float64], after: int, before: int) -> float:
    """The second at which the level first rises above that of the room."""
    frames = sound[after:before][: (before - after) // FRAME * FRAME].reshape(-1, FRAME)
    loud = np.sqrt((frames**2).mean(axis=1)) > LOUD
    return (after + int(loud.argmax()) * FRAME) / SAMPLE_RATE
