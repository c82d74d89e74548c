import pytest

from content.pack import Prompt, Rubric
from content.weighing import weights_of


def asking(question, weights=None):
    rubric = Rubric() if weights is None else Rubric(weights=weights)
    return Prompt(id="own/p", title="P", kind="story", seconds=60, question=question, rubric=rubric)


@pytest.mark.parametrize(
    "question",
    [
        "How many hours do nurses lose to device alarms?",
        "Estimate the cost of faxed referrals for a clinic of forty doctors.",
        "What would it be worth to send a third fewer letters?",
        "Make the business case for reading insurance cards by camera.",
        "What are your salary expectations?",
        "We can offer 140. What do you say?",
    ],
)
def test_a_question_for_a_sum_or_about_pay_is_answered_by_figures(question):
    weights = weights_of(asking(question))
    assert weights.pop("impact") >= 2
    assert set(weights.values()) == {1.0}


@pytest.mark.parametrize(
    "question",
    [
        "Tell me about a model that you took out of use.",
        "How do you keep an assistant safe after launch?",
        "Walk me through a disagreement with a surgeon.",
    ],
)
def test_any_other_question_weighs_all_signals_alike(question):
    assert set(weights_of(asking(question)).values()) == {1.0}
    assert weights_of(None) == weights_of(asking(question))


def test_what_a_rubric_says_stands_whatever_is_asked():
    told = {"impact": 0.5, "technical": 2.0, "stakeholder": 1.0, "governance": 1.0}
    assert weights_of(asking("How much did it save?", told)) == told
