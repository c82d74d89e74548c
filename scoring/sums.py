"""Figures worked out aloud: assumptions and products of an estimate, not results."""

from scoring.amounts import Amount
from scoring.scene import Scene

_FEWEST = 3


def worked_out(scene: Scene) -> frozenset[int]:
    """First tokens of amounts that are worked out aloud: three figures in two sentences, tied by sums."""
    by_sentence: dict[int, list[Amount]] = {}
    for amount in scene.amounts:
        by_sentence.setdefault(scene.clause(amount).sentence, []).append(amount)
    tied = {number for number, own in by_sentence.items() if any(_sums(scene, one) for one in own)}
    found: set[int] = set()
    for number in sorted(tied):
        near = [by_sentence.get(at, []) for at in (number - 1, number, number + 1)]
        summed = any(scene.near(one, 3, "summed") for one in by_sentence[number])
        if sum(map(len, near)) >= _FEWEST and (len(tied) >= 2 or len(by_sentence[number]) >= _FEWEST or summed):
            found.update(one.first for one in by_sentence[number] if not _happened(scene, one))
            if number - 1 in by_sentence and len(tied) >= 2:
                found.update(one.first for one in by_sentence[number - 1] if not _happened(scene, one))
    return frozenset(found)


def _sums(scene: Scene, amount: Amount) -> bool:
    """Whether the words right before an amount present it as the outcome of a sum.

    "So" and "it's" do only beside a rate or a product: "so 40 a day", "it's 12 hours a week".
    """
    if scene.near(amount, 4, "totting"):
        return True
    if not scene.near(amount, 2, "concluding"):
        return False
    sentence = scene.sentence(amount)
    return scene.says(sentence.start, sentence.stop, "multiplying") or scene.rate(amount) is not None


def _happened(scene: Scene, amount: Amount) -> bool:
    """Whether the amount is told as a change that took place, which no sum is."""
    return scene.near(amount, 3, "happened") and not scene.near(amount, 4, "totting")
