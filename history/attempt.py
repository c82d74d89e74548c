"""What the history hands out: attempts, how a prompt goes, what a search found."""

from typing import Literal

import msgspec

from content.pack import PromptKind
from content.scorecard import Kind

State = Literal["recording", "transcribing", "done", "failed", "discarded"]
OpenState = Literal["recording", "transcribing", "failed", "discarded"]


def take_folder(attempt_id: str) -> str:
    """Where an attempt's sound lies, relative to the data folder."""
    return f"takes/{attempt_id[:4]}/{attempt_id[4:6]}/{attempt_id}"


class NewAttempt(msgspec.Struct, frozen=True, kw_only=True):
    """A question about to be answered, copied so that the attempt outlives its pack.

    ``prompt`` and ``pack`` are ids, ``employer``, ``round`` and ``title`` are names as shown. ``spoken`` is
    False for a typed answer, which gets no folder for sound. ``model`` is the one that will transcribe.
    ``follows`` is the id of the answer that a follow-up question is about, ``chair`` the role that is played
    in a simulation; both are empty where there is none.
    """

    prompt: str
    pack: str
    employer: str
    round: str
    title: str
    kind: PromptKind
    question: str
    spoken: bool = True
    model: str | None = None
    follows: str = ""
    chair: str = ""


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """One answer to one question.

    ``started`` is ISO 8601 with offset, ``seconds`` the length of the answer. ``overall`` (0-100) is None until
    there is a score, ``delta`` is its change since the prompt's previous scored attempt, and ``missing`` names
    the kinds of evidence that the prompt asks for and the answer lacks. ``engine`` is the scoring version,
    ``note`` a sentence about what went wrong. ``audio`` is the take's folder relative to the data folder, None
    for a typed answer. ``follows`` and ``chair`` are those of :class:`NewAttempt`; ``stages`` holds the second
    at which each stage of a drill began.
    """

    id: str
    state: State
    prompt: str
    pack: str
    employer: str
    round: str
    title: str
    kind: PromptKind
    question: str
    started: str
    seconds: float
    overall: int | None
    delta: int | None
    missing: tuple[Kind, ...]
    engine: str | None
    model: str | None
    note: str
    audio: str | None
    follows: str = ""
    chair: str = ""
    stages: tuple[float, ...] = ()

    @property
    def folder(self) -> str:
        """Where the attempt's sound lies, or would lie, relative to the data folder."""
        return take_folder(self.id)


class Progress(msgspec.Struct, frozen=True):
    """How one prompt goes: finished attempts, best and last overall, and what the last one lacked."""

    attempts: int
    best: int | None
    last: int | None
    last_missing: tuple[Kind, ...]


class Hit(msgspec.Struct, frozen=True):
    """One attempt that a search found.

    ``snippet`` is a piece of its transcript from the code point ``start`` on, empty when it has none.
    ``matches`` are the code-point spans (end exclusive) of what was searched for, within ``snippet``.
    """

    attempt: Attempt
    snippet: str
    start: int
    matches: tuple[tuple[int, int], ...]


class Orphans(msgspec.Struct, frozen=True):
    """What lost its other half: take folders (relative paths) without an attempt, attempts without a folder."""

    folders: tuple[str, ...]
    attempts: tuple[str, ...]
