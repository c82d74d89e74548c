"""How hard a machine works at each utterance."""

import msgspec

BEAMS = 5
"""Hypotheses followed side by side, faster-whisper's own choice; a single one errs twice as often."""


class Effort(msgspec.Struct, frozen=True):
    """Threads on the processor, and hypotheses followed; :mod:`speech.calibration` finds what keeps up."""

    threads: int = 1
    beams: int = BEAMS


USUAL = Effort()
