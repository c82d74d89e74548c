"""What to say next time, and what an interviewer would ask now."""

from collections.abc import Mapping, Sequence

from content.lexicons import load_lexicons
from content.pack import Prompt, Rubric
from content.scorecard import Evidence, Kind
from scoring.overall import weigh

_KINDS: tuple[Kind, ...] = (
    "metric",
    "cohort",
    "horizon",
    "governance",
    "stakeholder",
    "technical",
    "compliance",
)
_REQUIRED = 0.5
_ENOUGH = "Say it once more in fewer words, and keep every figure."


def find_missing(evidence: Sequence[Evidence], rubric: Rubric) -> tuple[Kind, ...]:
    """The kinds that the rubric asks for and the answer lacks; denied or bare evidence does not count."""
    said = {one.kind for one in evidence if not one.negated and not one.bare}
    return tuple(dict.fromkeys(kind for kind in rubric.required if kind not in said))


def choose_next_step(
    evidence: Sequence[Evidence], missing: Sequence[Kind], weights: Mapping[str, float]
) -> str:
    """One sentence of advice for the kind that would add most, found by scoring again with each of them."""
    before = weigh(evidence, weights)
    best: Kind | None = None
    most = 0.0
    for kind in dict.fromkeys((*missing, *_KINDS)):
        gain = weigh((*evidence, _suppose(kind)), weights) - before + (_REQUIRED if kind in missing else 0.0)
        if gain > most:
            best, most = kind, gain
    return next((voice.advice for voice in load_lexicons().voices if voice.kind == best), _ENOUGH)


def _suppose(kind: Kind) -> Evidence:
    """A piece of evidence as it might be said."""
    if kind == "metric":
        return Evidence(
            kind=kind,
            start=0,
            end=0,
            text="",
            value=12.0,
            unit="percent",
            baseline=18.0,
            direction="down",
            role="result",
        )
    return Evidence(kind=kind, start=0, end=0, text="")


def ask_follow_ups(missing: Sequence[Kind], prompt: Prompt | None) -> tuple[str, ...]:
    """A question for each missing kind: the prompt's own probe or persona first, otherwise the role that
    would ask it.
    """
    own: dict[Kind, str] = {}
    if prompt is not None:
        for probe in prompt.probes:
            own.setdefault(probe.missing, probe.ask)
        for persona in prompt.personas:
            for probe in persona.probes:
                own.setdefault(probe.missing, f"{persona.role}: {probe.ask}")
    for voice in load_lexicons().voices:
        own.setdefault(voice.kind, f"{voice.role.capitalize()}: {voice.ask}")
    return tuple(own[kind] for kind in missing if kind in own)
