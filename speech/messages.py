"""What the app and the transcriber's process say to each other: one JSON object per line."""

import msgspec

from content.transcript import Transcript, Word


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The models are loaded and warm."""


class Heard(msgspec.Struct, frozen=True, tag=True):
    """The final words of one utterance, counted from 1; ``until`` is its end in seconds of tape.

    It takes the place of the Hearing before it, and may come again after a restart.
    """

    take: str
    utterance: int
    words: tuple[Word, ...]
    until: float


class Hearing(msgspec.Struct, frozen=True, tag=True):
    """Provisional text of the utterance that is being spoken, up to ``until`` seconds of tape.

    Its first ``stable`` words stood there the last time too.
    """

    take: str
    text: str
    stable: int
    until: float


class Done(msgspec.Struct, frozen=True, tag=True):
    """Every word of the take is final."""

    take: str
    transcript: Transcript


class Broken(msgspec.Struct, frozen=True, tag=True):
    """The transcriber gave up on one take, or on all of them (None); what was recorded is kept."""

    take: str | None
    sentence: str


class Restarted(msgspec.Struct, frozen=True, tag=True):
    """The transcriber's process had died or hung and was started again; nothing is lost."""


TranscriberEvent = Ready | Heard | Hearing | Done | Broken | Restarted


class Pulse(msgspec.Struct, frozen=True, tag=True):
    """A sign of life: samples of the take that were listened to, and seconds of tape that still wait."""

    take: str
    reached: int
    behind: float


FromWorker = Ready | Heard | Hearing | Done | Broken | Pulse


class Listen(msgspec.Struct, frozen=True, tag=True):
    """Transcribe the tape at ``tape`` as it grows; note what is final in ``log``."""

    take: str
    tape: str
    log: str
    terms: tuple[str, ...]


class ExpectEnd(msgspec.Struct, frozen=True, tag=True):
    """The speaker has stopped, and the last of the sound is on its way: no more provisional text is wanted."""

    take: str


class Finish(msgspec.Struct, frozen=True, tag=True):
    """The tape is complete and has ``frames`` samples."""

    take: str
    frames: int


class Abandon(msgspec.Struct, frozen=True, tag=True):
    """The take is no longer wanted."""

    take: str


ToWorker = Listen | ExpectEnd | Finish | Abandon
