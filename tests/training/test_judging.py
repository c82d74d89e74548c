"""What is said of the clauses of a text is said of the same words where they are heard otherwise."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.weights import Weights
from training.judging import judge, moved
from training.markup import parse_saying
from training.network import Floats, in_whole_numbers, train
from training.passages import Stretch, hear_passage
from training.subjects import CLAUSES, annotated
from training.variations import Variation

KINDS = [head.name for head in CLAUSES.heads]
GOVERNANCE = KINDS.index("governance")
SAYINGS = (
    "<governance is=threshold>Above {} percent the nurse turns it off</governance>, and we had lunch.",
    "We had lunch, and <governance is=threshold>above {} percent the nurse turns it off</governance>.",
    "We had lunch at noon, and {} of us were there.",
)


def said(*governance: int) -> list[Floats]:
    """Answers about clauses that have nothing (0), or begin (1) or go on with (2) a piece of governance."""
    answers = []
    for place, head in enumerate(CLAUSES.heads):
        rows = np.zeros((len(governance), len(head.labels)), np.float32)
        labels = governance if place == GOVERNANCE else [0] * len(governance)
        for row, label in enumerate(labels):
            rows[row, label] = 1
        answers.append(rows)
    return answers


def told(answers: list[Floats]) -> list[int]:
    return [-1 if row[0] < 0 else int(row.argmax()) for row in answers[GOVERNANCE]]


@pytest.mark.parametrize(
    ("before", "governance", "after", "heard"),
    [
        ([(0, 20), (22, 40)], (0, 1), [(0, 20), (22, 40)], [0, 1]),
        ([(0, 40)], (1,), [(0, 20), (21, 40)], [1, 2]),
        ([(0, 20), (22, 40)], (0, 1), [(0, 40)], [1]),
        ([(0, 20), (22, 40)], (1, 2), [(0, 40)], [1]),
        ([(0, 40), (42, 60)], (1, 0), [(0, 20), (21, 60)], [1, 2]),
        ([(0, 20)], (1,), [(0, 20), (30, 40)], [1, -1]),
        ([(0, 10)], (1,), [(9, 90)], [1]),
    ],
    ids=["as it was", "one is two", "two are one", "begun and gone on", "cut elsewhere", "new", "a bit"],
)
def test_what_is_said_stays_with_its_words(
    before: list[Stretch], governance: tuple[int, ...], after: list[Stretch], heard: list[int]
) -> None:
    assert told(moved(said(*governance), before, after)) == heard


cuts = st.lists(st.integers(0, 60), min_size=2, max_size=9, unique=True).map(
    lambda ends: list(pairwise(sorted(ends)))
)


@given(cuts, cuts, st.data())
def test_however_it_is_cut_each_question_has_an_answer_or_does_not_arise(
    before: list[Stretch], after: list[Stretch], data: st.DataObject
) -> None:
    governance = data.draw(st.lists(st.integers(0, 2), min_size=len(before), max_size=len(before)))
    heard = moved(said(*governance), before, after)
    for head, answers in zip(CLAUSES.heads, heard, strict=True):
        assert answers.shape == (len(after), len(head.labels))
        asked = answers[answers[:, 0] >= 0]
        assert head.several or (asked.sum(axis=1) == 1).all()
    for (first, stop), label in zip(after, told(heard), strict=True):
        assert (label < 0) == all(min(stop, end) <= max(first, start) for start, end in before)


@pytest.fixture(scope="module")
def judges() -> Weights:
    answers = [
        parse_saying(f"s-{number}", saying.format(number + 3)) for number in range(8) for saying in SAYINGS
    ]
    examples = [annotated(answer).example("clauses") for answer in answers]
    return in_whole_numbers([train(CLAUSES, examples * 8, [], {}, seed=seed) for seed in (1, 2)], {})


def test_networks_judge_what_is_written_and_it_is_learned_as_it_is_heard(judges: Weights) -> None:
    written = "We had lunch, and above 14 percent the nurse turns it off."
    heard = hear_passage(written.replace(", and", ". And").replace("percent the", "percent. The"))
    (example,) = judge([Variation(hear_passage(written), heard)], judges)
    assert example.noticed == heard.noticed["clauses"]
    assert [heard.text[first:stop] for first, stop in heard.clauses] == [
        "We had lunch",
        "And above 14 percent",
        "The nurse turns it off",
    ]
    assert told(list(example.answers)) == [0, 1, 2]
