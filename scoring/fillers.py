"""Filler sounds and discourse markers, each occurrence once; only where the grammar does not need the words.

Which of them count follows Laske & DiGennaro Reed 2024 (10.1002/jaba.1093): sounds always, markers as markers.
"""

from scoring.spans import Find
from scoring.tokens import Speech
from scoring.words import word_set

_BREAKS = frozenset({",", ".", "?", "!", ";", "...", "-", "—", ""})


def find_fillers(speech: Speech) -> list[Find]:
    """All fillers of a speech, in order."""
    sounds, markers = word_set("filler_sound"), word_set("filler_marker")
    found = []
    at = 0
    while at < len(speech.low):
        length = 0
        if speech.low[at] in sounds:
            length = 1
        elif speech.pairs[at] in markers and _is_marker(speech, at, at + 2):
            length = 2
        elif speech.low[at] in markers and _is_marker(speech, at, at + 1):
            length = 1
        if length:
            said = " ".join(speech.low[at : at + length])
            found.append(Find(kind="filler", first=at, stop=at + length, term=said))
        at += max(length, 1)
    return found


def _is_marker(speech: Speech, first: int, stop: int) -> bool:
    """Whether the sentence stands without the words."""
    low = speech.low
    before = low[first - 1] if first else ""
    after = low[stop] if stop < len(low) else ""
    opens, closes = before in _BREAKS, after in _BREAKS
    said = " ".join(low[first:stop])
    if said == "like":
        return _is_like(speech, before, stop, opens=opens, closes=closes)
    if said == "you know":
        known = not (opens or closes) and after in word_set("known_thing")
        return before not in word_set("before_know") and not known
    if said == "i mean":
        return before not in word_set("before_mean") and after not in ("is", "by", "it", "business")
    if said in ("sort of", "kind of"):
        return before not in word_set("before_kind")
    if said == "right":
        return before == "," and after in ("?", ".", ",")
    return said == "basically" or opens


def _is_like(speech: Speech, before: str, stop: int, *, opens: bool, closes: bool) -> bool:
    after = speech.low[stop] if stop < len(speech.low) else ""
    if closes:
        return opens or before not in word_set("needs_like")
    if opens:
        return after not in word_set("likened")
    if after == "than":
        return False
    figure = stop < len(speech.low) and speech.tokens[stop].shape == "digits"
    return before in word_set("before_like") and (figure or after in word_set("after_like"))
