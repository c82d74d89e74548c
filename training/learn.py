"""Learn the weights from the annotated answers: ``python -m training.learn``.

Every question is a linear-chain conditional random field (Lafferty et al. 2001) with an elastic-net penalty, so
that most features come to nothing; what is left is written to ``content/weights`` in whole hundredths.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import get_args

import msgspec
import pycrfsuite

from content.scorecard import Kind
from content.weights import FOLDER, Weights
from scoring.features import join_noticed
from scoring.metrics import Role
from scoring.practices import PRACTICES, SIDES
from scoring.tagger import ALWAYS, Noticed
from training.gold import FIGURES, Lesson, prepare
from training.markup import read_sayings, read_sheets

ANSWERS = Path(__file__).with_name("answers")
SAYINGS = Path(__file__).with_name("sayings")
FORBIDDEN = -100_000
SCALE = 100
LEAST_SEEN = 3
SPARSE, SMOOTH = 1.0, 0.1
"""Weights of the absolute and of the squared penalty."""
LEAN = {
    "compliance": 0.5,
    "governance": 0.4,
    "stakeholder": 0.4,
    "technical": 0.5,
    "vague": 0.6,
    "denied": 0.9,
    "figures": 0.3,
}
"""What each label but the first gets on top, so that as much is found too much as is missed."""

Row = Sequence[Noticed]


def learn(lessons: Sequence[Lesson]) -> dict[str, Weights]:
    """The weights of every question."""
    rows = [lesson.heard.noticed for lesson in lessons]
    found: dict[str, Weights] = {}
    for kind in PRACTICES:
        found[kind] = _fit(
            rows, [lesson.clauses[kind] for lesson in lessons], ("", "begins", "goes on"), LEAN[kind]
        )
    denied = sorted({label for lesson in lessons for label in lesson.clauses["denied"]})
    found["denied"] = _fit(
        rows, [lesson.clauses["denied"] for lesson in lessons], denied, LEAN["denied"], in_sequence=False
    )
    found["planned"] = _fit(rows, [lesson.clauses["planned"] for lesson in lessons], ("", "planned"), 0.0)
    found["figures"] = _fit(
        [lesson.figures for lesson in lessons],
        [
            [label if label in FIGURES else label and "metric" for label in lesson.figure_labels]
            for lesson in lessons
        ],
        ("", *FIGURES),
        LEAN["figures"],
    )
    metrics = [_metrics(lesson) for lesson in lessons]
    found["roles"] = _fit(
        [row for row, _, _ in metrics], [roles for _, roles, _ in metrics], get_args(Role), 0.0
    )
    found["quality"] = _fit([row for row, _, _ in metrics], [of for _, _, of in metrics], ("", "model"), 0.0)
    for kind in PRACTICES:
        found[f"{kind}_sides"] = _learn_sides(kind, lessons)
    return found


def _metrics(lesson: Lesson) -> tuple[list[Noticed], list[str], list[str]]:
    """The metrics of an answer in a row: what was noticed, what each is told as, whether it is of a model."""
    own = [
        place
        for place, label in enumerate(lesson.figure_labels)
        if label and label not in ("cohort", "horizon")
    ]
    return (
        [lesson.figures[place] for place in own],
        [lesson.figure_labels[place] for place in own],
        [lesson.qualities[place] for place in own],
    )


def _fit(
    rows: Iterable[Row],
    labels: Iterable[Sequence[str]],
    names: Sequence[str],
    lean: float,
    *,
    in_sequence: bool = True,
) -> Weights:
    """The weights of one question; what was seen less than three times says nothing about speech.

    Where it is not asked ``in_sequence``, one answer does not depend on the answers beside it.
    """
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(
        {
            "c1": SPARSE,
            "c2": SMOOTH,
            "max_iterations": 150,
            "feature.possible_transitions": True,
            "feature.minfreq": LEAST_SEEN,
        }
    )
    for row, right in zip(rows, labels, strict=True):
        attributes, answers = _attributes(row), [label or "-" for label in right]
        if in_sequence and row:
            trainer.append(attributes, answers)
        elif row:
            for own, answer in zip(attributes, answers, strict=True):
                trainer.append([own], [answer])
    with tempfile.NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        learned = tagger.info()
    slots = {name or "-": slot for slot, name in enumerate(names)}
    sections: dict[str, dict[str, list[int]]] = {"here": {}, "before": {}, "after": {}}
    for (attribute, label), weight in learned.state_features.items():
        section, _, feature = attribute.partition(" ")
        row_of = sections[section].setdefault(feature, [0] * len(names))
        row_of[slots[label]] = round(SCALE * weight)
    moves = [[0] * len(names) for _ in names]
    for (one, other), weight in learned.transitions.items():
        moves[slots[one]][slots[other]] = round(SCALE * weight)
    if "goes on" in slots:
        moves[0][slots["goes on"]] = FORBIDDEN
    every = sections["here"].setdefault(ALWAYS, [0] * len(names))
    for slot in range(1, len(names)):
        every[slot] += round(SCALE * lean)
    return Weights(
        labels=tuple(names),
        moves=tuple(map(tuple, moves)),
        **{name: _sorted(section) for name, section in sections.items()},
    )


def _attributes(row: Row) -> list[list[str]]:
    """The features of a row as crfsuite takes them: each with where it was noticed."""
    attributes = []
    for place, noticed in enumerate(row):
        own = [f"here {ALWAYS}", *(f"here {feature}" for feature in sorted(noticed.here))]
        if place:
            own.extend(f"before {feature}" for feature in sorted(row[place - 1].around))
        if place + 1 < len(row):
            own.extend(f"after {feature}" for feature in sorted(row[place + 1].around))
        attributes.append(own)
    return attributes


def _sorted(section: Mapping[str, Sequence[int]]) -> dict[str, tuple[int, ...]]:
    """The features that say most first, those that say nothing not at all."""
    kept = {feature: tuple(row) for feature, row in section.items() if any(row)}
    return dict(sorted(kept.items(), key=lambda item: (-max(map(abs, item[1])), item[0])))


def _learn_sides(kind: Kind, lessons: Sequence[Lesson]) -> Weights:
    """Each side of a kind, and whether a piece is a bare name, is a question of its own about one piece."""
    names = (*SIDES[kind], "bare")
    pieces = [
        (lesson.heard.noticed, places, span)
        for lesson in lessons
        for span, places in lesson.pieces
        if span.kind == kind
    ]
    rows = [(join_noticed(noticed, places),) for noticed, places, _ in pieces]
    table: dict[str, list[int]] = {}
    for slot, name in enumerate(names):
        answers = [
            ("yes" if (span.bare if name == "bare" else name in span.sides) else "",) for *_, span in pieces
        ]
        if Counter(answers)["yes",] < LEAST_SEEN:
            continue
        one = _fit(rows, answers, ("", "yes"), 0.0)
        for feature, (no, yes) in one.here.items():
            table.setdefault(feature, [0] * len(names))[slot] = yes - no
    return Weights(labels=names, moves=(), here=_sorted(table))


def write_weights(weights: Mapping[str, Weights], folder: Path) -> None:
    """One file for each question: a line for each feature, those that say most first."""
    for name, one in weights.items():
        (folder / f"{name}.json").write_bytes(_laid_out(one))


def _laid_out(weights: Weights) -> bytes:
    encode: Callable[[object], bytes] = msgspec.json.encode
    parts = [b'{"labels":' + encode(weights.labels), b'"moves":' + encode(weights.moves)]
    for name in ("here", "before", "after"):
        lines = [encode(feature) + b":" + encode(row) for feature, row in getattr(weights, name).items()]
        if lines:
            parts.append(encode(name) + b":{\n" + b",\n".join(lines) + b"}")
    return b",\n".join(parts) + b"}\n"


def main() -> None:
    """Learn from all answers and write what was learned."""
    parser = argparse.ArgumentParser(prog="python -m training.learn", description=__doc__)
    parser.add_argument("--weights", type=Path, default=FOLDER, help="where to write them")
    args = parser.parse_args()
    weights = learn([prepare(answer) for answer in (*read_sheets(ANSWERS), *read_sayings(SAYINGS))])
    args.weights.mkdir(exist_ok=True)
    write_weights(weights, args.weights)
    for name, one in weights.items():
        print(f"{name:20} {sum(len(getattr(one, part)) for part in ('here', 'before', 'after')):6} features")


if __name__ == "__main__":
    main()
