"""What is asked of an answer: the questions about its clauses and about its figures."""

from collections.abc import Mapping, Sequence
from typing import get_args

import numpy as np
import numpy.typing as npt

from content.weights import Head
from scoring.metrics import QUALITIES, Role
from scoring.practices import BARE, PRACTICES, SIDES
from scoring.topic import ASIDE, TOPIC
from training.gold import FIGURES, Lesson, prepare
from training.markup import Answer
from training.network import Floats, Subject, likely
from training.passages import Passage, passage_of

LEAN = {
    "compliance": 0.6,
    "governance": 0.1,
    "stakeholder": 0.5,
    "technical": 0.3,
    "vague": 0.6,
    "denied": 1.1,
    "denied/metric": 0.8,
    "denied/cohort": 1.5,
    TOPIC: 5.0,
    "figures": 0.4,
    "figures/metric": 0.1,
}
"""What an answer, or each but the first of a question, gets on top, in nats: about as much is then found too
much as is missed. Of what is not about the speaker's work most is found, and hardly anything too much.
"""
_HALF = 0.5

CLAUSES = Subject(
    "clauses",
    (
        *(Head(kind, ("", "begins", "goes on")) for kind in PRACTICES),
        Head("denied", ("", *FIGURES, *(kind for kind in PRACTICES if kind != "vague"))),
        Head("planned", ("", "planned")),
        Head(TOPIC, ("", *ASIDE)),
        *(Head(f"{kind}_sides", (*SIDES[kind], BARE), several=True) for kind in PRACTICES),
    ),
    reaches=(1, 2, 4, 8),
    direct="denied",
    concepts=192,
    wordy=True,
    passes=8,
    forget=(0.1, 0.2),
)
FIGURES_TOLD = Subject(
    "figures",
    (Head("figures", ("", *FIGURES)), Head("roles", get_args(Role)), Head("quality", ("", *QUALITIES))),
    reaches=(1, 2),
    direct="figures",
    concepts=128,
    wordy=False,
    passes=5,
    forget=(0.2, 0.3),
)


def annotated(answer: Answer) -> Passage:
    """An answer with what its annotator says about it."""
    lesson = prepare(answer)
    return passage_of(
        lesson.heard, lesson.figures, {"clauses": _of_clauses(lesson), "figures": _of_figures(lesson)}
    )


def _of_clauses(lesson: Lesson) -> list[Floats]:
    """What is right about the clauses of an answer; of a piece's sides only where there is a piece."""
    answers = [_one_of(head, lesson.clauses[head.name]) for head in CLAUSES.heads if not head.several]
    for kind in PRACTICES:
        names = (*SIDES[kind], BARE)
        shown = np.full((len(lesson.heard.noticed), len(names)), -1, np.float32)
        for span, places in lesson.pieces:
            if span.kind == kind:
                shown[places] = [span.bare if name == BARE else name in span.sides for name in names]
        answers.append(shown)
    return answers


def _of_figures(lesson: Lesson) -> list[Floats]:
    """Of a metric it is asked as what it is told and whether it is one of the model or from outside health; of
    others it is not.
    """
    told = [label if label not in ("", "cohort", "horizon") else None for label in lesson.figure_labels]
    kinds = ["metric" if role else label for role, label in zip(told, lesson.figure_labels, strict=True)]
    whose = [quality if role else None for role, quality in zip(told, lesson.qualities, strict=True)]
    answers: tuple[Sequence[str | None], ...] = (kinds, told, whose)
    return [_one_of(head, labels) for head, labels in zip(FIGURES_TOLD.heads, answers, strict=True)]


def _one_of(head: Head, labels: Sequence[str | None]) -> Floats:
    answers = np.zeros((len(labels), len(head.labels)), np.float32)
    for place, label in enumerate(labels):
        if label is None:
            answers[place] = -1
        else:
            answers[place, head.labels.index(label)] = 1
    return answers


def as_answers(subject: Subject, worth: Floats) -> list[Floats]:
    """How likely each answer is by what speaks for it, shaped (things, answers), where its question arises."""
    answers: dict[str, Floats] = {}
    first = 0
    for head in subject.heads:
        own = likely(head, worth[:, first : first + len(head.labels)])
        answers[head.name] = np.where(_arises(head, answers, len(own)), own, np.float32(-1))
        first += len(head.labels)
    return list(answers.values())


def _arises(head: Head, answers: Mapping[str, Floats], things: int) -> npt.NDArray[np.bool_]:
    """Of sides it is asked where there is a piece."""
    if head.several:
        return answers[head.name.removesuffix("_sides")][:, :1] < _HALF
    return np.ones((things, 1), np.bool_)
