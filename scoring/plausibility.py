"""Figures that cannot be, or that say nothing: falls by more than all, qualities above one, percentages of
nothing.
"""

from collections.abc import Sequence

import msgspec

from scoring.spans import Find
from scoring.tokens import Speech
from scoring.words import word_set

TOO_FAR = "Nothing can fall by more than all of it."
TOO_GOOD = "A measure of this kind cannot be above 1."
TOO_MUCH = "A share cannot be above 100 percent."
OF_NOTHING = "This is a percentage of nothing: say of what."


def question_figures(speech: Speech, finds: Sequence[Find]) -> list[Find]:
    """The finds, with the reason on each metric that cannot be as it was said."""
    questioned: list[Find] = []
    for find in finds:
        why = _doubt(speech, find) if find.kind == "metric" and not find.negated else None
        questioned.append(find if why is None else msgspec.structs.replace(find, why=why))
    return questioned


def _doubt(speech: Speech, find: Find) -> str | None:
    value = find.value
    if not isinstance(value, float):
        return None
    if find.unit == "score" and 1 < value < 2 and "model" in find.facets:
        return TOO_GOOD
    if find.unit != "percent":
        return None
    if value > 100 and find.baseline is None and find.direction == "down":
        return TOO_FAR
    if value > 100 and "model" in find.facets:
        return TOO_MUCH
    said = speech.low[find.first : find.stop]
    empty = (
        find.baseline is None
        and find.role == "result"
        and word_set("says_nothing").issuperset(
            word for at, word in enumerate(said, find.first) if speech.tokens[at].shape == "word"
        )
    )
    return OF_NOTHING if empty and find.direction is not None and len(said) > 2 else None
