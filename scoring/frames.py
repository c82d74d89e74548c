"""Time frames said without a length: "in its first year", "by week six", "since March", "by the end of Q3"."""

from bisect import bisect_left
from collections.abc import Sequence

from scoring.amounts import Amount
from scoring.scene import Scene
from scoring.spans import Find
from scoring.tokens import Speech
from scoring.turns import Turns
from scoring.words import word_set

_UNITS = frozenset({"year", "quarter", "month", "week", "day"})
_YEAR_DIGITS = 4
_ORDINALS = {"second": 2.0, "third": 3.0, "fourth": 4.0, "fifth": 5.0, "sixth": 6.0}


def find_frames(scene: Scene, turns: Turns) -> list[Find]:
    """Horizons that need no length; a calendar limit has its words as the value and the unit "calendar".

    Those of pay and of rules about keeping frame no result.
    """
    speech = scene.speech
    found: list[Find] = []
    for frame in turns.framed:
        around = speech.sentences[scene.clauses[scene.clause_at[frame.start]].sentence]
        if scene.says(around.start, around.stop, "pay"):
            continue
        unit = next((word for word in reversed(speech.low[frame.start : frame.stop]) if word in _UNITS), None)
        if unit is not None and (not found or frame.start >= found[-1].stop):
            value = _numbered(speech.low, scene.amounts, frame)
            found.append(Find(kind="horizon", first=frame.start, stop=frame.stop, value=value, unit=unit))
    for frame in (*turns.calendar, *_since_years(speech)):
        stop = frame.stop + (frame.stop < len(speech.low) and _is_year(speech, frame.stop))
        start, end = speech.cite(frame.start, stop)
        limit = speech.text[start:end]
        found.append(Find(kind="horizon", first=frame.start, stop=stop, value=limit, unit="calendar"))
    return found


def _numbered(low: Sequence[str], amounts: Sequence[Amount], frame: range) -> float:
    """The number of "by week six" and "in the second month", and one for "in its first year"."""
    at = bisect_left(amounts, frame.start, key=lambda amount: amount.first)
    inside = at < len(amounts) and amounts[at].stop <= frame.stop
    if inside and amounts[at].value > 0:
        return amounts[at].value
    ranked = [_ORDINALS[word] for word in low[frame.start : frame.stop] if word in _ORDINALS]
    return ranked[0] if ranked else 1.0


def _is_year(speech: Speech, at: int) -> bool:
    token = speech.tokens[at]
    return token.shape == "digits" and len(token.text) == _YEAR_DIGITS and token.text[:2] in ("19", "20")


def _since_years(speech: Speech) -> list[range]:
    """ "Since 2021", "by 2030": limits that are only a year."""
    limits = word_set("until_year")
    return [
        range(at, at + 1)
        for at in range(len(speech.low) - 1)
        if speech.low[at] in limits and _is_year(speech, at + 1)
    ]
