"""What happens in a round, as facts; each names the attempt it belongs to.

Events are posted from whatever thread saw them, so a receiver must be thread-safe.
"""

import msgspec

from content.scorecard import Scorecard
from content.transcript import Transcript
from history.attempt import Attempt


class Hearing(msgspec.Struct, frozen=True):
    """Provisional text of what is being said now; its first ``stable`` words are unlikely to change."""

    attempt: str
    text: str
    stable: int


class Heard(msgspec.Struct, frozen=True):
    """Everything that is final so far, and what it is worth."""

    attempt: str
    transcript: Transcript
    scorecard: Scorecard


class Troubled(msgspec.Struct, frozen=True):
    """Something went wrong that the speaker should know now; the sound so far is kept."""

    attempt: str
    sentence: str


class Lag(msgspec.Struct, frozen=True):
    """How long after it was said a word was first shown, in seconds; None where nothing was live."""

    p50: float | None
    p95: float | None


class Finished(msgspec.Struct, frozen=True):
    """The attempt is scored and kept. ``stop_to_final`` is seconds; ``lost`` counts samples not on the tape."""

    attempt: Attempt
    transcript: Transcript
    scorecard: Scorecard
    stop_to_final: float
    lag: Lag
    lost: int


class Unfinished(msgspec.Struct, frozen=True):
    """The attempt could not be scored now; its sound is kept and can be recovered."""

    attempt: str
    sentence: str


class Discarded(msgspec.Struct, frozen=True):
    """The speaker gave the attempt up; it stays among the discarded for seven days."""

    attempt: str


Event = Hearing | Heard | Troubled | Finished | Unfinished | Discarded
