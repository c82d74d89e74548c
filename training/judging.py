"""What is right about variations, as networks have it that learned from the annotators alone.

They read a variation as it was written, and what they say is put where it stands as it is heard. Whoever
learns from that has seen more than they had and hears it worse, as noisy students do (Xie et al. 2020). How
little that still gains is in docs/scoring.md.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from content.weights import Weights
from scoring.network import weigh
from training.network import Example, Floats
from training.passages import Stretch
from training.subjects import CLAUSES, as_answers
from training.variations import Variation

_FILLS, _INSIDE = 0.35, 0.5


def judge(variations: Iterable[Variation], weights: Weights) -> Iterator[Example]:
    """The clauses of each variation as heard, with what ``weights`` without a lean say of them as written."""
    nat = np.float32(2.0 ** (weights.plan.kept_bits + weights.plan.out_bits) * len(weights.bias))
    for written, heard in variations:
        answers = as_answers(CLAUSES, weigh(weights, written.noticed[CLAUSES.name]) / nat)
        yield Example(heard.noticed[CLAUSES.name], moved(answers, written.clauses, heard.clauses))


def moved(answers: Sequence[Floats], before: Sequence[Stretch], after: Sequence[Stretch]) -> list[Floats]:
    """What is said of the clauses ``before``, said of those ``after``, which cut the same characters otherwise.

    Of clauses that are one now the one counts that says most; of one that is several now the first begins what
    it began, and the others go on with it. Of a clause where none was before nothing is asked.
    """
    whole = [np.full((len(after), said.shape[1]), -1, np.float32) for said in answers]
    last = -1
    for place, stretch in enumerate(after):
        held = _held(stretch, before)
        if not held:
            continue
        for head, said, row in zip(CLAUSES.heads, answers, whole, strict=True):
            here = said[held]
            row[place] = here.max(axis=0) if head.several else here[here[:, 0].argmin()]
            if held[0] == last and head.labels[1:] == ("begins", "goes on"):
                row[place, 1:] = 0, row[place, 1:].sum()
        last = held[-1]
    return whole


def _held(stretch: Stretch, clauses: Sequence[Stretch]) -> list[int]:
    """The places of the clauses that a stretch holds by half or that fill a good part of it, or of the one that
    fills most of it.
    """
    common = [min(stretch[1], stop) - max(stretch[0], first) for first, stop in clauses]
    length = stretch[1] - stretch[0]
    held = [
        place
        for place, (first, stop) in enumerate(clauses)
        if common[place] >= min(_FILLS * length, _INSIDE * (stop - first))
    ]
    most = max(common, default=0)
    return held or ([common.index(most)] if most > 0 else [])
