"""Numbers in figures and in words, in any mix, as values with their place."""

from collections.abc import Sequence
from typing import Literal

import msgspec
from text_to_num import find_numbers

from scoring.fractions import FRACTIONS, SIGNS, adds_a_part, and_a_half, is_between, written_fraction
from scoring.patterns import is_past
from scoring.tokens import Token
from scoring.words import word_set

DIGIT_WORDS = {
    "zero": "0",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "oh": "0",
    "o": "0",
}
MAGNITUDES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "grand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mm": 1e6,
    "mil": 1e6,
    "mln": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "t": 1e12,
    "dozen": 12.0,
    "dozens": 12.0,
    "lakh": 1e5,
    "lakhs": 1e5,
    "crore": 1e7,
    "crores": 1e7,
}
_MANY = frozenset({"million", "billion"})
_UNCOUNTED = frozenset({"few", "several", "many"})
_LETTERS = frozenset({"k", "m", "mm", "b", "bn", "t"})
_LARGEST = 1e18
_MINUTES = 60
_MOST_DECIMALS = 12
Style = Literal["cardinal", "fraction"]


class Numeral(msgspec.Struct, frozen=True, gc=False):
    """A number said in the tokens ``first`` to ``stop`` (exclusive); ``scaled`` is its last magnitude word's
    value.
    """

    first: int
    stop: int
    value: float
    style: Style = "cardinal"
    scaled: float = 1.0


class _Heard:
    """A token as text2num wants it."""

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


def find_numerals(tokens: Sequence[Token], paused: frozenset[int] = frozenset()) -> list[Numeral]:
    """All numbers of a token stream in order, years and ordinals included; ``paused`` tokens begin a new
    number.
    """
    return _glue(tokens, _spoken_in_pairs(tokens, _plain(tokens, paused), paused))


def _plain(tokens: Sequence[Token], paused: frozenset[int]) -> list[Numeral]:
    """Numbers as figures and as runs of number words, decimals included."""
    words = word_set("number_word")
    found: list[Numeral] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.shape == "digits" or token.text in SIGNS:
            part = written_fraction(tokens, at)
            numeral = _parted(tokens, at, part, found) if part is not None else None
            numeral = numeral or _figures(tokens, at)
            found.extend([numeral] if numeral is not None else [])
            at = numeral.stop if numeral is not None else at + 1
        elif token.low in words:
            numerals, at = _worded(tokens, paused, at)
            found.extend(numerals)
        elif token.low == "point":
            at = _pointed(tokens, at, found)
        else:
            at += 1
    return found


def _parted(tokens: Sequence[Token], at: int, part: tuple[float, int], found: list[Numeral]) -> Numeral | None:
    """A written fraction with the whole number before it ("12 1/2", "3½"), or alone ("1/3 of them"), where it
    is no date.
    """
    value, stop = part
    if found and found[-1].stop == at and tokens[at - 1].shape == "digits":
        whole = found.pop()
        return Numeral(whole.first, stop, whole.value + value)
    shared = stop < len(tokens) and tokens[stop].low in word_set("after_share")
    return Numeral(at, stop, value, "fraction") if stop == at + 1 or shared else None


def _figures(tokens: Sequence[Token], at: int) -> Numeral | None:
    """A number in figures; thousands may be set apart by a blank ("10 000")."""
    try:
        value = float(tokens[at].text.replace(",", ""))
    except ValueError:
        return None
    stop = at + 1
    while value and len(tokens[at].text) <= 3 and stop < len(tokens) and tokens[stop].text == "000":
        if tokens[stop].start != tokens[stop - 1].end + 1:
            break
        value, stop = value * 1e3, stop + 1
    return Numeral(at, stop, value) if value < _LARGEST else None


def _worded(tokens: Sequence[Token], paused: frozenset[int], first: int) -> tuple[list[Numeral], int]:
    """Read the run of number words from ``first`` on; returns its numerals and where the run stops."""
    words = word_set("number_word")
    places: list[int] = []
    at = first
    while at < len(tokens):
        low = tokens[at].low
        following = tokens[at + 1].low if at + 1 < len(tokens) else ""
        joined = bool(places) and places[-1] == at - 1
        if (
            low in words
            or (low in ("oh", "o") and joined and "point" in (tokens[at - 1].low, tokens[at - 2].low))
            or (joined and following in words and low == "and" and not adds_a_part(tokens, at))
            or (joined and low == "point" and (following in DIGIT_WORDS or following in words))
        ):
            places.append(at)
        elif not (low == "-" and joined and following in words):
            break
        at += 1
    stream = [
        _Heard("zero" if tokens[place].low in ("oh", "o") else tokens[place].low, place in paused)
        for place in places
    ]
    found = []
    for number in find_numbers(stream, "en", 0):
        start, stop = places[number.start], places[number.end - 1] + 1
        scaled = MAGNITUDES.get(tokens[stop - 1].low, 1.0)
        value = _tenths_of_a_million(tokens, start, stop, float(number.value))
        found.append(Numeral(start, stop, value, scaled=scaled if value != scaled else 1.0))
    return found, max(at, first + 1)


