"""A tape laid against what was played."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from speech.tape import SAMPLE_RATE

PROBE = SAMPLE_RATE
REACH = 4 * SAMPLE_RATE


class Alignment(msgspec.Struct, frozen=True):
    """Where in ``played`` the tape begins, the samples of it that the tape lacks, and those it has too many."""

    start: int
    lost: int
    extra: int


def align(played: NDArray[np.int16], tape: NDArray[np.int16], near: int, until: int) -> Alignment:
    """Find the tape in ``played`` around sample ``near``, then compare them sample by sample.

    Where they part, the tape is looked for again; a step ahead was lost, a step back is extra. What was played
    up to sample ``until`` has to be on the tape.
    """
    offset = start = _place(played, tape[:PROBE], near)
    lost = extra = at = 0
    while at < len(tape):
        heard = tape[at:]
        parted = np.flatnonzero(heard != played[offset + at :][: len(heard)])
        if not len(parted):
            break
        at += int(parted[0])
        probe = tape[at : at + PROBE]
        if len(probe) < PROBE // 10:
            lost += len(probe)
            break
        moved = _place(played, probe, offset + at) - at - offset
        lost += max(0, moved)
        extra += max(0, -moved)
        if not moved:  # the same place with other samples
            lost += int(np.count_nonzero(probe != played[offset + at :][: len(probe)]))
            at += len(probe)
        offset += moved
    return Alignment(start, lost + max(0, until - offset - len(tape)), extra)


def _place(played: NDArray[np.int16], sound: NDArray[np.int16], near: int) -> int:
    """The sample of ``played``, within reach of ``near``, from which on ``sound`` is most like it."""
    first = max(0, near - REACH)
    around = played[first : near + REACH + len(sound)].astype(np.float64)
    size = 1 << (len(around) + len(sound)).bit_length()
    spectrum = np.fft.rfft(around, size) * np.conj(np.fft.rfft(sound.astype(np.float64), size))
    places = len(around) - len(sound) + 1
    energy = np.cumsum(np.concatenate([[0.0], around**2]))
    power = np.maximum(1.0, energy[len(sound) :] - energy[:places])
    return first + int((np.fft.irfft(spectrum, size)[:places] / np.sqrt(power)).argmax())
