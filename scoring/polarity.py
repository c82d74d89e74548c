"""What is denied, and what is only planned or supposed.

Window rules in the manner of NegEx (Chapman et al. 2001, 10.1006/jbin.2001.1029): a denial counts only where it
governs having, doing or knowing; "nothing ships without a signature" and "no HIPAA violations" deny nothing.
"""

import functools
from collections.abc import Mapping

from content.lexicons import load_lexicons
from scoring.patterns import PatternTable
from scoring.tokens import Speech

_TOPICS = frozenset({"what", "how", "whether"})
_RHETORIC = frozenset({"reason", "need", "point", "doubt", "question", "way", "wonder", "because", "only", "just"})


@functools.cache
def phrase_table(name: str) -> PatternTable:
    """The patterns of a named list of phrases."""
    lexicons = load_lexicons()
    return PatternTable([lexicons.phrases[name]], lexicons.sets)


def find_denials(speech: Speech, numbers: Mapping[int, int], within: range) -> list[range]:
    """Token ranges of denials ("we never tested", "there's no") in ``within``."""
    if speech.low[within.start] in _TOPICS:
        return []
    return [
        range(match.first, match.stop)
        for match in phrase_table("denied").find(speech, numbers, within)
        if not any(word in _RHETORIC for word in speech.low[match.first : match.stop + 1])
    ]


def is_planned(speech: Speech, numbers: Mapping[int, int], within: range) -> bool:
    """Whether the words of ``within`` speak of a plan, a proposal or a supposition."""
    return bool(phrase_table("planned").find(speech, numbers, within))
