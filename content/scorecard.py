"""What an answer is worth: evidence, stories, signals and the card that holds them."""

from typing import Literal

import msgspec

from content.transcript import Stretch

Kind = Literal[
    "metric", "cohort", "horizon", "compliance", "governance", "stakeholder", "technical", "vague", "filler"
]
KINDS: tuple[Kind, ...] = (
    "metric",
    "cohort",
    "horizon",
    "compliance",
    "governance",
    "stakeholder",
    "technical",
    "vague",
    "filler",
)
Value = float | str | tuple[float, float] | None


class Sound(msgspec.Struct, frozen=True):
    """A stretch of tape, in seconds from its start."""

    start: float
    end: float


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the transcript that counts as one kind of evidence.

    ``start`` and ``end`` are code-point offsets into the transcript's text, and ``text`` is what stands there.
    ``value`` is a number in ``unit`` (percent in percent, money in major units), a pair for a range, a string
    for a calendar limit, or None. ``baseline`` is the value it started from, when one was said.
    ``term`` is the lexicon's name for what was said; ``repaired_from`` is what the recogniser wrote instead.
    ``facets`` are the sides of its kind that it shows ("owner", "threshold"), in alphabetical order.
    ``audio`` is None for a typed answer.
    """

    kind: Kind
    start: int
    end: int
    text: str
    value: Value = None
    unit: str | None = None
    baseline: float | None = None
    direction: Literal["up", "down"] | None = None
    role: Literal["result", "baseline", "comparator", "estimate", "target"] | None = None
    term: str | None = None
    negated: bool = False
    hypothetical: bool = False
    bare: bool = False
    facets: tuple[str, ...] = ()
    repaired_from: str | None = None
    why: str | None = None
    audio: Sound | None = None


class Fact(Evidence, frozen=True, kw_only=True):
    """A figure that the speaker wrote down: ``text`` is what it means, ``shown`` the figure with its unit.

    ``sheet`` is the title of the worksheet it stands on; ``start`` and ``end`` are 0.
    """

    sheet: str
    shown: str


class Story(msgspec.Struct, frozen=True):
    """One claim in four parts; a part that was not said is None."""

    metric: Evidence | None
    cohort: Evidence | None
    horizon: Evidence | None
    compliance: Evidence | None


class Signal(msgspec.Struct, frozen=True):
    """What the answer is judged on: ``score`` is 0-4, ``why`` cites the words that earned it.

    ``points`` is its share of the overall score; those of all signals add up to it. Beside the four general
    ones there may be ``prompt`` (terms that the prompt listens for) and ``length``, whose points are negative.
    """

    id: str
    label: str
    score: float
    why: str
    points: int = 0


class NumberCheck(msgspec.Struct, frozen=True):
    """A figure that does not hold: arithmetic said aloud, or a contradiction with an earlier attempt."""

    kind: Literal["arithmetic", "contradiction", "plausibility"]
    sentence: str
    said: str
    expected: str | None = None
    start: int | None = None
    end: int | None = None


class Delivery(msgspec.Struct, frozen=True):
    """How it was said, beside the score. Times in seconds, pace in words a minute; None where unknown.

    The filler sounds that were written down are the least there were (``fillers_at_least``); with the markers
    ("you know") and each sound between the words there were ``fillers_at_most`` (0 where that is not known).
    Of ``voiced`` seconds with a voice (0: not known) so many were ``understood``; ``holes`` are the stretches
    of tape with a voice and without words that are too long for a filler.
    """

    words: int
    words_per_minute: float | None
    pace: tuple[float, ...]
    fillers_at_least: int
    fillers_per_minute: float | None
    long_pauses: int
    longest_pause: float | None
    first_number_after: float | None
    decision_after: float | None
    pet_phrases: tuple[str, ...]
    fillers_at_most: int = 0
    voiced: float = 0.0
    understood: float = 0.0
    holes: tuple[Stretch, ...] = ()


class Scorecard(msgspec.Struct, frozen=True):
    """Everything found in one answer.

    ``overall`` is 0-100. ``not_scored`` is None, or the sentence that says why there is no score
    (too short, no speech, the question read back); ``overall`` is then 0 and ``signals`` is empty.
    ``missing`` names the kinds of evidence the prompt asks for and the answer lacks.
    ``engine`` is the scoring version.
    """

    engine: str
    evidence: tuple[Evidence, ...]
    stories: tuple[Story, ...]
    signals: tuple[Signal, ...]
    overall: int
    missing: tuple[Kind, ...]
    next_step: str
    follow_ups: tuple[str, ...]
    numbers: tuple[NumberCheck, ...]
    delivery: Delivery
    not_scored: str | None = None
