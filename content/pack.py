"""What is asked: packs, rounds, prompts and how an answer to them is judged."""

from typing import Literal

import msgspec

from content.scorecard import Kind

SIGNALS = ("impact", "technical", "stakeholder", "governance")
PromptKind = Literal["story", "case", "drill", "simulation", "line", "written", "brief", "screen"]


class Stage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One part of a staged drill."""

    title: str
    seconds: int
    hint: str = ""


class Probe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A follow-up question that is asked only when ``missing`` was not said."""

    missing: Kind
    ask: str


class Persona(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A stakeholder in a simulation."""

    role: str
    opening: str
    must_hear: tuple[str, ...] = ()
    probes: tuple[Probe, ...] = ()


class Rubric(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an answer is judged: weight per signal id (0 or more), kinds that must be there, terms that help."""

    weights: dict[str, float] = msgspec.field(default_factory=lambda: dict.fromkeys(SIGNALS, 1.0))
    required: tuple[Kind, ...] = ("metric", "cohort", "horizon", "compliance")
    terms: tuple[str, ...] = ()


class Exemplar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A weak and a strong answer to one prompt, and what makes the difference."""

    weak: str
    strong: str
    difference: str


class Prompt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to answer aloud. ``id`` is ``pack/name`` and unique; ``seconds`` is the time to speak."""

    id: str
    title: str
    kind: PromptKind
    seconds: int
    question: str
    exemplar: Exemplar
    think_seconds: int = 30
    hints: tuple[str, ...] = ()
    rubric: Rubric = Rubric()
    probes: tuple[Probe, ...] = ()
    stages: tuple[Stage, ...] = ()
    personas: tuple[Persona, ...] = ()


class Round(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One meeting of an employer's loop; ``minutes`` is its length, 0 when it has none (a take-home)."""

    id: str
    title: str
    minutes: int
    about: str
    prompts: tuple[Prompt, ...]


class Task(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to prepare before the loop."""

    title: str
    minutes: int


class Pack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An employer's interview loop: its rounds in order, spread over ``days`` (lowest, highest)."""

    id: str
    employer: str
    role: str
    about: str
    days: tuple[int, int]
    rounds: tuple[Round, ...]
    tasks: tuple[Task, ...] = ()
