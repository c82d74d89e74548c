import pytest

from content.lexicons import load_lexicons
from content.pack import Prompt, Rubric
from content.transcript import Transcript
from scoring import score
from scoring.quotes import LONGEST, quote


def ask(*required):
    question = "Which of your launches changed the daily work of a ward, and how do you know that it did?"
    return Prompt(
        id="own/p", title="P", kind="story", seconds=60, question=question, rubric=Rubric(required=required)
    )


def step(text, *required):
    return score(Transcript.typed(text), prompt=ask(*required)).next_step


def advice(kind, facet=""):
    return {one.advice for one in load_lexicons().voices if (one.kind, one.facet) == (kind, facet)}


def test_a_full_answer_is_not_asked_for_what_it_has(answers):
    assert score(Transcript.typed(answers["falls"])).overall >= 90
    assert step(answers["falls"]) not in advice("metric")


def test_an_answer_without_figures_is_asked_for_one(answers):
    assert step(answers["empty"], "metric") in advice("metric")


def test_a_control_without_a_limit_is_asked_for_the_limit():
    said = (
        "We moved the discharge list to the morning, and readmissions fell from 22 to 18 percent over two "
        "quarters for 900 patients. The ward nurses told us the list came too late, so they set the hour. It "
        "is a logistic regression, because the nurses wanted to see why, and we tested it on a later year. An "
        "analyst reviews the misses every Monday."
    )
    facets = {facet for one in score(Transcript.typed(said)).evidence for facet in one.facets}
    told = step(said, "metric")
    lacking = {"threshold", "fallback", "approval", "record", "failure", "settlement"} - facets
    assert told in {one.advice for one in load_lexicons().voices if one.facet in lacking}


@pytest.mark.parametrize("kind", ["metric", "cohort", "horizon", "compliance", "stakeholder"])
def test_a_question_follows_only_for_what_was_missing(answers, kind):
    assert score(Transcript.typed(answers["falls"]), prompt=ask(kind)).follow_ups == ()
    assert len(score(Transcript.typed(answers["empty"]), prompt=ask(kind)).follow_ups) == 1


def test_a_long_quote_ends_after_a_whole_word():
    text = "the nurses on the night shift told us again and again that the alarm came at the wrong moment"
    cited = quote(text)
    assert cited.endswith(" …”")
    assert text.startswith(cited[1:-3])
    assert text[len(cited) - 4] == " "
    assert len(cited) <= LONGEST + 4
    assert quote("a short one") == "“a short one”"
