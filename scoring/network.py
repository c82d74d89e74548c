"""Labels of things in a row by what was learned: features make concepts, concepts see their neighbours.

All numbers are whole and every sum stays below two to the 24th, where single precision is exact: the answers
are the same on every machine. The neighbours are seen as in dilated convolutions (Yu and Koltun 2016), and
networks that learned apart speak together, which errs less than each of them (Dietterich 2000).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
import numpy as np
import numpy.typing as npt

from content.weights import EVERY, Weights

TOP = 255
"""The most that a concept can be worth, in its smallest steps."""

_BLOCK = 256
_Floats = npt.NDArray[np.float32]


class Answers(msgspec.Struct, frozen=True):
    """What speaks for each answer to a question, one row per thing, and where one holds which that is."""

    label: dict[str, list[str]]
    worth: dict[str, npt.NDArray[np.float32]]


def ask(weights: Weights, row: Sequence[frozenset[str]]) -> Answers:
    """Answer every question about each thing in a row; a thing is what was noticed of it."""
    worth = weigh(weights, row)
    answers = Answers({}, {})
    first = 0
    for head in weights.plan.heads:
        own = worth[:, first : first + len(head.labels)]
        answers.worth[head.name] = own
        if not head.several:
            answers.label[head.name] = [head.labels[at] for at in own.argmax(axis=1).tolist()]
        first += len(head.labels)
    return answers


def weigh(weights: Weights, row: Sequence[frozenset[str]]) -> _Floats:
    """For each thing in a row what speaks for each answer, shaped (things, answers)."""
    plan = weights.plan
    voices, concepts = weights.bias.shape
    own = voices * concepts
    sums = np.concatenate([*_sums(weights, row), np.zeros((0, weights.table.shape[1]), np.float32)])
    begun = sums[:, :own].reshape(len(row), voices, concepts).swapaxes(0, 1)
    kept = _settle(begun + weights.bias[:, None].astype(np.float32), plan.table_bits - plan.kept_bits)
    for layer, reach in enumerate(plan.reaches):
        mix, bias = weights.mixes[:, layer], weights.mix_bias[:, layer, None]
        mixed = beside(kept, reach) @ mix.astype(np.float32) + bias.astype(np.float32)
        kept = np.minimum(kept + _settle(mixed, plan.mix_bits), np.float32(TOP))
    said = (kept @ weights.out.astype(np.float32)).sum(axis=0)
    worth: _Floats = said + weights.out_bias.astype(np.float32)
    worth[:, slice(*plan.direct)] += sums[:, own:] * np.float32(
        2.0 ** (plan.kept_bits + plan.out_bits - plan.table_bits)
    )
    return worth


def beside(row: _Floats, reach: int) -> _Floats:
    """Each thing of a row between those ``reach`` places before and behind it; zeros at the ends.

    Shaped (..., things, size) into (..., things, 3 size).
    """
    before, after = np.zeros_like(row), np.zeros_like(row)
    seen = max(0, row.shape[-2] - reach)
    before[..., reach:, :] = row[..., :seen, :]
    after[..., :seen, :] = row[..., reach:, :]
    return np.concatenate([before, row, after], axis=-1)


def _sums(weights: Weights, row: Sequence[frozenset[str]]) -> Iterator[_Floats]:
    """The sums of the features' rows in the table, for some things at a time."""
    known = weights.features
    every = known[EVERY]
    for start in range(0, len(row), _BLOCK):
        places: list[int] = []
        bounds = [0]
        for noticed in row[start : start + _BLOCK]:
            places.append(every)
            places.extend(place for feature in noticed if (place := known.get(feature)) is not None)
            bounds.append(len(places))
        rows = weights.table[places]
        # one by one: reduceat copies all of them into wider numbers first and takes three times as long
        sums = [rows[first:stop].sum(axis=0, dtype=np.int32) for first, stop in pairwise(bounds)]
        yield np.array(sums, np.float32)


def _settle(sums: _Floats, bits: int) -> _Floats:
    """Drop ``bits`` binary places, rounding half up, and everything below nothing."""
    settled: _Floats = np.clip(np.floor(sums * np.float32(2.0**-bits) + np.float32(0.5)), 0, TOP)
    return settled
