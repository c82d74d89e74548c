"""How well answers are read whose author was not learned from: ``python -m training.measure``.

Those are the answers in ``unseen``, and in ``decoys`` those that sound like evidence and are none, read with
the weights that ship. With ``--language FOLDER`` (the files of
all-MiniLM-L6-v2) it is all others: the authors are dealt into folds (``--folds 4``), or some are named
(``--authors w1 x3``) and are the only one. For each fold the weights are learned from all other authors, and
the whole engine reads and scores the answers of the fold with them.
"""

import argparse
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import content.weights
from bench.evidence import Gold, measure_evidence, read_answers
from bench.scoring import measure_scores
from content.scorecard import Scorecard
from content.weights import load_weights, write_weights
from scoring.topic import TOPIC
from training.learn import learn
from training.markup import ANSWERS, DECOYS, SAYINGS, UNSEEN, Answer, read_sayings, read_sheets

_REAL, _LOW = 2, 35
SCORES = ("impact_magnitude", "technical_fidelity", "stakeholder_alignment", "governance_readiness")


def as_gold(answer: Answer) -> Gold:
    """An answer in the form of the development corpus."""
    spans: list[dict[str, Any]] = [
        {
            "label": span.kind,
            "start": span.start,
            "end": span.end,
            "text": answer.text[span.start : span.end],
            "value": span.value,
            "negated": span.negated,
            "bare": span.bare,
        }
        for span in answer.spans
    ]
    return {
        "id": answer.id,
        "kind": answer.kind,
        "tier": answer.tier,
        "question": answer.question,
        "scores": dict(zip(SCORES, answer.scores, strict=True)),
        "text": answer.text,
        "spans": spans,
    }


def read_fold(authors: Sequence[str], language: Path) -> list[tuple[Gold, Scorecard]]:
    """Learn from everybody but ``authors``, and read their answers with what was learned.

    To be called in a process of its own, because the weights are read once.
    """
    others = [one for one in (*read_sheets(ANSWERS), *read_sayings(SAYINGS)) if one.author not in authors]
    with tempfile.TemporaryDirectory(prefix="weights-") as name:
        content.weights.FOLDER = Path(name)
        for question, weights in learn(others, language).items():
            write_weights(weights, Path(name) / f"{question}.npz")
            load_weights(question)
    answers = [as_gold(one) for one in read_sheets(ANSWERS) if one.author in authors]
    return list(zip(answers, read_answers(answers), strict=True))


def measure_decoys(answers: Sequence[Answer]) -> None:
    """How many answers that deserve nothing stay low, and how many others are taken for something else."""
    read = list(zip(answers, read_answers([as_gold(one) for one in answers]), strict=True))
    nothing = [card for answer, card in read if max(answer.scores) < _REAL]
    real = [card for answer, card in read if max(answer.scores) >= _REAL]
    low = sum(card.overall <= _LOW for card in nothing)
    taken = sum(any(signal.id == TOPIC for signal in card.signals) for card in real)
    print(f"  {low} of {len(nothing)} that deserve nothing have {_LOW} points or less")
    print(f"  {taken} of {len(real)} that deserve something are taken for something else")


def main() -> None:
    """Print what the engine finds and how it scores, over all folds together."""
    parser = argparse.ArgumentParser(prog="python -m training.measure", description=__doc__)
    parser.add_argument("--language", type=Path, help="learn anew, with the files of this folder")
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--authors", nargs="+", help="read only these, with what the others taught")
    parser.add_argument("--show", action="store_true", help="list what was missed and what was found too much")
    args = parser.parse_args()
    if args.language is None:
        answers = [as_gold(answer) for answer in read_sheets(UNSEEN)]
        cards = read_answers(answers)
    else:
        names = sorted({answer.author for answer in read_sheets(ANSWERS)})
        folds = [args.authors] if args.authors else [names[first :: args.folds] for first in range(args.folds)]
        with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
            read = [pair for fold in pool.map(read_fold, folds, repeat(args.language)) for pair in fold]
        answers, cards = [answer for answer, _ in read], [card for _, card in read]
    print("Evidence")
    measure_evidence(answers, cards, args.show)
    print("Scores")
    measure_scores(answers, cards)
    if args.language is None:
        print("Decoys")
        measure_decoys(read_sheets(DECOYS))


if __name__ == "__main__":
    main()
