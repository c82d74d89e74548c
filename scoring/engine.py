"""From words to a scorecard: read, filter, judge, advise. Pure: no files, no clock, no chance."""

from collections.abc import Mapping, Sequence

import msgspec

from content.pack import Prompt, Rubric
from content.scorecard import Evidence, Kind, Scorecard, Signal
from content.transcript import Transcript
from content.weighing import weights_of
from scoring.delivery import describe_delivery
from scoring.feedback import ask_follow_ups, choose_next_step, find_missing
from scoring.filter import why_not_scored
from scoring.length import measure_length
from scoring.numbers import check_numbers
from scoring.overall import is_stuffed, weigh, with_points
from scoring.reading import Reading, read
from scoring.rubric import judge_rubric
from scoring.signals import judge
from scoring.stories import link_stories
from scoring.topic import HIGHEST_ASIDE, OWN_WORK, TOPIC, explain_topic

ENGINE = "6"
HIGHEST = 100


def score(
    transcript: Transcript, *, prompt: Prompt | None = None, earlier: Sequence[Evidence] = ()
) -> Scorecard:
    """Score one answer, by the prompt's rubric or the general one.

    ``earlier`` is evidence of earlier attempts at the same prompt, with whose figures this answer is compared.
    """
    rubric = prompt.rubric if prompt is not None else Rubric()
    weights = weights_of(prompt)
    reading = read(transcript, prompt.question if prompt is not None else "")
    evidence = reading.evidence
    refused = why_not_scored(transcript, reading.speech, prompt)
    missing = find_missing(evidence, rubric)
    signals = () if refused else _add_up(transcript, reading, prompt, weights)
    return Scorecard(
        engine=ENGINE,
        evidence=evidence,
        stories=link_stories(evidence),
        signals=signals,
        overall=sum(signal.points for signal in signals),
        missing=missing,
        next_step=refused or _advise(reading, missing, weights),
        follow_ups=ask_follow_ups(missing, prompt),
        numbers=check_numbers(reading, earlier),
        delivery=describe_delivery(transcript, reading),
        not_scored=refused,
    )


def _advise(reading: Reading, missing: Sequence[Kind], weights: Mapping[str, float]) -> str:
    return OWN_WORK if reading.topic else choose_next_step(reading.evidence, missing, weights)


def _add_up(
    transcript: Transcript, reading: Reading, prompt: Prompt | None, weights: Mapping[str, float]
) -> tuple[Signal, ...]:
    """All that the score is made of: the general signals, what the prompt adds, what an answer loses that is
    short or not about the speaker's work.
    """
    evidence = reading.evidence
    total = round(weigh(evidence, weights))
    signals = with_points(judge(evidence), evidence, weights, total)
    if prompt is not None and prompt.rubric.terms:
        own = judge_rubric(prompt.rubric.terms, reading.speech, evidence)
        added = 0 if is_stuffed(evidence) else round(own.points * total / HIGHEST)
        own = msgspec.structs.replace(own, points=min(added, HIGHEST - total))
        signals, total = (*signals, own), total + own.points
    if reading.topic and total > HIGHEST_ASIDE:
        aside = Signal(TOPIC, "Own work", 0.0, explain_topic(reading.topic), HIGHEST_ASIDE - total)
        signals, total = (*signals, aside), HIGHEST_ASIDE
    length = measure_length(transcript, reading.speech, prompt) if prompt is not None else None
    if length is None or total <= length.cap:
        return signals
    short = Signal("length", "Length", round(4 * length.share, 2), length.explain(), length.cap - total)
    return (*signals, short)
