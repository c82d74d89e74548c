"""What somebody types into a field of a worksheet, and the value that it has."""

import contextlib
import datetime
import re
from collections.abc import Mapping

import msgspec

from content.amount import say_amount, say_number
from content.clean import clean
from content.worksheet import Field

LONGEST_ENTRY = 400
_NUMBER = re.compile(
    r"(?P<sign>[-+]?) ?\$? ?(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,16}|(?=\.[0-9]))(?P<part>\.[0-9]{1,20})?"
    r" ?(?:(?P<scale>[kmb])(?![a-z]))? ?(?P<unit>.*)",
    re.IGNORECASE,
)
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SCALES = {"": 1.0, "k": 1e3, "m": 1e6, "b": 1e9}
_ANSWERS = {"yes": 1.0, "y": 1.0, "true": 1.0, "no": 0.0, "n": 0.0, "false": 0.0}


class EntryError(ValueError):
    """Something that cannot be the value of its field; ``str()`` is a sentence that says what could."""


class Entry(msgspec.Struct, frozen=True):
    """A filled field: what it counts in a formula, how it is written, and the figures that a choice brings.

    ``number`` of a text or a choice is 1, the sign that it is filled.
    """

    number: float
    shown: str
    figures: Mapping[str, float] = {}


def read_entry(field: Field, typed: str) -> Entry | None:
    """Read what was typed, None when the field is empty. Raises EntryError."""
    if len(typed) > LONGEST_ENTRY:
        raise EntryError(f"{field.label} has {len(typed):,} characters; the most is {LONGEST_ENTRY}.")
    text = " ".join(clean(typed).split())
    if not text:
        return None
    match field.kind:
        case "number":
            number = _number(field, text)
            return Entry(number, say_amount(number, field.unit))
        case "date":
            return Entry(_day(field, text), text)
        case "yes-no":
            return _answer(field, text)
        case "choice":
            return _choice(field, text)
        case "text":
            return Entry(1.0, text)


def _number(field: Field, text: str) -> float:
    found = _NUMBER.fullmatch(text)
    if found is None or not _is_unit(found["unit"], field.unit):
        example = field.example.split("|")[0].strip() or "12"
        raise EntryError(f'{field.label}: "{text[:40]}" is not a number; write one such as {example}.')
    number = float((found["whole"] or "0").replace(",", "") + (found["part"] or ""))
    number *= _SCALES[(found["scale"] or "").lower()] * (-1 if found["sign"] == "-" else 1)
    if not field.least <= number <= field.most:
        bounds = (
            f"at least {say_number(field.least)}"
            if number < field.least
            else f"at most {say_number(field.most)}"
        )
        raise EntryError(f"{field.label} is {bounds}, not {say_number(number)}.")
    return number


def _is_unit(written: str, unit: str) -> bool:
    """Whether somebody wrote the unit behind the number, or the beginning of it."""
    words, known = written.lower().split(), unit.lower().split()
    return words == known[: len(words)]


def _day(field: Field, text: str) -> float:
    if _DAY.fullmatch(text):
        with contextlib.suppress(ValueError):
            return float(datetime.date.fromisoformat(text).toordinal())
    raise EntryError(f'{field.label}: "{text[:40]}" is not a day; write it as 2026-03-31.')


def _answer(field: Field, text: str) -> Entry:
    number = _ANSWERS.get(text.lower())
    if number is None:
        raise EntryError(f'{field.label}: "{text[:40]}" is neither yes nor no.')
    return Entry(number, "yes" if number else "no")


def _choice(field: Field, text: str) -> Entry:
    begun = [option for option in field.options if option.name.lower().startswith(text.lower())]
    exact = [option for option in begun if option.name.lower() == text.lower()]
    found = exact or begun
    if len(found) != 1:
        names = ", ".join(option.name for option in field.options)
        raise EntryError(f'{field.label}: "{text[:40]}" is not one of {names}.')
    return Entry(1.0, found[0].name, found[0].figures)
