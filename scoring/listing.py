"""Enumerations: many short names in a row do no work, however they are joined."""

from collections.abc import Sequence

import msgspec

from content.scorecard import Kind
from scoring.spans import Find
from scoring.tokens import Speech

_PIECES = 6
_WORDS = 4
_SHARE = 0.8
_PRACTICES: frozenset[Kind] = frozenset({"compliance", "governance", "stakeholder", "technical"})


def discount_lists(speech: Speech, finds: Sequence[Find]) -> list[Find]:
    """The finds, with each of six or more pieces between commas, four in five of them names of at most four
    words, marked as bare.
    """
    return [
        msgspec.structs.replace(find, bare=True)
        if find.kind in _PRACTICES and _is_list(speech.low[find.first : find.stop])
        else find
        for find in finds
    ]


def _is_list(words: Sequence[str]) -> bool:
    lengths = [0]
    for word in words:
        if word in (",", ";"):
            lengths.append(0)
        else:
            lengths[-1] += 1
    return len(lengths) >= _PIECES and sum(length <= _WORDS for length in lengths) >= _SHARE * len(lengths)
