"""Labels for clauses, or figures, in a row: the best sequence by the weights that were learned for it."""

import struct
from collections.abc import Iterable, Mapping, Sequence
from operator import add

import msgspec

from content.weights import Weights

ALWAYS = "*"
"""The feature that everything has."""

_BITS = 32
_HALF = 1 << (_BITS - 1)


class Noticed(msgspec.Struct, frozen=True, gc=False):
    """What was noticed about one thing in a row: ``here`` about itself, ``around`` for its neighbours."""

    here: frozenset[str]
    around: frozenset[str] = frozenset()


class Panel:
    """Several questions asked of the same row, answered in one pass over what was noticed.

    A feature's weights for all labels of all questions are fields of one integer, so that adding two features
    is one addition. Answers are found with Viterbi's algorithm, in whole numbers: the same everywhere.
    """

    def __init__(self, questions: Mapping[str, Weights]) -> None:
        self._questions = dict(questions)
        self._width = sum(len(weights.labels) for weights in questions.values())
        self._here = self._pack("here")
        self._before = self._pack("before")
        self._after = self._pack("after")
        self._always = self._here.get(ALWAYS, 0)
        self._lift = sum(_HALF << _BITS * slot for slot in range(self._width))

    def _pack(self, section: str) -> dict[str, int]:
        packed: dict[str, int] = {}
        shift = 0
        for weights in self._questions.values():
            for feature, row in getattr(weights, section).items():
                fields = sum(weight << (shift + _BITS * slot) for slot, weight in enumerate(row) if weight)
                packed[feature] = packed.get(feature, 0) + fields
            shift += _BITS * len(weights.labels)
        return packed

    def weigh(self, row: Sequence[Noticed]) -> list[list[int]]:
        """For each thing in the row, the weight of each label of each question."""
        totals = []
        for place, noticed in enumerate(row):
            total = self._always + _sum(self._here, noticed.here)
            if place:
                total += _sum(self._before, row[place - 1].around)
            if place + 1 < len(row):
                total += _sum(self._after, row[place + 1].around)
            totals.append(self._unpack(total))
        return totals

    def _unpack(self, total: int) -> list[int]:
        """The fields of a sum, lowest first; each is signed and far below two to the 31st."""
        lifted = (total + self._lift).to_bytes(4 * self._width, "little")
        return [field - _HALF for field in struct.unpack(f"<{self._width}I", lifted)]

    def ask(self, row: Sequence[Noticed]) -> dict[str, list[str]]:
        """The labels of the row, by question."""
        totals = self.weigh(row)
        answers = {}
        first = 0
        for name, weights in self._questions.items():
            own = [total[first : first + len(weights.labels)] for total in totals]
            answers[name] = [weights.labels[at] for at in _best_path(own, weights.moves)]
            first += len(weights.labels)
        return answers


def _sum(packed: Mapping[str, int], features: Iterable[str]) -> int:
    return sum(filter(None, map(packed.get, features)))


def _best_path(scores: Sequence[Sequence[int]], moves: Sequence[Sequence[int]]) -> list[int]:
    """The sequence of labels with the highest sum; of equals the one with the lower labels at its end."""
    if not any(map(any, moves)):
        return [own.index(max(own)) for own in scores]
    arrivals = list(zip(*moves, strict=True))
    reached: list[Sequence[int]] = list(scores[:1])
    for own in scores[1:]:
        before = reached[-1]
        best = [max(map(add, before, arrival)) for arrival in arrivals]
        reached.append(list(map(add, best, own)))
    path: list[int] = []
    for sums in reversed(reached):
        ways = list(map(add, sums, arrivals[path[-1]])) if path else sums
        path.append(ways.index(max(ways)))
    return path[::-1]
