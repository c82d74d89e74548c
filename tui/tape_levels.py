"""How loud a tape is over its length."""

from pathlib import Path

from speech.errors import SpeechError
from speech.tape import find_tape, read_pcm
from tui.widgets.level_columns import loudness

COLUMNS = 400


def read_levels(folder: Path) -> tuple[float, ...]:
    """Read the tape of a take as at most 400 levels of 0-1; slow, for a worker.

    Raises:
        SpeechError: there is no tape, or it cannot be read.
    """
    import numpy as np

    try:
        sound = read_pcm(find_tape(folder))
    except (SpeechError, OSError):  # the WAV has become a FLAC between the two calls
        sound = read_pcm(find_tape(folder))
    pieces = np.array_split(sound, min(COLUMNS, max(1, len(sound) // 160)))
    powers = [float(np.mean(np.square(piece, dtype=np.float64))) for piece in pieces if len(piece)]
    return tuple(loudness(10 * np.log10(max(power, 1e-3)) - 20 * np.log10(2**15)) for power in powers)