def _tenths_of_a_million(tokens: Sequence[Token], start: int, stop: int, value: float) -> float:
    """What "a million four" says: the digit right after the million is its tenths."""
    said = [token.low for token in tokens[max(start, stop - 2) : stop]]
    if len(said) < 2 or said[0] not in ("million", "billion") or said[1] not in DIGIT_WORDS:
        return value
    digit = int(DIGIT_WORDS[said[1]])
    return value - digit + digit * MAGNITUDES[said[0]] / 10


def _pointed(tokens: Sequence[Token], at: int, found: list[Numeral]) -> int:
    """Read "point seven one", joined to the whole number before it; returns the next token to look at."""
    said, stop = _decimals(tokens, at + 1)
    if not said:
        return at + 1
    first, whole = at, 0
    last = found[-1] if found else None
    if last is not None and last.stop == at and last.value == int(last.value) and last.value < _LARGEST:
        first, whole = last.first, int(found.pop().value)
    elif at and tokens[at - 1].low in ("oh", "o", "naught", "nought"):
        first = at - 1
    found.append(Numeral(first, stop, float(f"{whole}.{said}")))
    return stop


def _decimals(tokens: Sequence[Token], first: int) -> tuple[str, int]:
    """Digits said one by one from ``first`` on ("seven one"), as two digits ("seventy one"), or in figures."""
    said = ""
    at = first
    while at < len(tokens) and len(said) < _MOST_DECIMALS:
        low = tokens[at].low
        if low in DIGIT_WORDS:
            said += DIGIT_WORDS[low]
        elif not said and tokens[at].shape == "digits" and low.isascii() and low.isdigit():
            return low[:_MOST_DECIMALS], at + 1
        elif not said and low in word_set("number_word") and low not in MAGNITUDES:
            numerals, _ = _worded(tokens, frozenset(), at)
            if numerals and numerals[0].value == int(numerals[0].value):
                return str(int(numerals[0].value)), numerals[0].stop
            break
        else:
            break
        at += 1
    return said, at


def _spoken_in_pairs(
    tokens: Sequence[Token], numerals: Sequence[Numeral], paused: frozenset[int]
) -> list[Numeral]:
    """Join "twenty nineteen", "two sixty-one" and "two seventy-five thousand" into one number."""
    joined: list[Numeral] = []
    for numeral in numerals:
        last = joined[-1] if joined else None
        low = numeral.value / numeral.scaled
        if (
            last is not None
            and last.stop == numeral.first
            and numeral.first not in paused
            and 10 <= low <= 99
            and low == int(low)
            and tokens[last.first].shape == tokens[numeral.first].shape == "word"
            and (last.value in (19.0, 20.0) or _hundreds(tokens, last, numeral, low))
        ):
            value = (last.value * 100 + low) * numeral.scaled
            joined[-1] = Numeral(last.first, numeral.stop, value, scaled=numeral.scaled)
        else:
            joined.append(numeral)
    return joined


def _hundreds(tokens: Sequence[Token], one: Numeral, two: Numeral, low: float) -> bool:
    """Whether a number counts the hundreds of the one after it: not in "at two thirty", which is a time, nor in
    "five ten", between which it is, nor in "two ten-minute breaks" and "two thirty day windows", of which there
    are two.
    """
    if not 1 <= one.value < 20 or one.value == 10 or one.stop != one.first + 1:
        return False
    before = tokens[one.first - 1].low if one.first else ""
    after = [token.low for token in tokens[two.stop : two.stop + 1]]
    timed = before in word_set("before_clock") and low < _MINUTES
    pronoun = one.value == 1 and before in word_set("before_one")
    guessed = low in (2 * one.value, one.value + 5)
    counted = not word_set("after_size").isdisjoint(after)
    return not (timed or pronoun or guessed or counted or before in word_set("number_word"))


def _glue(tokens: Sequence[Token], plain: Sequence[Numeral]) -> list[Numeral]:
    """Join magnitudes, halves, signs and articles to the numbers that they belong to."""
    low = [*(token.low for token in tokens), "", "", "", ""]
    starts = {numeral.first: numeral for numeral in plain}
    glued: list[Numeral] = []
    openers = word_set("number_opener")
    at = 0
    while at < len(tokens):
        numeral = starts.get(at)
        if numeral is not None and at and low[at] in MAGNITUDES and low[at - 1] in _UNCOUNTED:
            at = numeral.stop
            continue
        if numeral is not None:
            glued.append(_grown(tokens, low, numeral, starts))
        elif low[at] in openers and (piece := _from_word(low, at, starts)) is not None:
            glued.append(piece)
        else:
            at += 1
            continue
        at = max(glued[-1].stop, at + 1)
    return glued


