"""What to say next time, and what an interviewer would ask now."""

from collections.abc import Callable, Sequence

from content.lexicons import load_lexicons
from content.pack import Prompt, Rubric
from content.scorecard import Evidence, Kind

_MODEL: dict[Kind, dict[str, object]] = {
    "metric": {"value": 12.0, "unit": "percent", "direction": "down", "role": "result", "baseline": 18.0},
    "cohort": {"value": 5000.0, "unit": "patient"},
    "horizon": {"value": 6.0, "unit": "month"},
}


def find_missing(evidence: Sequence[Evidence], rubric: Rubric) -> tuple[Kind, ...]:
    """The kinds that the rubric asks for and the answer lacks; denied or bare evidence does not count."""
    said = {one.kind for one in evidence if not one.negated and not one.bare}
    return tuple(dict.fromkeys(kind for kind in rubric.required if kind not in said))


def choose_next_step(
    evidence: Sequence[Evidence], missing: Sequence[Kind], rescore: Callable[[Sequence[Evidence]], float]
) -> str:
    """One sentence: the advice for the kind that would add most, found by scoring again with each of them."""
    candidates = list(
        dict.fromkeys(
            (*missing, "metric", "cohort", "horizon", "governance", "stakeholder", "technical", "compliance")
        )
    )
    advice = {voice.kind: voice.advice for voice in reversed(load_lexicons().voices)}
    best: Kind | None = None
    most = 0.0
    before = rescore(evidence)
    for kind in candidates:
        gain = rescore((*evidence, _pretend(kind))) - before + (0.5 if kind in missing else 0.0)
        if gain > most:
            best, most = kind, gain
    if best is None:
        return "Say it once more in fewer words and keep every figure."
    return advice[best]


def _pretend(kind: Kind) -> Evidence:
    return Evidence(kind=kind, start=0, end=0, text="", **_MODEL.get(kind, {}))  # type: ignore[arg-type]


def ask_follow_ups(missing: Sequence[Kind], prompt: Prompt | None) -> tuple[str, ...]:
    """A question for each missing kind: the prompt's own probe or persona first, the role that would ask it otherwise."""
    asked = []
    probes = (
        []
        if prompt is None
        else [
            *((None, probe) for probe in prompt.probes),
            *((persona.role, probe) for persona in prompt.personas for probe in persona.probes),
        ]
    )
    for kind in missing:
        own = next(((role, probe.ask) for role, probe in probes if probe.missing == kind), None)
        voice = next((voice for voice in load_lexicons().voices if voice.kind == kind), None)
        if own is not None:
            asked.append(f"{own[0]}: {own[1]}" if own[0] else own[1])
        elif voice is not None:
            asked.append(f"{voice.role.capitalize()}: {voice.ask}")
    return tuple(dict.fromkeys(asked))
