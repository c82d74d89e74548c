"""Whether an answer tells of the speaker's own work, or of something else."""

import numpy as np
import numpy.typing as npt

from scoring.tokens import Speech, listen
from scoring.words import word_set

TOPIC = "topic"
HIGHEST_ASIDE = 30
"""The most points for an answer that is not about the speaker's work."""
ASIDE = ("elsewhere", "general")
"""What an answer may be instead, as was learned."""
BARE_FIGURES = "figures"
_SAID = {
    "elsewhere": "Most of it is about something else than a product and its users",
    "general": "Most of it is what is generally so, what others did, or names without work",
    BARE_FIGURES: "Most of it is figures without what they say",
}
OWN_WORK = "Tell of one product of yours: what you did, or would do, for whom, and what came of it."
_FEWEST = 6
"""Clauses, before which somebody may still come to the point."""


def find_topic(worth: npt.NDArray[np.float32], question: str = "") -> str:
    """What an answer is about, all its clauses taken together; empty for the speaker's own work.

    ``worth`` is what speaks in each clause for the speaker's work and for each of ``ASIDE``. A ``question``
    that asks for an explanation may be answered by what is generally so.
    """
    if len(worth) < _FEWEST:
        return ""
    topic = ("", *ASIDE)[int(worth.sum(axis=0, dtype=np.float64).argmax())]
    return "" if topic == "general" and _asks_to_explain(listen(question)) else topic


def _asks_to_explain(question: Speech) -> bool:
    return not word_set("explaining").isdisjoint((*question.low, *question.pairs))


def explain_topic(topic: str) -> str:
    """One sentence on what that costs."""
    return f"{_SAID[topic]}: the score stays at {HIGHEST_ASIDE} or below."
