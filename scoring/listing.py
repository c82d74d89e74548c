"""Enumerations: many short names, or figures, in a row do no work, however they are joined."""

from collections.abc import Sequence

from scoring.amounts import Amount
from scoring.tokens import Speech

_PIECES = 6
_WORDS = 4
_SHARE = 0.8
_FIGURES, _WORDS_EACH = 5, 3
"""Of 9,500 answers told in sentences none has fewer than 3.9 other words to each figure."""


def is_list(words: Sequence[str]) -> bool:
    """Whether six or more pieces stand between commas, four in five of them of at most four words."""
    lengths = [0]
    for word in words:
        if word in (",", ";"):
            lengths.append(0)
        else:
            lengths[-1] += 1
    return len(lengths) >= _PIECES and sum(length <= _WORDS for length in lengths) >= _SHARE * len(lengths)


def lists_figures(speech: Speech, amounts: Sequence[Amount]) -> bool:
    """Whether five or more figures stand in a row instead of in sentences."""
    told = {at for amount in amounts for at in range(amount.first, amount.stop)}
    others = sum(token.shape != "mark" and at not in told for at, token in enumerate(speech.tokens))
    return len(amounts) >= _FIGURES and others < _WORDS_EACH * len(amounts)
