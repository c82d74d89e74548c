"""Time frames said without a number: "in its first year", "year over year", "by the end of Q3"."""

from scoring.polarity import phrase_table
from scoring.spans import Find
from scoring.tokens import Speech

_UNITS = {"year": "year", "quarter": "quarter", "month": "month", "week": "week", "day": "day"}


def find_frames(speech: Speech) -> list[Find]:
    """Horizons that need no number, in order; a calendar limit has the words as its value and the unit "calendar"."""
    found: list[Find] = []
    for sentence in speech.sentences:
        for match in phrase_table("framed").find(speech, {}, sentence):
            words = speech.low[match.first : match.stop]
            unit = next((_UNITS[word] for word in reversed(words) if word in _UNITS), None)
            if unit is not None and (not found or match.first >= found[-1].stop):
                found.append(Find(kind="horizon", first=match.first, stop=match.stop, value=1.0, unit=unit))
        for match in phrase_table("calendar").find(speech, {}, sentence):
            start, end = speech.cite(match.first, match.stop)
            limit = speech.text[start:end]
            found.append(Find(kind="horizon", first=match.first, stop=match.stop, value=limit, unit="calendar"))
    return found
