"""Time frames: where one begins and ends in what was said."""

from scoring.amounts import Amount
from scoring.scene import Scene
from scoring.spans import Find, trim
from scoring.words import word_set

_INTO = (("in",), ("later",), ("into",))


def to_horizon(scene: Scene, amount: Amount) -> Find:
    """A length of time with the preposition before it and the "in" or "later" after it."""
    low = scene.speech.low
    first = amount.first
    while first > scene.clause(amount).first and (
        low[first - 1] in word_set("within_time") or low[first - 1] in word_set("roughly")
    ):
        first -= 1
    closes = amount.stop + 1 >= len(low) or scene.speech.tokens[amount.stop + 1].shape == "mark"
    stop = amount.stop + (scene.after(amount, 1) in _INTO and (closes or low[amount.stop] != "in"))
    first, stop = trim(scene.speech, first, stop)
    return Find(kind="horizon", first=first, stop=stop, value=amount.value, unit=amount.unit)
