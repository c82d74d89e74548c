"""How long an answer is beside the time that its prompt gives."""

import math
from itertools import pairwise

import msgspec

from content.pack import Prompt
from content.transcript import Transcript
from scoring.tokens import Speech

WORDS_PER_MINUTE = 130
_ROOT = 3.0
_BREATH = 1.0
_FLOOR = 40.0


class Length(msgspec.Struct, frozen=True):
    """Seconds that were spoken (``estimated`` from the words where there are no times), and what is enough."""

    seconds: float
    enough: float
    allowed: int
    estimated: bool

    @property
    def share(self) -> float:
        """How much of what is enough was spoken, 0-1."""
        return min(1.0, self.seconds / self.enough)

    @property
    def cap(self) -> int:
        """The most points for an answer of this length: 100 once it is long enough, never below 40."""
        return round(_FLOOR + (100 - _FLOOR) * self.share)

    def explain(self) -> str:
        """One sentence on what the length costs and from when on it costs nothing."""
        about = "About " if self.estimated else ""
        spoken = f"{about}{describe_seconds(self.seconds)} of {describe_seconds(self.allowed)}"
        return (
            f"{spoken} were used: up to {describe_seconds(self.enough)} the score stays at {self.cap} or below."
        )


def measure_length(transcript: Transcript, speech: Speech, prompt: Prompt) -> Length:
    """Compare the time spoken with what the prompt asks for.

    Enough is three times the root of the seconds given: 33 s of two minutes, 90 s of a quarter of an hour. Long
    pauses count as one second. A written answer is taken at 130 words a minute, the middle of a comfortable
    pace.
    """
    words = transcript.words
    if words:
        gaps = sum(max(0.0, two.start - one.end - _BREATH) for one, two in pairwise(words))
        seconds = words[-1].end - words[0].start - gaps
    else:
        seconds = sum(token.shape != "mark" for token in speech.tokens) * 60 / WORDS_PER_MINUTE
    return Length(max(0.0, seconds), _ROOT * math.sqrt(prompt.seconds), prompt.seconds, not words)


def describe_seconds(seconds: float) -> str:
    """ "34 seconds", "15 minutes"."""
    whole = round(seconds)
    if whole >= 120 and whole % 60 == 0:
        return f"{whole // 60} minutes"
    return f"{whole} second{'' if whole == 1 else 's'}"
