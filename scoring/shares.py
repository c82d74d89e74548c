"""Fractions: which of them are a change ("cut in half") or a part of those counted ("two thirds of them")."""

from scoring.amounts import Amount
from scoring.cohorts import changes
from scoring.patterns import is_past
from scoring.scene import Scene, populations


def is_share(scene: Scene, amount: Amount) -> bool:
    """Whether a fraction is how much changed ("cut in half", "a third fewer") or a part of those counted."""
    if scene.near(amount, 1, "by_how_much") and scene.leads(amount, "falling", "rising"):
        return True
    if scene.before(amount, 1) == ("than",):
        return False
    if changes(scene, amount):
        return True
    if scene.near(amount, 2, "falling", "rising") or scene.says(amount.stop, amount.stop + 1, "changed_by"):
        return True
    if scene.after(amount, 1) in (("what",), ("as",)):
        return True
    clause = scene.clause(amount)
    told = any(is_past(word) for word in scene.after(amount, 9)) or scene.around(amount, "now")
    opens = amount.first - clause.first <= 2
    return (
        opens
        and told
        and scene.after(amount, 1) == ("of",)
        and (
            scene.after(amount, 2)[1:] in (("them",), ("those",))
            or _names_many(scene, amount.stop + 1, amount.stop + 6)
        )
    )


def _names_many(scene: Scene, first: int, stop: int) -> bool:
    """Whether a population or a measure is named in the tokens ``first`` to ``stop``."""
    named = any(word in populations() for word in scene.speech.low[first:stop])
    return named or scene.measure_in(first, stop) is not None
