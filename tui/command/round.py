"""A round on the command line: recorded or written, then told in lines or in JSON."""

import threading
from typing import TYPE_CHECKING

import click
import msgspec

from content.pack import Prompt
from practice.events import Finished, Lag, Unfinished
from practice.settings import Settings
from practice.turn import FIRST_TURN, Turn, as_put
from practice.verdict import Verdict, read_verdict
from tui.command.common import Common
from tui.command.output import note, print_json, say, warn
from tui.command.scored import Scored
from tui.command.studio import open_studio

if TYPE_CHECKING:
    from practice.studio import Studio
    from speech.source import Source


class RoundResult(msgspec.Struct, frozen=True):
    """A round as ``--json`` prints it; times are seconds. ``verdict`` is what the kind of prompt calls for."""

    attempt: str
    stop_to_final_seconds: float
    live_lag_seconds: Lag
    lost_samples: int
    score: Scored
    verdict: Verdict


def speak_round(
    common: Common,
    settings: Settings,
    prompt: Prompt,
    source: "Source",
    enough: threading.Event,
    turn: Turn = FIRST_TURN,
) -> int:
    """Record an answer until ``enough`` is set or the source ends, keep it, and print what it is worth.

    Returns the exit code: 1 when a part of a file could not be recorded. Whoever speaks was told of what was
    wrong while it was, and has ended the answer all the same.
    """
    from tui.plain import play_round, question_lines

    def tell(line: str) -> None:
        if common.as_json:
            note(line, verbose=common.verbose)
        else:
            say(line)

    with open_studio(common, settings) as studio:
        for line in question_lines(as_put(prompt, turn)):
            tell(line)
        if source.live:
            tell("Press Enter when you have finished, Ctrl+C to set the answer aside.")
        outcome, whole = play_round(studio, prompt, source, tell, warn, enough=enough, turn=turn)
        if isinstance(outcome, Unfinished):
            raise click.ClickException(
                f"{outcome.sentence} Your answer is kept; 'rounds history recover {outcome.attempt}' scores it."
            )
        verdict = judge_by_kind(studio, prompt, outcome)
    _print(common, outcome, verdict)
    return 0 if whole or source.live else 1


def write_round(common: Common, settings: Settings, prompt: Prompt, text: str, turn: Turn) -> None:
    """Keep a written answer and print what it is worth."""
    with open_studio(common, settings) as studio:
        finished = studio.answer_in_writing(prompt.id, text, turn=turn)
        verdict = judge_by_kind(studio, prompt, finished)
    _print(common, finished, verdict)


def judge_by_kind(studio: "Studio", prompt: Prompt, finished: Finished) -> Verdict:
    """Read what the kind of prompt calls for, with the answers before this one in view."""
    with studio.history() as history:
        return read_verdict(history, prompt, finished.attempt, finished.transcript, finished.scorecard)


def _print(common: Common, finished: Finished, verdict: Verdict) -> None:
    if common.as_json:
        scored = Scored.of(finished.transcript, finished.scorecard)
        attempt = finished.attempt.id
        print_json(RoundResult(attempt, finished.stop_to_final, finished.lag, finished.lost, scored, verdict))
        return
    from tui.card_lines import card_lines
    from tui.verdict_lines import verdict_lines

    say()
    for line in verdict_lines(verdict):
        say(line)
    for line in card_lines(finished.scorecard):
        say(line)
    say(f"Kept as {finished.attempt.id}.")
    if verdict.asks:
        again = f"{finished.attempt.prompt} --after {finished.attempt.id}"
        say(f"'rounds practice {again}' answers the next question.")
