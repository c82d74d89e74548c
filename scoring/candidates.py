"""What may be a figure of evidence: amounts, changes said by a verb alone, time frames without a length."""

import functools
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from typing import Literal

import msgspec

from scoring.amounts import Amount, AmountKind
from scoring.clauses import Clause
from scoring.fractions import FRACTIONS
from scoring.scene import statable
from scoring.tokens import Speech
from scoring.turns import Turns
from scoring.words import word_set

_MULTIPLES = {
    "halved": 0.5,
    "doubled": 2.0,
    "tripled": 3.0,
    "quadrupled": 4.0,
    "quintupled": 5.0,
    "tenfold": 10.0,
}
_UNITS = frozenset({"year", "quarter", "month", "week", "day", "season"})
_YEAR_DIGITS = 4
_ORDINALS = {"second": 2.0, "third": 3.0, "fourth": 4.0, "fifth": 5.0, "sixth": 6.0}


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """The tokens ``first`` to ``stop`` (exclusive) and what they say: a value with its unit, or a date."""

    kind: AmountKind | Literal["multiple", "frame", "calendar"]
    first: int
    stop: int
    value: float | str
    unit: str | None = None
    amount: Amount | None = None


def find_candidates(
    speech: Speech, clauses: Sequence[Clause], clause_at: Sequence[int], amounts: Sequence[Amount], turns: Turns
) -> list[Candidate]:
    """All candidates of a speech, in order, none within another."""
    found = [
        Candidate(one.kind, one.first, one.stop, one.value, one.unit, one)
        for one in statable(amounts, clauses, clause_at)
    ]
    framed = [*_frames(speech, amounts, turns), *_calendar(speech, turns)]
    taken = {at for frame in framed for at in range(frame.first, frame.stop)}
    found = [one for one in found if one.first not in taken]
    taken.update(at for one in found for at in range(one.first, one.stop))
    found += framed
    found += [one for one in (*_multiples(speech), *_shares(speech, taken)) if one.first not in taken]
    found.sort(key=lambda one: one.first)
    return found


@functools.cache
def _multiple_values() -> Mapping[str, float]:
    return {entry: value for name, value in _MULTIPLES.items() for entry in word_set(name)}


def _multiples(speech: Speech) -> list[Candidate]:
    """ "It halved the backlog", "referrals doubled", "twice as fast"."""
    values = _multiple_values()
    found = []
    for at, word in enumerate(speech.low):
        value = values.get(word) or values.get(speech.pairs[at])
        if value is not None:
            stop = at + 1 + (word in ("twice", "half"))
            found.append(Candidate("multiple", at, stop, value, "fraction" if value < 1 else "times"))
    return found


def _shares(speech: Speech, taken: Set[int]) -> list[Candidate]:
    """ "Half get a scan", "she phones a quarter", "it missed none": a part of what went before, not "half an
    hour" nor the rate of "30 a quarter".
    """
    low = speech.low
    found = []
    for at, word in enumerate(low):
        if word == "none":
            found.append(Candidate("multiple", at, at + 1, 0.0, "count"))
        if word not in FRACTIONS:
            continue
        following = low[at + 1] if at + 1 < len(low) else "."
        if word == "half":
            if following not in word_set("after_half") and at + 1 not in taken:
                found.append(Candidate("multiple", at, at + 1, FRACTIONS[word], "fraction"))
        elif at and low[at - 1] == "a" and (word == "quarter" or not following.isalpha()):
            timed = at > 1 and (at - 2 in taken or low[at - 2] in word_set("before_time"))
            if not timed:
                found.append(Candidate("multiple", at - 1, at + 1, FRACTIONS[word], "fraction"))
    return found


def _frames(speech: Speech, amounts: Sequence[Amount], turns: Turns) -> list[Candidate]:
    """ "In its first year", "by week six"."""
    found: list[Candidate] = []
    for frame in turns.framed:
        unit = next((word for word in reversed(speech.low[frame.start : frame.stop]) if word in _UNITS), None)
        at = bisect_left(amounts, frame.start, key=lambda amount: amount.first)
        amount = amounts[at] if at < len(amounts) else None
        longer = amount is not None and amount.first < frame.stop < amount.stop
        if unit is not None and not longer and (not found or frame.start >= found[-1].stop):
            value = _numbered(speech.low, amount, frame)
            found.append(Candidate("frame", frame.start, frame.stop, value, unit))
    return found


def _calendar(speech: Speech, turns: Turns) -> list[Candidate]:
    """ "By the end of Q3", "since March", "since 2021": the limit is its own words."""
    limits = word_set("until_year")
    years = [
        range(at, at + 1)
        for at in range(len(speech.low) - 1)
        if speech.low[at] in limits and _is_year(speech, at + 1)
    ]
    found: list[Candidate] = []
    for frame in sorted((*turns.calendar, *years), key=lambda one: (one.start, -one.stop)):
        if found and frame.start < found[-1].stop:
            continue
        stop = frame.stop + (frame.stop < len(speech.low) and _is_year(speech, frame.stop))
        start, end = speech.cite(frame.start, stop)
        found.append(Candidate("calendar", frame.start, stop, speech.text[start:end], "calendar"))
    return found


def _numbered(low: Sequence[str], amount: Amount | None, frame: range) -> float:
    """The number of "by week six" and "in the second month", and one for "in its first year"."""
    if amount is not None and amount.stop <= frame.stop and amount.value > 0:
        return amount.value
    ranked = [_ORDINALS[word] for word in low[frame.start : frame.stop] if word in _ORDINALS]
    return ranked[0] if ranked else 1.0


def _is_year(speech: Speech, at: int) -> bool:
    token = speech.tokens[at]
    return token.shape == "digits" and len(token.text) == _YEAR_DIGITS and token.text[:2] in ("19", "20")


def can_be(speech: Speech, one: Candidate, kind: str) -> bool:
    """Whether a figure of its form can be what it is taken for: percentages and milligrams are no cohort."""
    if kind == "cohort":
        measured = not word_set("measured_in").isdisjoint(speech.low[one.stop : one.stop + 1])
        return one.kind in ("count", "number") and not measured
    timed = one.kind in ("frame", "calendar")
    return timed or one.kind == "duration" if kind == "horizon" else not timed
