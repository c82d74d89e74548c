"""What there is to say of an answer beside its score, by the kind of its prompt."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from content.errors import ContentError
from content.pack import Pack, Prompt
from content.packs import locate_prompt
from content.scorecard import Kind, Scorecard
from content.transcript import Transcript
from history.attempt import Attempt
from practice.checks import FrameworkShown, lay_over
from practice.concerns import Said
from practice.decision import Decision, find_decision
from practice.limits import Brevity, StageSpent, TimeBox, count_words, read_spent
from practice.line import Rehearsal, rehearse
from practice.questions import Question, open_questions
from practice.table import Seat, hear_table, let_speak, unconvinced
from practice.turn import Turn, as_put, asked_for

if TYPE_CHECKING:
    from history.store import History

STRICT = "decision-latency"
"""The framework by which hesitation disqualifies."""


class Verdict(msgspec.Struct, frozen=True):
    """A part is None or empty where the prompt asks for nothing of the sort.

    ``answered`` is whether a follow-up question got the evidence that it asked for. ``table`` and ``asks``
    stand after everything said so far, follow-ups included; ``asks`` are the questions that are left, the next
    one first.
    """

    line: Rehearsal | None = None
    decision: Decision | None = None
    brevity: Brevity | None = None
    time_box: TimeBox | None = None
    stages: tuple[StageSpent, ...] = ()
    answered: bool | None = None
    table: tuple[Seat, ...] = ()
    frameworks: tuple[FrameworkShown, ...] = ()
    asks: tuple[Question, ...] = ()


def find_asked(attempt: Attempt, packs: Sequence[Pack]) -> Prompt | None:
    """The prompt of an attempt as it stands in its pack, None when the pack is gone."""
    try:
        return locate_prompt(attempt.prompt, packs)[2]
    except ContentError:
        return None


def read_verdict(
    history: "History", prompt: Prompt, attempt: Attempt, transcript: Transcript, card: Scorecard
) -> Verdict:
    """Judge a finished answer by what its prompt asks for.

    Raises a HistoryError.
    """
    first = as_put(prompt, Turn(chair=attempt.chair))
    put = as_put(prompt, Turn.of(attempt))
    strict = STRICT in prompt.frameworks
    line = None
    if put.line and attempt.state == "done":
        line = rehearse(put.line, put.takes, history.said(prompt.id, until=attempt.id))
    missing = asked_for(prompt, attempt.question) if attempt.follows else None
    thread = [one for one in history.thread(attempt.id) if one.state == "done"]
    table, asks = _go_round(history, prompt, first, attempt.chair, thread)
    return Verdict(
        line=line,
        decision=find_decision(put.decisions, transcript, strict=strict) if put.decisions else None,
        brevity=count_words(transcript, put.max_words) if put.max_words else None,
        time_box=TimeBox(attempt.seconds, put.seconds) if _was_timed(put, attempt) else None,
        stages=read_spent(put.stages, attempt.stages, attempt.seconds) if attempt.stages else (),
        answered=missing not in card.missing if missing else None,
        table=table,
        frameworks=() if attempt.follows or attempt.chair else lay_over(prompt.frameworks, card.evidence),
        asks=asks,
    )


def _was_timed(put: Prompt, attempt: Attempt) -> bool:
    """Whether a time box stood beside the page that the answer was written on."""
    return put.kind == "written" and attempt.audio is None and attempt.seconds > 0


def _go_round(
    history: "History", prompt: Prompt, put: Prompt, chair: str, thread: Sequence[Attempt]
) -> tuple[tuple[Seat, ...], tuple[Question, ...]]:
    """The table and its questions, after an answer and its follow-ups."""
    answers = []
    for one in thread:
        transcript, card = history.transcript(one.id), history.scorecard(one.id)
        if transcript and card:
            answers.append(Said(transcript.text, card.evidence))
    own = next((persona for persona in prompt.personas if persona.role == chair), None)
    seats = hear_table(put, answers, own)
    asks = open_questions(
        put,
        _kinds_said(answers),
        unconvinced(seats, chaired=own is not None),
        {one.question for one in thread if one.follows},
    )
    return let_speak(seats, asks), asks


def _kinds_said(answers: Sequence[Said]) -> frozenset[Kind]:
    """The kinds of evidence that nobody has to ask for any more."""
    return frozenset(one.kind for said in answers for one in said.evidence if not (one.negated or one.bare))
