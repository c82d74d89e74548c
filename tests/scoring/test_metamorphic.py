"""The ten rules over whole answers of our own and strong exemplars of the packs."""

import pytest

from bench.metamorphic import RULES, Answer, check_rules
from bench.numerals import in_figures, in_words
from content.packs import load_packs

FULL = 100
EACH = 3


@pytest.fixture(scope="module")
def full_answers(answers):
    """Every third exemplar of a hundred words or more, with its question, and the answers beside this file."""
    exemplars = [
        Answer(prompt.id, " ".join(prompt.exemplar.strong.split()), " ".join(prompt.question.split()))
        for pack in load_packs()
        for round_ in pack.rounds
        for prompt in round_.prompts
        if prompt.exemplar is not None and len(prompt.exemplar.strong.split()) >= FULL
    ]
    return [*exemplars[::EACH], *(Answer(name, text, "") for name, text in answers.items())]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule[2].__name__)
def test_no_answer_breaks_the_rule(full_answers, rule):
    (verdict,) = check_rules(full_answers, (rule,))
    assert verdict.tried >= 3
    assert verdict.passes, verdict.worst


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ("2,400 patients", "two thousand four hundred patients"),
        ("22 percent", "twenty-two percent"),
        ("190 minutes", "one hundred ninety minutes"),
    ],
)
def test_figures_become_words_and_words_figures(figures, words):
    assert in_words(figures) == words
    assert in_figures(words) == figures


@pytest.mark.parametrize(
    "text", ["in 2021", "a 30-day readmission", "$14,400", "ICD-10", "half a million", "one of us"]
)
def test_what_is_said_otherwise_stays(text):
    assert in_words(text) == text
    assert in_figures(text) == text
