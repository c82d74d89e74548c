"""Learn the weights from the annotated answers: ``python -m training.learn``.

Two networks are learned, one for the clauses of an answer and one for its figures, and written to
``content/weights`` in whole numbers.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import msgspec
import numpy as np

from content.weights import FOLDER, Head, Weights, write_weights
from scoring.metrics import Role
from scoring.practices import BARE, PRACTICES, SIDES
from training.gold import FIGURES, Lesson, prepare
from training.markup import read_sayings, read_sheets
from training.network import (
    FORGET_CONCEPTS,
    FORGET_FEATURES,
    Example,
    Floats,
    Network,
    in_whole_numbers,
    taught,
    train,
)

ANSWERS = Path(__file__).with_name("answers")
SAYINGS = Path(__file__).with_name("sayings")
LEAN = {
    "compliance": 0.1,
    "governance": 0.4,
    "stakeholder": 0.2,
    "technical": 0.3,
    "vague": 0.5,
    "denied": 0.8,
    "figures": 0.4,
}
"""What each answer but the first gets on top, in nats, so that as much is found too much as is missed."""

CLAUSE_HEADS = (
    *(Head(kind, ("", "begins", "goes on")) for kind in PRACTICES),
    Head("denied", ("", *FIGURES, *(kind for kind in PRACTICES if kind != "vague"))),
    Head("planned", ("", "planned")),
    *(Head(f"{kind}_sides", (*SIDES[kind], BARE), several=True) for kind in PRACTICES),
)
FIGURE_HEADS = (
    Head("figures", ("", *FIGURES)),
    Head("roles", get_args(Role)),
    Head("quality", ("", "model")),
)
TEACHERS = 3


class Subject(msgspec.Struct, frozen=True):
    """What a network is asked; from the head ``direct`` on, features speak for answers without a concept."""

    heads: tuple[Head, ...]
    reaches: tuple[int, ...]
    direct: str


CLAUSES = Subject(CLAUSE_HEADS, (1, 2, 4, 8), "denied")
FIGURES_TOLD = Subject(FIGURE_HEADS, (1, 2), "figures")


def learn(lessons: Sequence[Lesson]) -> dict[str, Weights]:
    """The weights for clauses and for figures."""
    clauses = [of_clauses(lesson) for lesson in lessons if lesson.heard.noticed]
    figures = [of_figures(lesson) for lesson in lessons if lesson.figures]
    return {"clauses": _learn(CLAUSES, clauses), "figures": _learn(FIGURES_TOLD, figures)}


def _learn(subject: Subject, examples: Sequence[Example]) -> Weights:
    """Several networks learn what the annotators say, and another one what those agree on.

    The last is nearly as good as all of them together (Hinton, Vinyals and Dean 2015), and depends less than
    any of them on the order in which it has seen the examples.
    """
    teachers = [teach(subject, examples, seed) for seed in range(1, TEACHERS + 1)]
    return follow(subject, examples, teachers)


def teach(subject: Subject, examples: Sequence[Example], seed: int) -> Network:
    """A network that learns from the annotators."""
    return train(examples, subject.heads, subject.reaches, subject.direct, seed=seed)


def follow(subject: Subject, examples: Sequence[Example], teachers: Sequence[Network]) -> Weights:
    """A network that learns from others, in whole numbers."""
    network = train(
        [taught(example, teachers) for example in examples],
        subject.heads,
        subject.reaches,
        subject.direct,
        seed=0,
        forget_features=FORGET_FEATURES / 2,
        forget_concepts=FORGET_CONCEPTS / 2,
    )
    return in_whole_numbers(network, LEAN)


def of_clauses(lesson: Lesson) -> Example:
    """The clauses of an answer and what is right about them; of a piece's sides only where there is a piece."""
    answers = [_one_of(head, lesson.clauses[head.name]) for head in CLAUSE_HEADS if not head.several]
    for kind in PRACTICES:
        names = (*SIDES[kind], BARE)
        shown = np.full((len(lesson.heard.noticed), len(names)), -1, np.float32)
        for span, places in lesson.pieces:
            if span.kind == kind:
                shown[places] = [span.bare if name == BARE else name in span.sides for name in names]
        answers.append(shown)
    return Example(lesson.heard.noticed, answers)


def of_figures(lesson: Lesson) -> Example:
    """Of a metric it is asked as what it is told and whether it is one of the model; of others it is not."""
    told = [label if label not in ("", "cohort", "horizon") else None for label in lesson.figure_labels]
    kinds = ["metric" if role else label for role, label in zip(told, lesson.figure_labels, strict=True)]
    whose = [quality if role else None for role, quality in zip(told, lesson.qualities, strict=True)]
    answers: tuple[Sequence[str | None], ...] = (kinds, told, whose)
    return Example(
        lesson.figures, [_one_of(head, labels) for head, labels in zip(FIGURE_HEADS, answers, strict=True)]
    )


def _one_of(head: Head, labels: Sequence[str | None]) -> Floats:
    answers = np.zeros((len(labels), len(head.labels)), np.float32)
    for place, label in enumerate(labels):
        if label is None:
            answers[place] = -1
        else:
            answers[place, head.labels.index(label)] = 1
    return answers


def main() -> None:
    """Learn from all answers and write what was learned."""
    parser = argparse.ArgumentParser(prog="python -m training.learn", description=__doc__)
    parser.add_argument("--weights", type=Path, default=FOLDER, help="where to write them")
    args = parser.parse_args()
    learned = learn([prepare(answer) for answer in (*read_sheets(ANSWERS), *read_sayings(SAYINGS))])
    args.weights.mkdir(exist_ok=True)
    for name, weights in learned.items():
        path = args.weights / f"{name}.npz"
        write_weights(weights, path)
        print(f"{path.name}: {len(weights.features)} features, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
