"""Changes said by a verb alone: "it halved the backlog", "referrals doubled", "twice as fast"."""

import functools
from collections.abc import Mapping, Sequence

import msgspec

from scoring.amounts import Amount
from scoring.metrics import Around, to_metric
from scoring.scene import Scene
from scoring.spans import Find
from scoring.words import word_set

_MULTIPLES = {"halved": 0.5, "doubled": 2.0, "tripled": 3.0, "quadrupled": 4.0}


@functools.cache
def _multiples() -> Mapping[str, float]:
    return {entry: value for name, value in _MULTIPLES.items() for entry in word_set(name)}


def find_multiples(scene: Scene, figures: Sequence[Find]) -> list[Find]:
    """Metrics whose only number is in the verb, where no figure of ``figures`` says it already."""
    low, pairs = scene.speech.low, scene.speech.pairs
    taken = {at for find in figures for at in range(find.first, find.stop)}
    found: list[Find] = []
    multiples = _multiples()
    for at in range(len(low)):
        value = multiples.get(low[at]) or multiples.get(pairs[at])
        if value is None or at in taken or scene.says(at, at + 3, "double_sense"):
            continue
        amount = Amount("number", at, at + 1 + (low[at] in ("twice", "half")), value, fraction=value < 1)
        floor = found[-1].stop if found else 0
        metric = to_metric(scene, amount, Around(floor, None), unit="fraction" if value < 1 else "times")
        faster = scene.says(amount.stop, amount.stop + 2, "sooner")
        found.append(msgspec.structs.replace(metric, direction="down" if value < 1 and not faster else "up"))
    return found
