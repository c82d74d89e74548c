"""What to say next time, and what an interviewer would ask now."""

from collections.abc import Mapping, Sequence

from content.lexicon import Voice
from content.lexicons import load_lexicons
from content.pack import Prompt, Rubric
from content.scorecard import Evidence, Kind
from scoring.overall import weigh

_REQUIRED = 0.5
_FULL = 90.0
_WORTH_IT = 2.0
_NOTHING_MORE = "Say it once more in fewer words, and keep every figure; nothing else would add much."


def find_missing(evidence: Sequence[Evidence], rubric: Rubric) -> tuple[Kind, ...]:
    """The kinds that the rubric asks for and the answer lacks; denied or bare evidence does not count."""
    said = {one.kind for one in evidence if not one.negated and not one.bare}
    return tuple(dict.fromkeys(kind for kind in rubric.required if kind not in said))


def choose_next_step(
    evidence: Sequence[Evidence], missing: Sequence[Kind], weights: Mapping[str, float]
) -> str:
    """One sentence of advice for the part that would add most, found by scoring again with each of them.

    A part is a kind that was not said, or the side that is lacking of one that was. What the rubric requires
    goes first among equals; of an answer of 90 or more only what it requires, or what is worth two points, is
    asked.
    """
    before = weigh(evidence, weights)
    best: Voice | None = None
    most = _WORTH_IT if before >= _FULL else 0.0
    for voice in _lacking(evidence):
        gain = weigh((*evidence, _suppose(voice)), weights) - before
        if voice.kind in missing:
            gain += _REQUIRED if before < _FULL else _WORTH_IT + _REQUIRED
        if gain > most:
            best, most = voice, gain
    return best.advice if best is not None else _NOTHING_MORE


def _lacking(evidence: Sequence[Evidence]) -> list[Voice]:
    """The advice that fits: for whole kinds that were not said, and for sides of those that were."""
    sides: dict[Kind, set[str]] = {}
    for one in evidence:
        if not one.negated and not one.bare:
            shown = sides.setdefault(one.kind, set())
            shown.update(one.facets)
            if one.baseline is not None or one.role in ("baseline", "comparator"):
                shown.add("compared")
    return [
        voice
        for voice in load_lexicons().voices
        if (voice.facet and voice.facet not in sides[voice.kind] if voice.kind in sides else not voice.facet)
    ]


def _suppose(voice: Voice) -> Evidence:
    """A piece of evidence as it might be said: in about as many words as it is asked for."""
    facets = (voice.facet,) if voice.facet else ()
    if voice.kind == "metric":
        return Evidence(
            kind="metric",
            start=0,
            end=0,
            text="",
            value=12.0,
            unit="percent",
            baseline=18.0,
            direction="down",
            role="result",
        )
    return Evidence(kind=voice.kind, start=0, end=0, text=voice.advice, facets=facets)


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
        if voice.ask:
            own.setdefault(voice.kind, f"{voice.role.capitalize()}: {voice.ask}")
    return tuple(own[kind] for kind in missing if kind in own)
