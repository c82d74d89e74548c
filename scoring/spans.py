"""A find: a stretch of tokens that counts as evidence, before it gets its place in the text."""

from typing import Literal

import msgspec

from content.scorecard import Evidence, Kind, Sound, Value
from content.transcript import Transcript
from scoring.tokens import Speech
from scoring.words import word_set


class Find(msgspec.Struct, frozen=True, kw_only=True):
    """Evidence in the tokens ``first`` to ``stop`` (exclusive); the other fields are those of Evidence."""

    kind: Kind
    first: int
    stop: int
    value: Value = None
    unit: str | None = None
    baseline: float | None = None
    direction: Literal["up", "down"] | None = None
    role: Literal["result", "baseline", "comparator", "estimate", "target"] | None = None
    term: str | None = None
    negated: bool = False
    hypothetical: bool = False
    bare: bool = False
    facets: tuple[str, ...] = ()
    repaired_from: str | None = None
    why: str | None = None


def trim(speech: Speech, first: int, stop: int) -> tuple[int, int]:
    """Drop connectives and marks on both sides of a stretch."""
    while stop > first + 1 and (
        (speech.tokens[stop - 1].shape == "mark" and speech.tokens[stop - 1].text not in "%)$€£")
        or speech.low[stop - 1] in word_set("left_hanging")
    ):
        stop -= 1
    while first < stop - 1 and (
        speech.tokens[first].low in word_set("lead_in")
        or (speech.tokens[first].shape == "mark" and speech.tokens[first].text not in "$€£")
    ):
        first += 1
    return first, _whole_words(speech, stop)


def _whole_words(speech: Speech, stop: int) -> int:
    """The end of a stretch after the rest of a word that it would cut: "n't", the parts of "follow-up"."""
    tokens = speech.tokens
    while 0 < stop < len(tokens) and tokens[stop].start == tokens[stop - 1].end:
        joined = tokens[stop].low == "-" and stop + 1 < len(tokens) and tokens[stop + 1].shape == "word"
        if joined and tokens[stop + 1].start == tokens[stop].end:
            stop += 2
        elif tokens[stop].shape == "word" and tokens[stop - 1].shape == "word":
            stop += 1
        else:
            break
    return stop


def to_evidence(
    find: Find, speech: Speech, transcript: Transcript, word_spans: tuple[tuple[int, int], ...]
) -> Evidence:
    """Give a find its offsets, its text and its place on the tape."""
    start, end = speech.cite(find.first, find.stop)
    fields = {name: getattr(find, name) for name in find.__struct_fields__ if name not in ("first", "stop")}
    return Evidence(
        start=start,
        end=end,
        text=speech.text[start:end],
        audio=_sound(transcript, word_spans, start, end),
        **fields,
    )


def _sound(
    transcript: Transcript, word_spans: tuple[tuple[int, int], ...], start: int, end: int
) -> Sound | None:
    if not word_spans:
        return None
    low, high = 0, len(word_spans)
    while low < high:
        middle = (low + high) // 2
        if word_spans[middle][1] <= start:
            low = middle + 1
        else:
            high = middle
    last = low
    while last + 1 < len(word_spans) and word_spans[last + 1][0] < end:
        last += 1
    if low >= len(word_spans):
        return None
    return Sound(transcript.words[low].start, transcript.words[last].end)
