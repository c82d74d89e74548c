import pytest

from content.transcript import Transcript
from scoring import find_evidence, score

WRONG = [
    ("Precision went from 0.78 to 0.85, that's a 20 percent gain on the same charts.", "9"),
    ("It was a 20 percent gain from 0.78 to 0.85, on the same charts and the same wards.", "9"),
    ("There are 40 beds, and 40 times 3 is 150 checks every night on that ward.", "120"),
    ("Half of 600 is 250, and those are the people who answered the survey.", "300"),
]
RIGHT = [
    "Precision went from 0.78 to 0.85, that's about 9 percent on the same charts.",
    "120 times 1.8 is 216 minutes a day for the nurses of that unit.",
    "Readmissions fell from 20% to 16%, a 20 percent drop, and the board saw it.",
    "Precision went from 0.6 to 0.66, six points, or 10 percent, on the same charts.",
    "Late shifts went from 12 to 5 percent, overtime from 10 hours a month to 8, on every ward.",
    "Alerts rose by 30 percent, and the share that was opened fell from 50 to 40, true ones included.",
    "Access is within two points now and returns in that group fell from 20 to 19 in six months.",
    "45 seconds times 40 is 30 minutes for every shift that they work.",
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_a_wrong_sum_is_shown_with_the_right_result(text, expected):
    checks = score(Transcript.typed(text)).numbers
    assert [(check.kind, check.expected) for check in checks if check.kind == "arithmetic"] == [
        ("arithmetic", expected)
    ]


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_sum_is_left_alone(text):
    assert score(Transcript.typed(text)).numbers == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("We reduced readmissions by 300 percent, on every ward that we had.", "more than all"),
        ("The AUC was 1.4 on the test set, and we were very proud of that.", "above 1"),
        ("It improved by 20 percent. Everybody could see that it had, over there.", "of what"),
    ],
)
def test_a_figure_that_cannot_be_is_questioned_and_not_credited(text, word):
    card = score(Transcript.typed(text))
    assert word in card.numbers[0].sentence
    assert next(signal.score for signal in card.signals if signal.id == "impact") <= 1.0


def test_a_figure_that_changed_since_the_last_attempt_is_reported():
    before = find_evidence(
        Transcript.typed("Falls dropped from 31 to 18 a month for 2,000 patients in six months.")
    )
    now = score(
        Transcript.typed("Falls dropped from 31 to 12 a month for 3,000 patients in six months."),
        earlier=before,
    )
    assert [check.kind for check in now.numbers] == ["contradiction", "contradiction"]
    assert "18" in now.numbers[0].sentence


def test_another_story_contradicts_nothing():
    before = find_evidence(
        Transcript.typed("Falls dropped from 31 to 18 a month for 2,000 patients in six months.")
    )
    now = score(
        Transcript.typed("Denials went down by 7 percent for 90,000 claims in a year, at another place."),
        earlier=before,
    )
    assert now.numbers == ()
