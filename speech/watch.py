"""Is the microphone still hearing? Told from the samples and the clock, because the audio systems do not tell.

A microphone that is unplugged, muted, not permitted or taken over goes on "recording" in silence; PortAudio's
own flags report neither that nor lost samples. The clock comes in as an argument, in seconds of any origin.
"""

from collections import deque

from speech.tape import SAMPLE_RATE

FIRST_SOUND_SECONDS = 4.0
SILENCE_SECONDS = 2.0
STALL_SECONDS = 2.0
LOSS_SECONDS = 0.25
CLOCK_TOLERANCE = 1e-4
"""Two crystals may differ by a hundred in a million."""
_RECENT_BLOCKS = 10


class Watch:
    """Watches one recording of a live source, from ``began`` on.

    ``lost`` is the number of samples that the clock says are missing; those of a block that is merely late no
    longer count once it came.
    """

    def __init__(self, began: float) -> None:
        self.lost = 0
        self._began = began
        self._latest: float | None = None
        self._first: float | None = None
        self._samples = 0
        self._silent = 0
        self._sounded = False
        self._best_lead = 0.0
        self._leads: deque[float] = deque(maxlen=_RECENT_BLOCKS)

    @property
    def started(self) -> bool:
        """Has a first block arrived?"""
        return self._latest is not None

    def arrived(self, now: float) -> None:
        """Note that a block came; this is all that is asked of the thread that brings it."""
        self._latest = now

    def heard(self, samples: int, at: float, *, silent: bool) -> None:
        """Note what was in the block that came at ``at``; ``silent`` when every sample is exactly zero."""
        if self._first is None:
            self._first = at
        else:
            self._samples += samples
        self._silent = self._silent + samples if silent else 0
        self._sounded |= not silent
        lead = self._samples / SAMPLE_RATE - (at - self._first)
        self._best_lead = max(self._best_lead, lead)
        self._leads.append(lead)
        missing = self._best_lead - max(self._leads)
        tolerance = LOSS_SECONDS + CLOCK_TOLERANCE * (at - self._first)
        self.lost = round(missing * SAMPLE_RATE) if missing > tolerance else 0

    def fault(self, name: str, now: float) -> str | None:
        """What is wrong at ``now`` with the source called ``name``, as a sentence; None when all is well."""
        if self._latest is None:
            if now - self._began <= FIRST_SOUND_SECONDS:
                return None
            return (
                f'No sound arrives from the microphone "{name}": see that it is plugged in, '
                "and that no other program holds it."
            )
        if now - self._latest > STALL_SECONDS:
            return (
                f'The microphone "{name}" has stopped sending sound: what was said before is on the tape; '
                "see that it is plugged in, then record again."
            )
        if self._silent > SILENCE_SECONDS * SAMPLE_RATE:
            if self._sounded:
                return (
                    f'The microphone "{name}" has fallen silent, as one does that is muted or unplugged: '
                    "what was said before is on the tape."
                )
            return (
                f'The microphone "{name}" sends nothing but silence: unmute it, or allow this terminal to use '
                "it in the privacy settings of the system."
            )
        if self.lost:
            return (
                f'{self.lost / SAMPLE_RATE:.1f} seconds of sound from the microphone "{name}" were lost: '
                "close what keeps this computer busy, and say that part again if it matters."
            )
        return None
