"""How loud a tape is over its length."""

from pathlib import Path

from speech.errors import SpeechError
from speech.tape import find_tape, read_pcm

COLUMNS = 400
SHORTEST = 160
"""Samples that are worth a column of their own."""
RANGE = 30.0
"""Decibels between the loudest column and an empty one."""


def read_levels(folder: Path) -> tuple[float, ...]:
    """Read the tape of a take as at most 400 levels, 1.0 for the loudest of them; slow, for a worker.

    Raises:
        SpeechError: there is no tape, or it cannot be read.
    """
    import numpy as np

    try:
        sound = read_pcm(find_tape(folder))
    except (SpeechError, OSError):  # the WAV has become a FLAC between the two calls
        sound = read_pcm(find_tape(folder))
    pieces = np.array_split(sound, min(COLUMNS, len(sound) // SHORTEST + 1))
    powers = np.array([np.mean(np.square(piece, dtype=np.float64)) if len(piece) else 0.0 for piece in pieces])
    if not powers.any():
        return tuple(0.0 for _ in pieces)
    with np.errstate(divide="ignore"):
        below = 10 * np.log10(powers / powers.max())
    return tuple(float(level) for level in np.clip(1 + below / RANGE, 0.0, 1.0))
