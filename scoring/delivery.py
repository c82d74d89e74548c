"""How an answer was said, beside its score.

Pace: 100-165 words a minute is comfortable (Microsoft Speaker Coach). Fillers: five a minute do no harm,
twelve do (Laske & DiGennaro Reed 2024, 10.1002/jaba.1093). Recognisers leave most of them out, so the count is
a range: from the sounds (um, uh) that were written down, to these with the markers ("you know") and all voice
without words.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from content.scorecard import Delivery
from content.transcript import Transcript, Word
from scoring.reading import Reading
from scoring.tokens import Speech
from scoring.words import word_set

LONG_PAUSE = 1.0
FILLER_SECONDS = 0.4
HOLE = 1.0
"""Seconds: a longer sound between the words may be several fillers, or words that were not understood."""

_STRETCH = 15.0
_SHORTEST = 30.0
_OFTEN = 3


def describe_delivery(transcript: Transcript, reading: Reading) -> Delivery:
    """Pace, pauses, fillers, first number, first decision and pet phrases of an answer."""
    words = transcript.words
    count = len(words) or sum(token.shape != "mark" for token in reading.spoken.tokens)
    minutes = transcript.duration / 60
    found = [one for one in reading.evidence if one.kind == "filler"]
    fillers = len(found)
    sounds = sum(one.term in word_set("filler_sound") for one in found)
    pauses = [two.start - one.end for one, two in pairwise(words) if two.start - one.end >= LONG_PAUSE]
    enough = transcript.duration >= _SHORTEST
    return Delivery(
        words=count,
        words_per_minute=round(count / minutes, 1) if minutes > 0 and words else None,
        pace=_pace(words, transcript.duration),
        fillers_at_least=sounds if words else fillers,
        fillers_per_minute=round(fillers / minutes, 2) if enough and words else None,
        long_pauses=len(pauses),
        longest_pause=round(max(pauses), 2) if pauses else None,
        first_number_after=_first_number(transcript, reading),
        decision_after=_decision(transcript, reading.spoken),
        pet_phrases=_pet_phrases(reading.spoken),
        fillers_at_most=_most_fillers(fillers, transcript),
        voiced=round(transcript.voiced, 1),
        understood=round(transcript.voiced * transcript.understood, 1),
        holes=tuple((start, end) for start, end in transcript.unheard if end - start >= HOLE),
    )


def _most_fillers(written: int, transcript: Transcript) -> int:
    """Those that were written down, and one or more for each sound that was not; 0 where that is not known."""
    if transcript.words and not transcript.voiced:
        return 0
    return written + sum(max(1, int((end - start) / FILLER_SECONDS)) for start, end in transcript.unheard)


def _pace(words: Sequence[Word], duration: float) -> tuple[float, ...]:
    if not words or duration <= 0:
        return ()
    stretches = max(1, min(1000, round(duration / _STRETCH)))
    length = duration / stretches
    counts = [0] * stretches
    for word in words:
        counts[min(stretches - 1, max(0, int(word.start / length)))] += 1
    return tuple(round(count / length * 60, 1) for count in counts)


def _first_number(transcript: Transcript, reading: Reading) -> float | None:
    """When the number of the first metric begins."""
    metrics = [one for one in reading.evidence if one.kind == "metric" and one.value is not None]
    if not metrics:
        return None
    starts = (reading.speech.tokens[amount.first].start for amount in reading.amounts)
    said = next((start for start in starts if metrics[0].start <= start < metrics[0].end), metrics[0].start)
    return _time(transcript, said)


def _time(transcript: Transcript, offset: int) -> float | None:
    """When the word at a code point of the text begins."""
    end = -1
    for word in transcript.words:
        end += len(word.text) + 1
        if end > offset:
            return round(word.start, 2)
    return None


def _decision(transcript: Transcript, speech: Speech) -> float | None:
    """When the first word of a decision begins ("pause", "go ahead", "no-go")."""
    decisions = word_set("decision")
    for at, low in enumerate(speech.low):
        if low in decisions or speech.pairs[at] in decisions:
            return _time(transcript, speech.tokens[at].start)
    return None


def _pet_phrases(speech: Speech) -> tuple[str, ...]:
    """Runs of three words, two of them with a meaning of their own, that are said three times or more."""
    plain = word_set("plain")
    telling = [token.shape == "word" and token.low not in plain for token in speech.tokens]
    spoken = [token.shape == "word" for token in speech.tokens]
    counts: Counter[str] = Counter(
        speech.triples[at]
        for sentence in speech.sentences
        for at in range(sentence.start, sentence.stop - 2)
        if telling[at] + telling[at + 1] + telling[at + 2] >= 2
        and spoken[at]
        and spoken[at + 1]
        and spoken[at + 2]
    )
    often = sorted((-count, phrase) for phrase, count in counts.items() if count >= _OFTEN)
    return tuple(phrase.replace(" '", "'").replace(" n't", "n't") for _, phrase in often[:5])
