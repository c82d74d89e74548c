"""What scoring listens for: terms, cues, word sets and the wording that goes with them."""

from typing import Literal

import msgspec

from content.scorecard import Kind


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One name of the field.

    ``aliases`` are other spellings that always mean it. ``sounds_like`` is what a recogniser writes for it and
    what is shown as a repair; where those are ordinary words, one word of ``near`` must stand within six words,
    and no word of ``veto`` may stand beside it. A term with ``fuzzy`` off is matched only as it is listed.
    ``facet`` is the side of its kind that it shows ("threshold", "evaluation").
    """

    name: str
    kind: Kind
    gloss: str
    aliases: tuple[str, ...] = ()
    sounds_like: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    veto: tuple[str, ...] = ()
    facet: str = ""
    fuzzy: bool = True


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A turn of phrase that is mostly evidence of ``kind``; ``says`` are patterns (see the README
    beside). One with ``subject`` counts only where it begins with the subject of a clause.
    """

    kind: Kind
    says: tuple[str, ...]
    gloss: str
    facet: str = ""
    subject: bool = False


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A unit of measure: its spoken forms, the quantity kind it makes, and what one of it is in ``unit``."""

    unit: str
    kind: Literal["percent", "percentage_point", "basis_point", "currency", "duration"]
    words: tuple[str, ...]
    factor: float = 1.0
    before: bool = False


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is measured: ``better`` says which way is good; domain ``model`` is model quality."""

    words: tuple[str, ...]
    better: Literal["up", "down"]
    domain: Literal["outcome", "operational", "financial", "adoption", "burden", "model", "nonhealth"]


class Population(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that a count turns into a cohort; ``unit`` is the singular that the evidence carries.

    A count below ``least`` is none: a few people in a room are no population.
    """

    unit: str
    words: tuple[str, ...]
    least: int = 1


class Overclaim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A claim about law or regulators that cannot be true as said, and why."""

    says: tuple[str, ...]
    why: str


class Level(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The anchor of one level (0-4) of a signal."""

    signal: str
    score: int
    anchor: str


class Voice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to ask for a missing kind, in the voice of the role that would ask it, and what to do about it.

    With a ``facet`` it is advice for the one side of its kind that an answer lacks, and nothing is asked.
    """

    kind: Kind
    advice: str
    role: str = ""
    ask: str = ""
    facet: str = ""


class Lexicons(msgspec.Struct, frozen=True):
    """All lexicons together, in file and then entry order; ``classes`` are the sets that weights know."""

    sets: dict[str, frozenset[str]]
    classes: tuple[str, ...]
    phrases: dict[str, tuple[str, ...]]
    terms: tuple[Term, ...]
    cues: tuple[Cue, ...]
    units: tuple[Unit, ...]
    measures: tuple[Measure, ...]
    populations: tuple[Population, ...]
    overclaims: tuple[Overclaim, ...]
    levels: tuple[Level, ...]
    voices: tuple[Voice, ...]
