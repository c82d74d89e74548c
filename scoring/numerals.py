"""Numbers in figures and in words, in any mix, as values with their place."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import msgspec
from text_to_num import find_numbers

from scoring.tokens import Token

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_WORDS = frozenset(
    f"{_ONES} seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety "
    "hundred thousand million billion trillion".split()
)
DIGIT_WORDS = {word: str(at) for at, word in enumerate(_ONES.split()[:10])} | {"oh": "0", "o": "0"}
_MAGNITUDES = {
    "hundred": 100.0, "thousand": 1e3, "grand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mm": 1e6,
    "mil": 1e6, "mln": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "hundreds": 0.0,
    "thousands": 0.0, "millions": 0.0, "billions": 0.0, "dozen": 12.0, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
_GLUED = frozenset({"k", "m", "mm", "b", "bn"})
_FRACTIONS = {
    "half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fifth": 0.2,
    "fifths": 0.2, "tenth": 0.1, "tenths": 0.1, "eighth": 0.125, "eighths": 0.125, "sixth": 1 / 6,
    "seventh": 1 / 7, "sevenths": 1 / 7, "ninth": 1 / 9, "ninths": 1 / 9, "sixths": 1 / 6,
}  # fmt: skip
_ORDINAL_ENDINGS = ("st", "nd", "rd", "th")
_PRONOUN_BEFORE = frozenset(
    "no any every each which this that the another only some everyone someone last next first other right "
    "wrong good bad big new old same whole not second third".split()
)
_PRONOUN_AFTER = frozenset(
    "of is was that who which thing things way where 's could would can to day in on but and".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec".split()
)
Style = Literal["cardinal", "fraction"]


class Numeral(msgspec.Struct, frozen=True, gc=False):
    """A number said in the tokens ``first`` to ``stop`` (exclusive)."""

    first: int
    stop: int
    value: float
    style: Style = "cardinal"
    scaled: float = 1.0


class _Heard:
    __slots__ = ("apart", "word")

    def __init__(self, word: str, apart: bool) -> None:
        self.word = word
        self.apart = apart

    def text(self) -> str:
        return self.word

    def nt_separated(self, _previous: "_Heard") -> bool:
        return self.apart

    def not_a_number_part(self) -> bool:
        return False


def _worded(tokens: Sequence[Token], paused: frozenset[int], first: int) -> tuple[list[Numeral], int]:
    """Read the longest run of number words from ``first`` on; returns its numerals and where it stops."""
    places: list[int] = []
    at = first
    while at < len(tokens):
        low = tokens[at].low
        if low in _WORDS:
            places.append(at)
        elif low in ("and", "point") and at + 1 < len(tokens) and places and places[-1] == at - 1:
            if tokens[at + 1].low not in _WORDS and not (low == "point" and tokens[at + 1].low in DIGIT_WORDS):
                break
            places.append(at)
        elif (
            low in ("oh", "o")
            and places
            and places[-1] == at - 1
            and "point" in (tokens[at - 1].low, tokens[at - 2].low)
        ):
            places.append(at)
        elif low == "-" and places and at + 1 < len(tokens) and tokens[at + 1].low in _WORDS:
            pass
        else:
            break
        at += 1
    stream = [
        _Heard("zero" if tokens[place].low in ("oh", "o") else tokens[place].low, place in paused)
        for place in places
    ]
    found = []
    for number in find_numbers(stream, "en", 0):
        start, stop = places[number.start], places[number.end - 1] + 1
        found.append(Numeral(start, stop, float(number.value)))
    return found, max(at, first + 1)


def _decimals(tokens: Sequence[Token], first: int) -> tuple[str, int]:
    """Digits said one by one from ``first`` on ("seven one"), or the figures of one token."""
    said = ""
    at = first
    while at < len(tokens) and len(said) < 12:
        low = tokens[at].low
        if low in DIGIT_WORDS:
            said += DIGIT_WORDS[low]
        elif not said and tokens[at].shape == "digits" and low.isascii() and low.isdigit():
            return low, at + 1
        elif low in _WORDS and low not in _MAGNITUDES and len(said) < 2:
            numerals, stop = _worded(tokens, frozenset(), at)
            if not numerals or numerals[0].value != int(numerals[0].value):
                break
            return said + str(int(numerals[0].value)), numerals[0].stop if len(numerals) > 1 else stop
        else:
            break
        at += 1
    return said, at


def _figures(token: Token) -> float | None:
    try:
        value = float(token.text.replace(",", ""))
    except ValueError:
        return None
    return value if value < 1e18 else None


def _raw(tokens: Sequence[Token], paused: frozenset[int]) -> list[Numeral]:
    found: list[Numeral] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.shape == "digits":
            value = _figures(token)
            if value is not None:
                found.append(Numeral(at, at + 1, value))
            at += 1
        elif token.low in _WORDS:
            numerals, at = _worded(tokens, paused, at)
            found.extend(numerals)
        elif token.low == "point" and not (found and found[-1].stop == at and found[-1].value >= 1e18):
            said, stop = _decimals(tokens, at + 1)
            if said:
                first, whole = at, 0.0
                if found and found[-1].stop == at and found[-1].value == int(found[-1].value):
                    first, whole = found[-1].first, found.pop().value
                elif at and tokens[at - 1].low in ("oh", "o", "naught", "nought"):
                    first = at - 1
                found.append(Numeral(first, stop, float(f"{int(whole)}.{said}")))
                at = stop
            else:
                at += 1
        else:
            at += 1
    return found


def _glue(tokens: Sequence[Token], raw: list[Numeral]) -> list[Numeral]:
    """Join magnitudes, halves and articles to the numbers that they belong to."""
    glued: list[Numeral] = []
    starts = {numeral.first: numeral for numeral in raw}
    size = len(tokens)
    low = [token.low for token in tokens]
    low.extend(["", "", "", ""])
    at = 0
    while at < size:
        numeral = starts.get(at)
        if numeral is None:
            piece = _article(low, at, starts)
            if piece is not None:
                glued.append(piece)
                at = piece.stop
            else:
                at += 1
            continue
        value, stop, scaled = numeral.value, numeral.stop, 1.0
        while True:
            after = stop + (low[stop] == "-")
            following = starts.get(after)
            unit = low[after]
            if (low[stop], low[stop + 1]) == ("and", "a") and low[stop + 2] in ("half", "quarter", "third"):
                value, stop = value + _FRACTIONS[low[stop + 2]], stop + 3
            elif (
                following is not None
                and following.value in (1e3, 1e6, 1e9, 1e12, 100.0)
                and low[after] in _MAGNITUDES
            ):
                scaled = following.value
                value, stop = value * scaled, following.stop
            elif unit in _MAGNITUDES and _MAGNITUDES[unit] and _scales(tokens, stop, after):
                scaled = _MAGNITUDES[unit]
                value, stop = value * scaled, after + 1
            elif (
                low[after] in _FRACTIONS
                and value == int(value)
                and 0 < value < 20
                and _plain_fraction(low, after)
            ):
                glued.append(Numeral(numeral.first, after + 1, value * _FRACTIONS[low[after]], "fraction"))
                value = -1.0
                stop = after + 1
                break
            else:
                break
        if value >= 0:
            first = numeral.first
            if first and low[first - 1] in ("a", "an") and low[first] in _MAGNITUDES:
                first -= 1
            glued.append(Numeral(first, stop, value, scaled=scaled))
        at = max(stop, at + 1)
    return glued


def _scales(tokens: Sequence[Token], stop: int, after: int) -> bool:
    word = tokens[after]
    if word.low in _GLUED:
        near = word.start - tokens[stop - 1].end
        return near == 0 or (near == 1 and word.low in ("k", "b", "bn", "mm") and word.text != "b")
    return after == stop


def _plain_fraction(low: Sequence[str], at: int) -> bool:
    if low[at] in ("quarters", "quarter"):
        return low[at + 1] == "of"
    return low[at] not in ("half", "third", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth") or (
        low[at] != "half" and low[at - 1] == "one"
    )


def _article(low: Sequence[str], at: int, starts: dict[int, Numeral]) -> Numeral | None:
    """Numbers that begin with an ordinary word: "half a million", "a couple of", "a dozen", "a third of"."""
    word = low[at]
    if word in ("half", "quarter"):
        skip = at + 1 + (low[at + 1] == "of")
        skip += low[skip] in ("a", "an")
        following = starts.get(skip)
        if following is not None and low[skip] in _MAGNITUDES and following.value >= 100:
            return Numeral(at, following.stop, _FRACTIONS[word] * following.value, scaled=following.value)
        if low[skip] == "dozen":
            return Numeral(at, skip + 1, 6.0)
        if word == "half" and (
            low[at + 1] in ("of", "the", "as", "our", "my", "that", "its", "their")
            or (at and low[at - 1] in ("in", "by", "than", "about"))
        ):
            return Numeral(at, at + 1, 0.5, "fraction")
        return None
    if word in ("a", "an", "one"):
        after = low[at + 1]
        if after == "couple":
            return Numeral(at, at + 2 + (low[at + 2] == "of"), 2.0)
        if after == "dozen":
            return Numeral(at, at + 2, 12.0)
        if (
            after == "quarter"
            and starts.get(at + 2 + (low[at + 2] == "of") + (low[at + 3] in ("a",))) is not None
        ):
            inner = starts[at + 2 + (low[at + 2] == "of") + (low[at + 3] in ("a",))]
            if inner.value >= 1000 and low[inner.first] in _MAGNITUDES:
                return Numeral(at, inner.stop, 0.25 * inner.value, scaled=inner.value)
        if after in ("third", "quarter", "fifth", "tenth") and low[at + 2] in (
            "of",
            "fewer",
            "less",
            "more",
            "lower",
            "fell",
            "drop",
            "reduction",
        ):
            return Numeral(at, at + 2, _FRACTIONS[after], "fraction")
        if (
            after in ("third", "quarter")
            and at
            and low[at - 1] in ("by", "about", "almost", "nearly", "roughly", "over")
        ):
            return Numeral(at, at + 2, _FRACTIONS[after], "fraction")
    return None


def _spoken_years(tokens: Sequence[Token], numerals: list[Numeral]) -> list[Numeral]:
    """Join "twenty nineteen" and "nineteen ninety nine" into one calendar year, which is no quantity."""
    kept: list[Numeral] = []
    at = 0
    while at < len(numerals):
        numeral = numerals[at]
        following = numerals[at + 1] if at + 1 < len(numerals) else None
        if (
            following is not None
            and numeral.value in (19.0, 20.0)
            and following.first == numeral.stop
            and 10 <= following.value <= 99
            and tokens[numeral.first].shape == "word"
            and tokens[following.first].shape == "word"
            and following.value == int(following.value)
        ):
            kept.append(Numeral(numeral.first, following.stop, numeral.value * 100 + following.value))
            at += 2
        else:
            kept.append(numeral)
            at += 1
    return kept


def _is_noise(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Ordinals, versions, codes, clock times and the pronoun "one" are no quantities."""
    first, stop = numeral.first, numeral.stop
    before = tokens[first - 1] if first else None
    after = tokens[stop] if stop < len(tokens) else None
    word = tokens[first]
    if word.shape == "digits":
        if before is not None and before.end == word.start and (before.shape == "word" or before.text in "/#_"):
            return (
                before.low not in ("usd", "eur", "gbp", "cad", "inr", "aud", "us", "rs")
                and before.shape != "mark"
                or before.text in "/#_"
            )
        if after is not None and after.start == tokens[stop - 1].end:
            if after.low in _ORDINAL_ENDINGS and numeral.value == int(numeral.value):
                return True
            if (
                after.text in ":/"
                and stop + 1 < len(tokens)
                and tokens[stop + 1].start == after.end
                and tokens[stop + 1].shape == "digits"
            ):
                return True
        if before is not None and before.text in (":", ".") and first >= 2 and before.end == word.start:
            return tokens[first - 2].shape == "digits" and tokens[first - 2].end == before.start
    if numeral.value == 1.0 and word.low == "one" and stop == first + 1:
        if before is not None and before.low in _PRONOUN_BEFORE:
            return True
        if (
            after is not None
            and after.low in ("and", "or", "to")
            and stop + 1 < len(tokens)
            and tokens[stop + 1].low in _WORDS
        ):
            return False
        return (
            after is None or (after.shape == "mark" and after.text not in "-%") or after.low in _PRONOUN_AFTER
        )
    return False


