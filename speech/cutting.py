"""Where a run-on is cut: between two words, in the widest, quietest gap, best at the end of a sentence."""

from collections.abc import Sequence
from itertools import pairwise

from content.transcript import Word
from speech.segmenter import FRAME, Utterance

RATE = 16_000
EARLIEST = 0.45
"""Share of the utterance that stays in front of the cut at least."""

UNSURE = 1.5
"""Seconds at the end whose words lack what follows."""

QUIET_WEIGHT = 0.35
SENTENCE_BONUS = 0.25
CLAUSE_BONUS = 0.10


def find_cut(words: Sequence[Word], utterance: Utterance) -> tuple[int, tuple[Word, ...]]:
    """The sample at which to cut an overlong utterance, and those of its words (tape time) that come before."""
    seconds = (utterance.end - utterance.start) / RATE
    earliest = utterance.start / RATE + EARLIEST * seconds
    latest = utterance.end / RATE - UNSURE
    best = None
    for kept, (word, following) in enumerate(pairwise(words), start=1):
        if word.end < earliest or following.start > latest:
            continue
        at, probability = _quietest(utterance, word.end - 0.03, following.start + 0.06)
        score = following.start - word.end + QUIET_WEIGHT * (1 - probability) + _bonus(word.text)
        if best is None or score > best[0]:
            best = score, at, kept
    if best:
        _, at, kept = best
    else:
        at, _ = _quietest(utterance, earliest, latest)
        kept = sum((word.start + word.end) / 2 < at / RATE for word in words)
    return at, tuple(
        Word(w.text, w.start, min(w.end, round(at / RATE, 3)), w.probability) for w in words[:kept]
    )


def _quietest(utterance: Utterance, start: float, end: float) -> tuple[int, float]:
    """The frame with the least voice between two seconds of tape: its first sample and its probability."""
    frames = len(utterance.probabilities)
    first = min(max(1, int(start * RATE - utterance.start) // FRAME), frames - 1)
    last = min(max(first + 1, int(end * RATE - utterance.start) // FRAME + 1), frames)
    quietest = min(range(first, last), key=utterance.probabilities.__getitem__)
    return utterance.start + quietest * FRAME, utterance.probabilities[quietest]


def _bonus(text: str) -> float:
    if text.endswith((".", "?", "!")):
        return SENTENCE_BONUS
    return CLAUSE_BONUS if text.endswith((",", ";", ":")) else 0.0
