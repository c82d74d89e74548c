"""An annotated answer without commas, stops and capitals, as somebody in a hurry types it."""

import re
from itertools import accumulate

from bench.evidence import Gold

_MARK = re.compile(r"[.,;:?!]+(?=\s|$)")
_CAPITAL = re.compile(r"[A-Z]")


def without_marks(answer: Gold) -> Gold:
    """The answer with its marks left out and its spans where they are then."""
    text: str = answer["text"]
    left_out = {at for mark in _MARK.finditer(text) for at in range(*mark.span())}
    moved = [0, *accumulate(at not in left_out for at in range(len(text)))]
    kept = "".join(letter for at, letter in enumerate(text) if at not in left_out)
    said = _CAPITAL.sub(lambda match: match.group().lower(), kept)
    spans = []
    for span in answer["spans"]:
        start, end = moved[span["start"]], moved[span["end"]]
        spans.append({**span, "start": start, "end": end, "text": said[start:end]})
    return {**answer, "text": said, "spans": spans}
