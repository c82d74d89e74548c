"""Found evidence against annotated evidence: F1 per kind, values, negations.

A find matches a gold span of the same kind when they overlap (intersection over union of 0.3 or more) or when
it recovers the gold value close by; bare spans are neither hit nor miss.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from bench.metamorphic import asking
from content.scorecard import KINDS, Evidence, Scorecard
from content.transcript import Transcript
from scoring import score

OVERLAP = 0.3
NEAR = 80
Gold = dict[str, Any]


class Tally(msgspec.Struct):
    """Hits, false alarms and misses."""

    hits: int = 0
    extra: int = 0
    missed: int = 0
    valued: int = 0

    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.hits + self.extra + self.missed
        return 2 * self.hits / total if total else 1.0

    def value_f1(self) -> float:
        """The same, counting a hit only when its value is right."""
        total = 2 * self.hits + self.extra + self.missed
        return 2 * self.valued / total if total else 1.0


def lines(path: Path) -> Iterator[Gold]:
    """The JSON objects of a file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def overlap(one: tuple[int, int], two: tuple[int, int]) -> float:
    """Intersection over union of two spans."""
    shared = max(0, min(one[1], two[1]) - max(one[0], two[0]))
    return shared / ((one[1] - one[0]) + (two[1] - two[0]) - shared)


def same_value(found: object, gold: object) -> bool:
    """Whether a found value is the gold one, within half a percent; of a range the upper end counts."""
    if isinstance(found, tuple | list):
        return bool(found) and same_value(found[-1], gold)
    if isinstance(gold, tuple | list):
        return bool(gold) and same_value(found, gold[-1])
    if not isinstance(found, int | float) or not isinstance(gold, int | float):
        return False
    return abs(found - gold) <= max(0.005 * abs(gold), 1e-9)


def match_kind(gold: Sequence[Gold], found: Sequence[Evidence]) -> list[tuple[int, int]]:
    """Pairs of gold and found spans of one kind, best first, each used once."""
    ranked = []
    for place, span in enumerate(gold):
        for other, one in enumerate(found):
            shared = overlap((span["start"], span["end"]), (one.start, one.end))
            near = one.start < span["end"] + NEAR and one.end > span["start"] - NEAR
            valued = near and same_value(one.value, span.get("value"))
            if shared >= OVERLAP or valued:
                ranked.append((-(shared + valued), place, other))
    pairs: list[tuple[int, int]] = []
    for _, place, other in sorted(ranked):
        if all(place != one and other != two for one, two in pairs):
            pairs.append((place, other))
    return pairs


def read_answers(answers: Sequence[Gold]) -> list[Scorecard]:
    """The card of each answer to its question."""
    return [
        score(Transcript.typed(answer["text"]), prompt=asking(answer.get("question") or "Go on."))
        for answer in answers
    ]


def measure_evidence(
    answers: Sequence[Gold], cards: Sequence[Scorecard], show: bool = False
) -> dict[str, float]:
    """Print F1 per kind, values right and negations marked of answers and their cards; return F1 per kind."""
    tallies = {kind: Tally() for kind in KINDS}
    values = [0, 0]
    negated = [0, 0]
    for answer, card in zip(answers, cards, strict=True):
        for kind in KINDS:
            gold = [span for span in answer["spans"] if span["label"] == kind and span.get("start") is not None]
            found = [one for one in card.evidence if one.kind == kind]
            pairs = match_kind(gold, found)
            _count(answer["id"], kind, gold, found, pairs, tallies[kind], show)
            for place, other in pairs:
                if isinstance(gold[place].get("value"), int | float):
                    values[1] += 1
                    values[0] += same_value(found[other].value, gold[place]["value"])
            hit = {place: found[other] for place, other in pairs}
            for place, span in enumerate(gold):
                if span.get("negated"):
                    negated[1] += 1
                    negated[0] += place in hit and hit[place].negated
    for kind, tally in tallies.items():
        print(
            f"  {kind:12} F1 {tally.f1():.3f}   {tally.hits} hits, {tally.extra} extra, {tally.missed} missed"
        )
    print(f"  values right {values[0]}/{values[1]}, negations marked {negated[0]}/{negated[1]}")
    return {kind: tally.f1() for kind, tally in tallies.items()}


def _count(
    name: str,
    kind: str,
    gold: Sequence[Gold],
    found: Sequence[Evidence],
    pairs: Sequence[tuple[int, int]],
    tally: Tally,
    show: bool,
) -> None:
    taken = {place for place, _ in pairs}
    used = {other for _, other in pairs}
    for place, span in enumerate(gold):
        if not span.get("bare"):
            tally.hits += place in taken
            tally.missed += place not in taken
            if show and place not in taken:
                print(f"    missed {kind} {name}: {span.get('text')!r}")
    for other, one in enumerate(found):
        beside = any(span.get("bare") and span["start"] < one.end and span["end"] > one.start for span in gold)
        if other not in used and not one.bare and not beside:
            tally.extra += 1
            if show:
                print(f"    extra {kind} {name}: {one.text!r} {one.value or ''}")
