"""Time frames said without a number: "in its first year", "year over year", "by the end of Q3"."""

from scoring.spans import Find
from scoring.tokens import Speech
from scoring.turns import Turns

_UNITS = frozenset({"year", "quarter", "month", "week", "day"})


def find_frames(speech: Speech, turns: Turns) -> list[Find]:
    """Horizons that need no number; a calendar limit has its words as the value and the unit "calendar"."""
    found: list[Find] = []
    for frame in turns.framed:
        unit = next((word for word in reversed(speech.low[frame.start : frame.stop]) if word in _UNITS), None)
        if unit is not None and (not found or frame.start >= found[-1].stop):
            found.append(Find(kind="horizon", first=frame.start, stop=frame.stop, value=1.0, unit=unit))
    for frame in turns.calendar:
        start, end = speech.cite(frame.start, frame.stop)
        limit = speech.text[start:end]
        found.append(Find(kind="horizon", first=frame.start, stop=frame.stop, value=limit, unit="calendar"))
    return found