def _grown(tokens: Sequence[Token], low: list[str], numeral: Numeral, starts: dict[int, Numeral]) -> Numeral:
    """A number with what follows and precedes it: "2.3 million", "two and a half", "three fifths", "minus
    five".
    """
    value, stop, scaled = numeral.value, numeral.stop, numeral.scaled
    style = numeral.style
    while value < _LARGEST:
        after = stop + (low[stop] == "-")
        following = starts.get(after)
        extra = and_a_half(low, stop) if not is_between(low, numeral.first, stop) else None
        if extra is not None:
            value, stop = value + extra[0] * _whole_before(low[stop - 1]), extra[1]
        elif following is not None and low[after] in MAGNITUDES and following.value == MAGNITUDES[low[after]]:
            scaled = following.value
            value, stop, style = value * scaled, following.stop, "cardinal"
        elif low[after] in MAGNITUDES and _scales(tokens, stop, after):
            scaled = MAGNITUDES[low[after]]
            value, stop, style = value * scaled, after + 1, "cardinal"
        elif low[after] in FRACTIONS and _divides(low, value, after):
            value, stop, style = value * FRACTIONS[low[after]], after + 1, "fraction"
        elif style == "fraction" and low[stop : stop + 2] == ["of", "a"] and low[stop + 2] in _MANY:
            scaled = MAGNITUDES[low[stop + 2]]
            value, stop, style = value * scaled, stop + 3, "cardinal"
        else:
            break
    first = numeral.first
    if first and low[first - 1] in ("a", "an") and low[first] in MAGNITUDES:
        first -= 1
    if low[max(0, first - 3) : first] == ["plus", "or", "minus"]:
        return Numeral(first - 3, stop, value, style, scaled)
    if first and (low[first - 1] in ("minus", "negative") or _is_minus(tokens, first)):
        return Numeral(first - 1, stop, -value, style, scaled)
    return Numeral(first, stop, value, style, scaled)


def _whole_before(word: str) -> float:
    """What "and a half" is half of: a million after a million, but one after a hundred."""
    return 1.0 if word == "hundred" else MAGNITUDES.get(word, 1.0)


def _scales(tokens: Sequence[Token], stop: int, after: int) -> bool:
    """Whether a magnitude belongs to the number before it; single letters must stand right at it."""
    word = tokens[after]
    if word.low not in _LETTERS:
        return True
    apart = word.start - tokens[stop - 1].end
    return apart == 0 or (apart == 1 and (word.text in ("K", "M", "B") or word.low in ("k", "bn", "mm")))


def _divides(low: Sequence[str], value: float, at: int) -> bool:
    """Whether a fraction word divides the number before it ("two thirds"), and is no ordinal or part of the
    year.
    """
    if value != int(value) or not 0 < value < 100:
        return False
    if low[at] in ("quarter", "quarters"):
        shared = low[at + 1] == "of" and low[at + 2] in {"a", "an"} | word_set("shared_out")
        return value in (1, 3) and (shared or low[at + 1] in word_set("do_so"))
    return low[at].endswith("s") or (value == 1 and low[at] != "half")


def _is_minus(tokens: Sequence[Token], first: int) -> bool:
    sign = tokens[first - 1]
    glued = first >= 2 and tokens[first - 2].end == sign.start
    return (
        sign.text in "-\u2212"
        and sign.end == tokens[first].start
        and not glued
        and tokens[first].shape == "digits"
    )


def _from_word(low: Sequence[str], at: int, starts: dict[int, Numeral]) -> Numeral | None:
    """Numbers that begin with an ordinary word: "half a million", "a couple of", "a dozen", "a third of"."""
    if low[at] in ("half", "quarter"):
        inner = at + 1 + (low[at + 1] == "of")
        inner += low[inner] in ("a", "an")
        following = starts.get(inner)
        if following is not None and low[inner] in MAGNITUDES:
            return Numeral(at, following.stop, FRACTIONS[low[at]] * following.value, scaled=following.value)
        if low[inner] == "dozen":
            return Numeral(at, inner + 1, 6.0)
        shared = low[at] == "half" and low[at + 1] in word_set("shared_out")
        apart = low[at + 1] not in ("a", "an")
        halved = low[at] == "half" and at > 0 and low[at - 1] in ("in", "by", "than", "about") and apart
        return Numeral(at, at + 1, 0.5, "fraction") if shared or halved else None
    if low[at + 1] == "couple":
        inner = at + 2 + (low[at + 2] == "of")
        following = starts.get(inner)
        if following is not None and low[inner] in MAGNITUDES:
            return Numeral(at, following.stop, 2 * following.value, scaled=following.value)
        return Numeral(at, inner, 2.0)
    if low[at + 1] == "dozen":
        return Numeral(at, at + 2, 12.0)
    if low[at + 1] == "quarter" and low[at + 2] in ("of", "million", "billion"):
        inner = at + 2 + (low[at + 2] == "of")
        inner += low[inner] == "a"
        following = starts.get(inner)
        if following is not None and low[inner] in MAGNITUDES:
            return Numeral(at, following.stop, following.value / 4, scaled=following.value)
    if low[at + 1] in FRACTIONS and low[at + 1] != "half":
        measured = at > 0 and low[at - 1] in word_set("before_share")
        if low[at + 1] == "quarter":
            measured = at > 1 and "by" in low[at - 2 : at]
        does = low[at + 2] in word_set("auxiliary") or is_past(low[at + 2])
        if measured or does or low[at + 2] in word_set("after_share"):
            return Numeral(at, at + 2, FRACTIONS[low[at + 1]], "fraction")
    return None
