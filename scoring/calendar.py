"""Numbers that name a day, a year, a version, a code or nobody: no quantities."""

from collections.abc import Sequence
from itertools import pairwise

from scoring.numerals import Numeral
from scoring.tokens import Token
from scoring.words import word_set

_ORDINAL_ENDINGS = ("st", "nd", "rd", "th")
_NOON = 12
_HALVES_OF_DAY = (("a", ".", "m"), ("p", ".", "m"))
_CURRENCY_CODES = frozenset({"usd", "eur", "gbp", "cad", "inr", "aud", "us", "rs", "chf", "jpy"})


def without_names(tokens: Sequence[Token], numerals: Sequence[Numeral]) -> list[Numeral]:
    """The numerals that count something: no dates, years, ordinals, codes, clock times, nor the pronoun
    "one".
    """
    idle = {
        place
        for one, two in pairwise(numerals)
        if (one.value, two.value) == (24.0, 7.0) and two.first <= one.stop + 1
        for place in (one.first, two.first)
    }
    return [
        one
        for one in numerals
        if one.first not in idle
        and not _is_spelled(tokens, one)
        and not _is_pronoun(tokens, one)
        and not _is_dated(tokens, one)
        and not _is_hour(tokens, one)
    ]


def _is_spelled(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Figures glued to letters, slashes or colons: "Q3", "24/7", "10th", "10:30", "ICD-10", "9.5.2"."""
    first, stop = numeral.first, numeral.stop
    if tokens[first].shape != "digits":
        return False
    before = tokens[first - 1] if first else None
    earlier = tokens[first - 2] if first > 1 else None
    if before is not None and before.end == tokens[first].start:
        if before.shape == "word":
            return before.low not in _CURRENCY_CODES
        figures = earlier is not None and earlier.end == before.start and earlier.shape == "digits"
        coded = earlier is not None and earlier.end == before.start and earlier.text.isupper()
        if before.text in "/#_" or (before.text in ":." and figures) or (before.text == "-" and coded):
            return True
    after = tokens[stop] if stop < len(tokens) else None
    if after is None or after.start != tokens[stop - 1].end:
        return False
    beyond = tokens[stop + 1] if stop + 1 < len(tokens) else None
    clock = after.text in ":/" and beyond is not None and beyond.start == after.end and beyond.shape == "digits"
    return clock or (after.low in _ORDINAL_ENDINGS and numeral.value == int(numeral.value))


def _is_hour(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """ "Seven p.m.", "at 10 am"."""
    after = tuple(token.low for token in tokens[numeral.stop : numeral.stop + 3])
    return numeral.value <= _NOON and (after[:1] in (("am",), ("pm",)) or after in _HALVES_OF_DAY)


def _is_pronoun(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """ "No one", "that one", "one of the things": not a count."""
    if numeral.value != 1 or tokens[numeral.first].low != "one" or numeral.stop != numeral.first + 1:
        return False
    before = tokens[numeral.first - 1].low if numeral.first else ""
    after = tokens[numeral.stop] if numeral.stop < len(tokens) else None
    beyond = tokens[numeral.stop + 1].low if numeral.stop + 1 < len(tokens) else ""
    if before in word_set("before_one"):
        return True
    if before in word_set("before_single"):
        return False
    if after is None:
        return numeral.first > 0
    if after.low in ("and", "or", "to") and beyond in word_set("number_word"):
        return False
    return (after.shape == "mark" and after.text not in "-%") or after.low in word_set("after_one")


def _is_dated(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """A year, or the day of a month."""
    first, stop = numeral.first, numeral.stop
    before = tokens[first - 1].low if first else ""
    if before in word_set("month_name") and numeral.value <= 31:
        return before not in ("may", "march") or tokens[first - 1].text[0].isupper()
    if (
        not 1900 <= numeral.value <= 2099
        or numeral.value != int(numeral.value)
        or numeral.scaled >= 1e3 > numeral.scaled
    ):
        return False
    after = tokens[stop].low if stop < len(tokens) else ""
    if tokens[first].shape == "word":
        if stop - first < 2 or tokens[first].low not in ("twenty", "nineteen", "two") or numeral.scaled >= 100:
            return False
        hundreds = numeral.value % 100 == 0 or tokens[first + 1].low == "hundred"
        counted = hundreds and after.isalpha() and after not in word_set("after_year")
        return not counted and (tokens[first].low != "two" or before in word_set("before_year"))
    if "," in tokens[first].text:
        return False
    counted = after.isalpha() and after not in word_set("after_year")
    dated = before in word_set("month_name") or (before == "," and first > 1 and not counted)
    return dated or (
        before in word_set("before_year")
        and not (counted and before in ("to", "by", "of", "from", "than", "and"))
    )
