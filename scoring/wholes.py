"""Whole numbers in words as one figure each, so that it does not matter which of the two was written."""

from scoring.tokens import Speech, Token, as_speech

ONES = (
    *(
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL_NUMBERS = {word: value for value, word in enumerate(ONES)} | {
    word: 10 * place for place, word in enumerate(TENS, 2)
}
_WORDS = frozenset((*SMALL_NUMBERS, "hundred", "thousand"))
_APART = frozenset(
    {"point", "half", "quarter", "quarters", "third", "thirds", "million", "billion", "oh", "-", "or"}
)
_LEAST = 2


def read_wholes(speech: Speech) -> Speech:
    """The speech with each run of two or more number words that makes one whole number as a single figure.

    Years, decimals, fractions, millions and runs with a pause or a correction in them stay as they were said.
    """
    tokens: list[Token] = []
    at = 0
    for first in [place for place, word in enumerate(speech.low) if word in _WORDS]:
        if first < at:
            continue
        stop = _run(speech, first)
        value = _whole(speech.low[first:stop]) if stop - first >= _LEAST else None
        if value is not None and _stands_alone(speech, first, stop):
            start, end = speech.cite(first, stop)
            tokens.extend(speech.tokens[at:first])
            tokens.append(Token(str(value), str(value), start, end, "digits"))
        else:
            tokens.extend(speech.tokens[at:stop])
        at = stop
    if len(tokens) == at:
        return speech
    tokens.extend(speech.tokens[at:])
    return as_speech(speech.text, tuple(tokens), speech.pauses)


def _run(speech: Speech, at: int) -> int:
    """Where the run of number words that begins at a token ends; "and" and a hyphen may stand inside it."""
    low = speech.low
    stop = at
    while stop < len(low) and (stop == at or stop not in speech.paused):
        if low[stop] in _WORDS:
            stop += 1
        elif stop > at and low[stop] in ("and", "-") and stop + 1 < len(low) and low[stop + 1] in _WORDS:
            if low[stop] == "and" and low[stop - 1] not in ("hundred", "thousand"):
                break
            stop += 2
        else:
            break
    return stop


def _stands_alone(speech: Speech, first: int, stop: int) -> bool:
    before = speech.low[first - 1] if first else ""
    after = speech.low[stop] if stop < len(speech.low) else ""
    return before not in _APART and after not in _APART


def _whole(words: tuple[str, ...]) -> int | None:
    """The number when the words make exactly one, each part smaller than the one before it."""
    total = run = 0
    last = 1000
    for word in words:
        if word in ("and", "-"):
            continue
        if word == "thousand":
            if not run or total:
                return None
            total, run, last = run * 1000, 0, 1000
        elif word == "hundred":
            if not 0 < run < 100:
                return None
            run, last = run * 100, 100
        else:
            value = SMALL_NUMBERS[word]
            if value >= last or last < 20 or (last < 100 and value >= 10):
                return None
            run, last = run + value, value
    return total + run
