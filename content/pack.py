"""What is asked: packs, rounds, prompts and how an answer to them is judged."""

from typing import Annotated, Literal

import msgspec

from content.scorecard import Kind

SIGNALS = ("impact", "technical", "stakeholder", "governance")
LONGEST_TEXT = 4000
LONGEST_ANSWER = 7200
NAME = "^[a-z0-9-]{1,64}$"

PromptKind = Literal["story", "case", "drill", "simulation", "line", "written", "brief", "screen"]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_TEXT)]
Note = Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT)]
Name = Annotated[str, msgspec.Meta(pattern=NAME)]
PromptId = Annotated[str, msgspec.Meta(pattern="^([a-z0-9-]+/)?[a-z0-9-]+$", max_length=129)]
Seconds = Annotated[int, msgspec.Meta(ge=0, le=LONGEST_ANSWER)]
SpeakingTime = Annotated[int, msgspec.Meta(ge=5, le=LONGEST_ANSWER)]
Weight = Annotated[float, msgspec.Meta(ge=0, le=100)]
Count = Annotated[int, msgspec.Meta(ge=0, le=100_000)]
Effort = Annotated[int, msgspec.Meta(ge=0, le=3_000)]


class Stage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One part of a staged drill."""

    title: Text
    seconds: SpeakingTime
    hint: Note = ""


class Probe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A follow-up question that is asked only when ``missing`` was not said."""

    missing: Kind
    ask: Text


class Concern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something a role has to hear before it agrees.

    It is heard in a sentence that has all words of one of the ``terms`` (``pay*`` stands for its forms too),
    with evidence of every kind in ``shown_by`` in it or beside it. At least one of the two is needed.
    """

    hear: Text
    terms: tuple[Text, ...] = ()
    shown_by: tuple[Kind, ...] = ()


class Persona(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stakeholder in a simulation: what they say first, object to, and have to hear before they agree."""

    role: Text
    opening: Text
    must_hear: tuple[Concern, ...] = ()
    objections: tuple[Text, ...] = ()
    probes: tuple[Probe, ...] = ()


class Rubric(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an answer is judged: weight per signal id (0 or more), kinds that must be there, terms that help."""

    weights: dict[Name, Weight] = msgspec.field(default_factory=lambda: dict.fromkeys(SIGNALS, 1.0))
    required: tuple[Kind, ...] = ("metric", "cohort", "horizon", "compliance")
    terms: tuple[Text, ...] = ()


class Exemplar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A weak and a strong answer to one prompt, and what makes the difference."""

    weak: Text
    strong: Text
    difference: Text


class Prompt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to answer aloud.

    ``id`` is ``pack/name`` and unique; a pack's own files write only the name. ``seconds`` is the time to
    speak. ``decisions`` are the words of which one has to fall in a simulation; ``line`` is what is said word
    for word, ``takes`` times; ``max_words`` is the limit of a brief answer, 0 when there is none;
    ``frameworks`` are the ids of the ways of judging that the prompt trains.
    """

    id: PromptId
    title: Text
    kind: PromptKind
    seconds: SpeakingTime
    question: Text
    think_seconds: Seconds = 30
    hints: tuple[Text, ...] = ()
    rubric: Rubric = Rubric()
    exemplar: Exemplar | None = None
    probes: tuple[Probe, ...] = ()
    stages: tuple[Stage, ...] = ()
    personas: tuple[Persona, ...] = ()
    decisions: tuple[Text, ...] = ()
    line: Note = ""
    takes: Annotated[int, msgspec.Meta(ge=1, le=9)] = 1
    max_words: Count = 0
    frameworks: tuple[Name, ...] = ()


class Round(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One meeting of an employer's loop; ``minutes`` is its length, 0 when it has none (a take-home)."""

    id: Name
    title: Text
    minutes: Count
    about: Text
    prompts: tuple[Prompt, ...]


class Task(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to prepare before the loop, with a ``prompt`` of the pack, a ``worksheet``, both or neither."""

    title: Text
    minutes: Effort
    prompt: PromptId | None = None
    worksheet: PromptId | None = None


Tasks = Annotated[tuple[Task, ...], msgspec.Meta(max_length=200)]


class Pack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An employer's interview loop: its rounds in order, spread over ``days`` (lowest, highest).

    ``decisive`` is the id of the round that makes or breaks it, None when no single one does.
    """

    id: Name
    employer: Text
    role: Text
    about: Text
    days: tuple[Count, Count]
    rounds: tuple[Round, ...]
    tasks: Tasks = ()
    decisive: Name | None = None
