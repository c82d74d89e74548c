"""Panels answer as a slow, plain reading of the same weights would."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from content.weights import Weights
from scoring.tagger import ALWAYS, Noticed, Panel

FEATURES = ("a", "b", "c")
LABELS = ("", "begins", "goes on")
weight = st.integers(-500, 500)
rows = st.dictionaries(st.sampled_from((ALWAYS, *FEATURES)), st.tuples(weight, weight, weight))
questions = st.builds(
    Weights,
    labels=st.just(LABELS),
    moves=st.tuples(*[st.tuples(weight, weight, weight)] * 3),
    here=rows,
    before=rows,
    after=rows,
)
noticed = st.builds(
    Noticed,
    here=st.frozensets(st.sampled_from(FEATURES)),
    around=st.frozensets(st.sampled_from(FEATURES)),
)


def worth(weights: Weights, row: list[Noticed], path: tuple[int, ...]) -> int:
    """The sum of all that speaks for a sequence of labels, added up one by one."""
    total = 0
    for place, label in enumerate(path):
        total += sum(weights.here.get(feature, (0, 0, 0))[label] for feature in (ALWAYS, *row[place].here))
        if place:
            total += weights.moves[path[place - 1]][label]
            total += sum(weights.before.get(feature, (0, 0, 0))[label] for feature in row[place - 1].around)
        if place + 1 < len(row):
            total += sum(weights.after.get(feature, (0, 0, 0))[label] for feature in row[place + 1].around)
    return total


@given(questions, questions, st.lists(noticed, max_size=4))
def test_the_answer_is_the_best_of_all_sequences(one: Weights, two: Weights, row: list[Noticed]) -> None:
    answers = Panel({"one": one, "two": two}).ask(row)
    for name, weights in (("one", one), ("two", two)):
        path = tuple(LABELS.index(label) for label in answers[name])
        assert worth(weights, row, path) == max(
            worth(weights, row, other) for other in product(range(3), repeat=len(row))
        )


@given(questions, st.lists(noticed, max_size=3))
def test_questions_do_not_disturb_one_another(weights: Weights, row: list[Noticed]) -> None:
    alone = Panel({"one": weights}).weigh(row)
    together = Panel({"first": weights, "one": weights, "last": weights}).weigh(row)
    assert [total[3:6] for total in together] == alone


def test_a_row_of_nothing_has_no_labels() -> None:
    weights = Weights(labels=LABELS, moves=((0, 0, 0),) * 3, here={})
    assert Panel({"one": weights}).ask([]) == {"one": []}
