import pytest

from content.transcript import Transcript
from scoring import score


def stands(text):
    """Whether a result counts that is told with a value."""
    found = [one for one in score(Transcript.typed(text)).evidence if one.kind == "metric"]
    assert found
    return any(one.value is not None and not one.negated for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Readmissions did not fall by 12 percent.",
        "We didn't cut the waiting time by 12 minutes.",
        "Turnaround never went from nine days to four days.",
        "There was no 12 percent reduction in falls.",
        "It is not true that falls dropped by 12 percent.",
        "Nobody showed that falls dropped by 12 percent.",
        "I can't claim that falls dropped by 12 percent.",
        "We have no proof that falls dropped by 12 percent.",
        "I doubt that falls dropped by 12 percent.",
        "Falls failed to drop by 12 percent.",
    ],
)
def test_a_change_that_did_not_happen_is_negated(text):
    assert not stands(text)


@pytest.mark.parametrize(
    "text",
    [
        "Falls dropped by 12 percent.",
        "Adherence never fell below 90 percent.",
        "We didn't just cut cost by 12 percent.",
        "We cut falls by 12 percent, not by 20.",
        "I don't know that anyone believed it, but falls dropped by 12 percent.",
        "Not only did falls drop by 12 percent.",
    ],
)
def test_a_limit_that_held_and_mere_rhetoric_deny_nothing(text):
    assert stands(text)


def test_a_denied_change_is_no_impact():
    said = "I ran that project for two years and it taught me a lot. Falls did not drop by nine percent."
    impact = next(one for one in score(Transcript.typed(said)).signals if one.id == "impact")
    assert impact.score < 2
