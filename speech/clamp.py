"""Puts the words of an utterance on the time of the tape, where the voice was.

Whisper's alignment gives a pause to the words beside it, and lets the first word start at once
(https://github.com/SYSTRAN/faster-whisper/issues/125). The voice probabilities know better.
"""

from collections.abc import Sequence
from itertools import groupby

from content.transcript import Word
from speech.segmenter import FRAME, Utterance

RATE = 16_000
FRAME_SECONDS = FRAME / RATE
LEAST_PAUSE = 3
QUIET = 0.35
"""Voice probability below which a frame belongs to a pause."""

EDGE = 0.02
LEAST_WORD = 0.04


def clamp(words: Sequence[Word], utterance: Utterance) -> tuple[Word, ...]:
    """Move words from utterance time to tape time: in order, inside the utterance, and out of its pauses."""
    first, last = utterance.start / RATE, utterance.end / RATE
    pauses = [(first + start, first + end) for start, end in _pauses(utterance.probabilities)]
    clamped: list[Word] = []
    reached = first
    for word in words:
        start = max(reached, first + word.start)
        end = min(last, max(start + EDGE, first + word.end))
        for pause_start, pause_end in pauses:
            if pause_start - EDGE <= start < pause_end < end - LEAST_WORD:
                start = pause_end - EDGE
            if start + LEAST_WORD < pause_start < end - EDGE <= pause_end:
                end = pause_start + LEAST_WORD
        start = max(min(start, last), reached)
        reached = max(end, start)
        clamped.append(Word(word.text, round(start, 3), round(reached, 3), round(word.probability, 3)))
    return tuple(clamped)


def _pauses(probabilities: Sequence[float]) -> list[tuple[float, float]]:
    """Stretches without a voice, in seconds from the start, without those too short to be a pause."""
    pauses = []
    at = 0
    for silent, stretch in groupby(probability < QUIET for probability in probabilities):
        frames = len(list(stretch))
        if silent and frames >= LEAST_PAUSE:
            pauses.append((at * FRAME_SECONDS, (at + frames) * FRAME_SECONDS))
        at += frames
    return pauses
