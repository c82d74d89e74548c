"""What each signal weighs in the score of an answer to a prompt."""

import re
from itertools import pairwise

from content.lexicons import load_lexicons
from content.pack import Prompt, Rubric

_WHERE_ASKED = 2.5
"""What impact weighs where figures are asked for: a burden well worked out, and nothing else, comes to 70."""
_WORD = re.compile(r"['\u2019]?[a-z]+")


def weights_of(prompt: Prompt | None) -> dict[str, float]:
    """The weight of each signal, as the prompt's rubric says.

    Where that tells none from another, a question for a sum, or about pay or a price, is answered by figures.
    """
    even = Rubric().weights
    if prompt is None:
        return even
    if prompt.rubric.weights == even and _asks_for_figures(prompt.question):
        return {**even, "impact": _WHERE_ASKED}
    return prompt.rubric.weights


def _asks_for_figures(question: str) -> bool:
    words = _WORD.findall(question.lower().replace("\u2019", "'"))
    return not load_lexicons().sets["asks_for_figures"].isdisjoint((*words, *map(" ".join, pairwise(words))))
