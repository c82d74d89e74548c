"""How much of the voice has words, and where it has none.

Whisper writes few fillers down, and its alignment gives their time to a word beside them. So a word is believed
to last no longer than its letters need, and it is believed to lie at the end of the time it was given.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from content.transcript import Stretch, Word
from speech.clamp import FRAME_SECONDS, RATE
from speech.segmenter import VOICE, Utterance

REACH = 0.25
"""Seconds to either side of a word that may belong to it."""

LEAST_UNHEARD = 5
BREAK = 3
"""Frames: a filler has five voiced ones at least (0.16 s); more than three without a voice end it."""

LEAST_LETTERS = 0.15
EACH_LETTER = 0.06
EACH_DIGIT = 0.30
"""Seconds that a word takes at most: so much, and so much for each letter or digit of it."""


class Coverage(msgspec.Struct, frozen=True):
    """Seconds of an utterance: with a voice, of these with words, and the longest stretch of voice without.

    ``unheard`` are the stretches of tape with a voice that the words leave, in order.
    """

    voiced: float
    understood: float
    hole: float
    unheard: tuple[Stretch, ...]


def cover(words: Sequence[Word], utterance: Utterance) -> Coverage:
    """Compare where the words are (tape time) with where the voice is."""
    stretches = [
        (named, sum(voice for voice, _ in stretch))
        for named, stretch in groupby(_reached(words, utterance), key=lambda frame: frame[1])
    ]
    understood = sum(voiced for named, voiced in stretches if named)
    holes = [voiced for named, voiced in stretches if not named]
    return Coverage(
        voiced=(understood + sum(holes)) * FRAME_SECONDS,
        understood=understood * FRAME_SECONDS,
        hole=max(holes, default=0) * FRAME_SECONDS,
        unheard=tuple(_unheard(words, utterance)),
    )


def _reached(words: Sequence[Word], utterance: Utterance) -> Iterator[tuple[bool, bool]]:
    """Of each frame, whether it has a voice and whether a word reaches it."""
    for time, voiced in _frames(utterance):
        yield voiced, any(word.start - REACH <= time <= word.end + REACH for word in words)


def _unheard(words: Sequence[Word], utterance: Utterance) -> Iterator[Stretch]:
    """Runs of voiced frames that no word needs; the last word may go on a little."""
    spans = [(max(word.start, word.end - _longest(word.text)), word.end) for word in words]
    if spans:
        spans.append((words[-1].end, words[-1].end + REACH))
    first = last = None
    for number, (time, voiced) in enumerate(_frames(utterance)):
        if not voiced or any(start <= time <= end for start, end in spans):
            continue
        if first is None or last is None or number - last > BREAK:
            yield from _stretch(first, last, utterance)
            first = number
        last = number
    yield from _stretch(first, last, utterance)


def _stretch(first: int | None, last: int | None, utterance: Utterance) -> Iterator[Stretch]:
    if first is not None and last is not None and last + 1 - first >= LEAST_UNHEARD:
        start = utterance.start / RATE
        yield round(start + first * FRAME_SECONDS, 2), round(start + (last + 1) * FRAME_SECONDS, 2)


def _frames(utterance: Utterance) -> Iterator[tuple[float, bool]]:
    """The middle of each frame in seconds of tape, and whether it has a voice."""
    first = utterance.start / RATE
    for number, probability in enumerate(utterance.probabilities):
        yield first + (number + 0.5) * FRAME_SECONDS, probability >= VOICE


def _longest(text: str) -> float:
    letters = sum(character.isalpha() for character in text)
    digits = sum(character.isdecimal() for character in text)
    return LEAST_LETTERS + EACH_LETTER * letters + EACH_DIGIT * digits
