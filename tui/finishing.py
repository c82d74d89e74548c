"""Finishing what was cut off, from a thread that has time to wait."""

import datetime
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from content.scorecard import Scorecard
from history.attempt import Attempt
from practice.clock import minutes
from tui.when import say_time

if TYPE_CHECKING:
    from practice.events import Finished, Unfinished
    from practice.studio import Studio

PATIENCE = 0.1
"""Seconds between two looks at whether anybody still waits."""


class CutOff(msgspec.Struct, frozen=True):
    """An attempt whose words are not in the history, and how many seconds of it are on the tape."""

    attempt: Attempt
    seconds: float


def find_cut_off(studio: "Studio") -> tuple[CutOff, ...]:
    """Everything with sound that could be finished now, newest first; nothing while another Rounds records."""
    from practice.recovery import recoverable

    if not studio.writable:
        return ()
    found = [(attempt, taped_seconds(studio, attempt)) for attempt in recoverable(studio)]
    return tuple(CutOff(attempt, seconds) for attempt, seconds in found if seconds)


def finish(
    studio: "Studio", attempt: Attempt, is_cancelled: Callable[[], bool]
) -> "Finished | Unfinished | None":
    """Transcribe and score what is on the tape of ``attempt``; None when nobody waits for it any more."""
    from practice.recovery import recover

    listener = recover(studio, attempt)
    while not listener.over.wait(PATIENCE):
        if is_cancelled():
            return None
    return listener.outcome


def say_offer(cut_off: Sequence[CutOff], now: datetime.datetime) -> str:
    """Offer to finish the newest of what was cut off; there is at least one."""
    latest = cut_off[0]
    when = say_time(latest.attempt.started, now)
    length = f"({minutes(latest.seconds)})"
    if len(cut_off) > 1:
        return f"{len(cut_off)} takes wait, the last from {when} {length}: enter to finish it"
    fault = "was cut off" if latest.attempt.state == "recording" else "is not scored yet"
    return f"1 take from {when} {fault} {length}: enter to finish it"


def say_score(scorecard: Scorecard) -> str:
    """Say what an answer was worth, or why that cannot be said."""
    return scorecard.not_scored or f"{scorecard.overall} of 100."


def taped_seconds(studio: "Studio", attempt: Attempt) -> float | None:
    """How much of an attempt is on its tape; None when there is no tape that can be read."""
    from speech.errors import SpeechError
    from speech.tape import find_tape, tape_seconds

    try:
        return tape_seconds(find_tape(studio.take_folder(attempt)))
    except SpeechError:
        return None
