"""From words to a scorecard: read, filter, judge, advise. Pure: no files, no clock, no chance."""

from collections.abc import Sequence

from content.pack import Prompt, Rubric
from content.scorecard import Evidence, Scorecard
from content.transcript import Transcript
from scoring.delivery import describe_delivery
from scoring.feedback import ask_follow_ups, choose_next_step, find_missing
from scoring.filter import why_not_scored
from scoring.numbers import check_numbers
from scoring.overall import weigh, with_points
from scoring.reading import read
from scoring.signals import judge
from scoring.stories import link_stories

ENGINE = "1"


def score(
    transcript: Transcript, *, prompt: Prompt | None = None, earlier: Sequence[Evidence] = ()
) -> Scorecard:
    """Score one answer, by the prompt's rubric or the general one.

    ``earlier`` is evidence of earlier attempts at the same prompt, with whose figures this answer is compared.
    """
    rubric = prompt.rubric if prompt is not None else Rubric()
    reading = read(transcript, prompt.question if prompt is not None else "")
    evidence = reading.evidence
    refused = why_not_scored(transcript, reading.speech, prompt)
    missing = find_missing(evidence, rubric)
    total = 0 if refused else round(weigh(evidence, rubric.weights))
    return Scorecard(
        engine=ENGINE,
        evidence=evidence,
        stories=link_stories(evidence),
        signals=() if refused else with_points(judge(evidence), evidence, rubric.weights, total),
        overall=total,
        missing=missing,
        next_step=refused or choose_next_step(evidence, missing, rubric.weights),
        follow_ups=ask_follow_ups(missing, prompt),
        numbers=check_numbers(reading, earlier),
        delivery=describe_delivery(transcript, reading),
        not_scored=refused,
    )
