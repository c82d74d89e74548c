"""How a prompt is put this time: as it stands, from another chair, or as a question that follows an answer."""

import msgspec

from content.pack import Persona, Prompt, Rubric
from content.scorecard import Kind
from history.attempt import Attempt
from practice.questions import Question, every_question

FOLLOW_UP_SECONDS = 60
FOLLOW_UP_THINK_SECONDS = 5
"""A follow-up comes at once, and an answer to it is a minute at most."""
SIGNAL_OF: dict[Kind, str] = {
    "metric": "impact",
    "cohort": "impact",
    "horizon": "impact",
    "technical": "technical",
    "stakeholder": "stakeholder",
    "governance": "governance",
    "compliance": "governance",
}


class Turn(msgspec.Struct, frozen=True):
    """``chair`` is the role that is played, ``follows`` the id of the answer that the question ``asks`` about.

    All of them are empty when the prompt is put as it stands.
    """

    chair: str = ""
    follows: str = ""
    asks: str = ""

    @classmethod
    def of(cls, attempt: Attempt) -> "Turn":
        """The turn that an attempt was an answer to."""
        return cls(attempt.chair, attempt.follows, attempt.question if attempt.follows else "")


FIRST_TURN = Turn()
"""The prompt as it stands."""


def as_put(prompt: Prompt, turn: Turn) -> Prompt:
    """The prompt as it is put in this turn: what is asked, how long to speak, and what is listened for."""
    if turn.follows:
        return _follow_up(prompt, turn.asks)
    chair = next((persona for persona in prompt.personas if persona.role == turn.chair), None)
    return _from_chair(prompt, chair) if chair else prompt


def next_turn(attempt: Attempt, question: Question) -> Turn:
    """The turn in which a question about an attempt is answered; a thread hangs on its first answer."""
    return Turn(chair=attempt.chair, follows=attempt.follows or attempt.id, asks=question.said)


def next_chair(prompt: Prompt, last: str | None) -> str:
    """The chair to sit in after ``last`` (None before any answer): your own (""), then each role in turn."""
    chairs = ("", *(persona.role for persona in prompt.personas))
    return chairs[(chairs.index(last) + 1) % len(chairs)] if last in chairs else ""


def asked_for(prompt: Prompt, asks: str) -> Kind | None:
    """The kind of evidence that a follow-up question asks for, None for an objection."""
    return next((one.missing for one in every_question(prompt) if one.said == asks), None)


def _follow_up(prompt: Prompt, asks: str) -> Prompt:
    missing = asked_for(prompt, asks)
    signal = SIGNAL_OF.get(missing) if missing else None
    rubric = Rubric(
        weights={signal: 1.0} if signal else prompt.rubric.weights,
        required=(missing,) if missing else (),
        terms=prompt.rubric.terms,
    )
    return msgspec.structs.replace(
        _bare(prompt),
        question=asks,
        seconds=FOLLOW_UP_SECONDS,
        think_seconds=FOLLOW_UP_THINK_SECONDS,
        rubric=rubric,
    )


def _from_chair(prompt: Prompt, chair: Persona) -> Prompt:
    """The other side of the table: what this role has to hear becomes what you have to ask for."""
    kinds = dict.fromkeys(("stakeholder", *(probe.missing for probe in chair.probes)))
    weights = dict.fromkeys((SIGNAL_OF[kind] for kind in kinds if kind in SIGNAL_OF), 1.0)
    question = (
        f"{prompt.question}\n\nThis time you are the {chair.role.lower()}: “{chair.opening}” Say what you "
        "have to hear before you agree, with figures and dates, so that the others can give it to you."
    )
    return msgspec.structs.replace(
        _bare(prompt),
        question=question,
        personas=tuple(
            msgspec.structs.replace(persona, must_hear=(), probes=())
            for persona in prompt.personas
            if persona is not chair
        ),
        rubric=Rubric(weights=weights, required=tuple(kinds), terms=prompt.rubric.terms),
        seconds=min(prompt.seconds, 180),
    )


def _bare(prompt: Prompt) -> Prompt:
    """The prompt without what belongs to its own question only."""
    return msgspec.structs.replace(
        prompt,
        hints=(),
        probes=(),
        stages=(),
        personas=(),
        decisions=(),
        line="",
        takes=1,
        max_words=0,
        exemplar=None,
    )
