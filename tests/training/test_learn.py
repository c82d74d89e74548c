"""From marks to labels, from labels to weights, from weights to evidence."""

from pathlib import Path

import pytest

from content.transcript import Transcript
from content.weights import Weights, read_weights, write_weights
from scoring.hearing import hear
from scoring.network import ask
from training.gold import Lesson, prepare
from training.markup import parse_saying
from training.network import in_whole_numbers, train
from training.passages import told
from training.subjects import CLAUSES, LEAN, annotated

SAYINGS = (
    "<governance is=threshold>Above {} percent the nurse turns it off</governance>, and we had lunch.",
    "We had lunch, and <governance is=threshold>above {} percent the nurse turns it off</governance>.",
    "<metric value={} unit=percent>Falls dropped by {} percent</metric>, and we had lunch at noon.",
    "<governance neg>Nobody had a way to turn it off</governance>, and {} of us had lunch.",
)


ANSWERS = [
    parse_saying(f"s-{number}", saying.format(number + 3, number + 3))
    for number in range(8)
    for saying in SAYINGS
]


@pytest.fixture(scope="module")
def lessons() -> list[Lesson]:
    return [prepare(answer) for answer in ANSWERS]


def test_marks_become_labels_of_clauses_and_figures(lessons: list[Lesson]) -> None:
    threshold, later, metric, denied = lessons[:4]
    assert threshold.clauses["governance"] == ["begins", ""]
    assert later.clauses["governance"] == ["", "begins"]
    assert metric.figure_labels == ["result"]
    assert denied.clauses["denied"] == ["governance", ""]
    assert denied.clauses["governance"] == ["", ""]


@pytest.mark.parametrize(
    ("saying", "labels"),
    [
        (
            "<metric value=8 unit=percent>Thirty-day readmissions fell from 9 percent to 8</metric>",
            ["", "baseline", "result"],
        ),
        ("<metric value=18 unit=minutes>We are at 18 minutes, down from 31</metric>", ["result", "baseline"]),
        (
            "<metric value=48 unit=percent role=comparator>The two hospitals without it were at 48</metric>",
            ["", "comparator"],
        ),
        ("<metric value=0.5 unit=fraction role=estimate>Half get a scan</metric>", ["estimate"]),
        ("<metric value=3.7 unit=hours>It is 220 minutes</metric>", ["result"]),
    ],
)
def test_of_several_figures_in_one_metric_the_one_with_its_value_counts(saying: str, labels: list[str]) -> None:
    assert prepare(parse_saying("s", saying)).figure_labels == labels


def test_a_span_takes_the_clauses_that_it_covers_by_half() -> None:
    lesson = prepare(
        parse_saying("s", "<technical>It reads the chart, it reads the notes</technical>, we had lunch.")
    )
    assert lesson.clauses["technical"] == ["begins", "goes on", ""]


@pytest.fixture(scope="module")
def learned() -> Weights:
    examples = [annotated(answer).example("clauses") for answer in ANSWERS]
    return in_whole_numbers([train(CLAUSES, examples * 8, [], {}, seed=1)], LEAN)


def test_what_was_learned_is_heard_again(learned: Weights, tmp_path: Path) -> None:
    write_weights(learned, tmp_path / "clauses.npz")
    heard = hear(Transcript.typed("We had lunch, and above 14 percent the nurse turns it off."))
    labels = ask(read_weights(tmp_path / "clauses.npz"), heard.noticed).label
    assert labels["governance"] == ["", "begins"]
    assert labels["denied"] == ["", ""]


def test_figures_are_told_what_their_clauses_were_taken_for(learned: Weights) -> None:
    passage = annotated(ANSWERS[0])
    (before,), (threshold,) = passage.noticed["figures"], told(passage, learned).noticed["figures"]
    assert threshold == before | {"told governance", "told governance begins"}
