"""Parts of a whole: as words, as signs, and as two figures with a stroke."""

from collections.abc import Sequence

from scoring.tokens import Token

FRACTIONS = {
    "half": 1 / 2,
    "halves": 1 / 2,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 1 / 4,
    "quarters": 1 / 4,
    "fifth": 1 / 5,
    "fifths": 1 / 5,
    "sixth": 1 / 6,
    "sixths": 1 / 6,
    "seventh": 1 / 7,
    "sevenths": 1 / 7,
    "eighth": 1 / 8,
    "eighths": 1 / 8,
    "ninth": 1 / 9,
    "ninths": 1 / 9,
    "tenth": 1 / 10,
    "tenths": 1 / 10,
    "hundredths": 1 / 100,
    "thousandths": 1 / 1000,
}
SIGNS = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}
_STROKES = frozenset("/\u2044")
_LARGEST_UNDER = 10
_ADDED = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
}


def written_fraction(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """A fraction that is written at a token, "½" or "1/2", and the token after it."""
    sign = SIGNS.get(tokens[at].text)
    if sign is not None:
        return sign, at + 1
    if at + 2 >= len(tokens) or tokens[at + 1].text not in _STROKES:
        return None
    over, stroke, under = tokens[at : at + 3]
    figures = over.text.isdecimal() and under.text.isdecimal()
    glued = over.end == stroke.start and stroke.end == under.start
    if not figures or not glued or not 0 < int(over.text) < int(under.text) <= _LARGEST_UNDER:
        return None
    return int(over.text) / int(under.text), at + 3


def and_a_half(low: Sequence[str], at: int) -> tuple[float, int] | None:
    """What "and a half", "and half" or "and three quarters" adds, and where it ends.

    Several parts are named as such: "ten and two third-party audits" adds none.
    """
    said = [*low[at : at + 3], "", "", ""]
    if said[0] != "and":
        return None
    if said[1] == "half":
        return FRACTIONS["half"], at + 2
    if said[1] not in _ADDED or said[2] not in FRACTIONS:
        return None
    parts = _ADDED[said[1]]
    share = parts * FRACTIONS[said[2]]
    named = parts == 1 or said[2].endswith("s") or said[2] == "quarter"
    return (share, at + 3) if named and share < 1 else None


def adds_a_part(tokens: Sequence[Token], at: int) -> bool:
    """Whether an "and" adds a part to the whole number before it: "twenty and three fifths" is no 23 fifths."""
    return and_a_half([token.low for token in tokens[at : at + 3]], 0) is not None


def is_between(low: Sequence[str], first: int, stop: int) -> bool:
    """Whether a number is where a span of quarters of a year begins: "between one and three quarters"."""
    return low[stop + 2] == "quarters" and first > 0 and low[first - 1] == "between"
