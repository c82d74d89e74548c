"""Quantities said in a text: where they stand, their value and unit."""

from typing import Literal

import msgspec

from scoring.carrying import find_amounts
from scoring.tokens import listen

QuantityKind = Literal["percent", "percentage_point", "basis_point", "currency", "duration", "count", "number"]


class Quantity(msgspec.Struct, frozen=True):
    """A value said at the code points ``start`` to ``end`` (exclusive) of the text.

    ``value`` is money in major units of ``unit`` (ISO 4217), percent in percent (points and basis points too),
    durations in ``unit`` (singular), counts and numbers as they are with no unit.
    """

    kind: QuantityKind
    start: int
    end: int
    value: float
    unit: str | None


def find_quantities(text: str) -> list[Quantity]:
    """All quantities of ``text`` in order; years, dates, ordinals and versions are none, a share is a number
    ("a third").
    """
    speech = listen(text)
    found = []
    for amount in find_amounts(speech):
        start, end = speech.cite(amount.first, amount.stop)
        found.append(Quantity(amount.kind, start, end, amount.value, amount.unit))
    return found