def is_calendar(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether the number is a year or the day of a month."""
    first, stop = numeral.first, numeral.stop
    before = tokens[first - 1].low if first else ""
    after = tokens[stop].low if stop < len(tokens) else ""
    if (
        before in _MONTHS
        and numeral.value <= 31
        and not (before in ("may", "march") and tokens[first - 1].text[0].islower())
    ):
        return True
    if not (1900 <= numeral.value <= 2099 and numeral.value == int(numeral.value)) or numeral.scaled != 1.0:
        return False
    if tokens[first].shape == "digits":
        if "," in tokens[first].text:
            return False
        beyond = tokens[stop + 1].low if stop + 1 < len(tokens) else ""
        dated = before in _MONTHS or (before == "," and first >= 2)
        return (
            dated
            or before
            in (
                "in",
                "since",
                "until",
                "by",
                "during",
                "of",
                "from",
                "to",
                "late",
                "early",
                "mid",
                "fiscal",
                "year",
                "q1",
                "q2",
                "q3",
                "q4",
                "calendar",
                "than",
                "and",
                "quarter",
                "-",
                "(",
                "through",
            )
            and not (
                before in ("to", "by", "of", "from", "than", "and")
                and after.isalpha()
                and after
                not in (
                    "to",
                    "and",
                    "the",
                    "in",
                    "we",
                    "i",
                    "it",
                    "was",
                    "levels",
                    "sales",
                    "when",
                    "with",
                    "but",
                    "as",
                    "compared",
                    "where",
                    "volumes",
                    "results",
                    "right",
                    "through",
                    "on",
                    "for",
                    "or",
                    "at",
                    "is",
                    "third",
                    "second",
                    "first",
                    "fourth",
                )
            )
            or beyond == "and"
            and before == "in"
            or after in ("compared", "versus")
        )
    return (
        stop - first >= 2
        and tokens[first].low in ("twenty", "nineteen", "two")
        and (
            before
            in (
                "in",
                "since",
                "until",
                "by",
                "during",
                "of",
                "from",
                "year",
                "late",
                "early",
                "fiscal",
                "june",
                "than",
                "to",
                "and",
                "for",
            )
            or before in _MONTHS
            or tokens[first].low in ("twenty", "nineteen")
        )
    )


def _around_the_clock(tokens: Sequence[Token], numerals: list[Numeral]) -> set[int]:
    """Places of "twenty four seven", which is no quantity."""
    return {
        place
        for one, two in pairwise(numerals)
        if (one.value, two.value) == (24.0, 7.0)
        and two.first <= one.stop + 1
        and tokens[one.stop].low in ("seven", "7", "-", "/", "by")
        for place in (one.first, two.first)
    }


def find_numerals(tokens: Sequence[Token], paused: frozenset[int] = frozenset()) -> list[Numeral]:
    """All numbers of a token stream, in order, without years, dates, ordinals and the pronoun "one"."""
    numerals = _spoken_years(tokens, _glue(tokens, _raw(tokens, paused)))
    idle = _around_the_clock(tokens, numerals)
    return [
        one
        for one in numerals
        if one.first not in idle and not _is_noise(tokens, one) and not is_calendar(tokens, one)
    ]
