"""Where there is a voice: Silero's detector (the model inside faster-whisper), fed as the tape grows.

Its state is never reset: a cold start costs it the first words after a pause, and over two hours of tape it
finds as much voice at the end as at the beginning.
"""

import numpy as np
from faster_whisper.vad import get_vad_model
from numpy.typing import NDArray

from speech.segmenter import FRAME

BLOCK = 4 * FRAME
"""Samples per call. Always the same, because a batch of another size may round another way."""

_CONTEXT = 64
_STATE = (1, 1, 128)


class Vad:
    """A detector that remembers what came before; the same sound gives the same probabilities."""

    def __init__(self) -> None:
        self._session = get_vad_model().session
        self._hidden = np.zeros(_STATE, np.float32)
        self._cell = np.zeros(_STATE, np.float32)
        self._context = np.zeros((1, _CONTEXT), np.float32)

    def feed(self, block: NDArray[np.float32]) -> tuple[float, ...]:
        """Hear the next ``BLOCK`` samples (float32, -1..1); give the probability of a voice for each frame."""
        frames = block.reshape(-1, FRAME)
        before = np.vstack([self._context, frames[:-1, -_CONTEXT:]])
        self._context = frames[-1:, -_CONTEXT:]
        found, self._hidden, self._cell = self._session.run(
            None, {"input": np.concatenate([before, frames], axis=1), "h": self._hidden, "c": self._cell}
        )
        return tuple(float(probability) for probability in np.asarray(found).reshape(-1))
