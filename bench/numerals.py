"""Figures written as number words and number words written as figures, where both are said alike."""

import re

from scoring.wholes import ONES, SMALL_NUMBERS, TENS

_DIGITS = re.compile(
    r"(?<![\w.,$€£:/#-])(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,6})(?P<part>\.\d{1,2})?(?P<percent>\s?%)?(?![\w:/%-]|[.,]\d)"
)
_WORD = "|".join((*SMALL_NUMBERS, "hundred", "thousand"))
_WORDS = re.compile(rf"\b(?:{_WORD})(?:[ -](?:(?:and )?(?:{_WORD})))*\b", re.IGNORECASE)
_APART = ("point", "half", "quarter", "million", "billion", "third", "and a", "or", "no", "day", "of")
_YEARS = range(1900, 2100)


def spell(number: int) -> str:
    """A number below a million in words."""
    if number >= 1000:
        rest = number % 1000
        return f"{spell(number // 1000)} thousand{f' {spell(rest)}' if rest else ''}"
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred{f' {spell(rest)}' if rest else ''}"
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


def in_words(text: str) -> str:
    """The text with its free-standing figures in words; years stay."""
    return _DIGITS.sub(_in_words, text)


def _in_words(match: re.Match[str]) -> str:
    whole = int(match["whole"].replace(",", ""))
    if whole in _YEARS and "," not in match["whole"] and not match["part"]:
        return match[0]
    part = "".join(f" {ONES[int(digit)]}" for digit in (match["part"] or "")[1:])
    return f"{spell(whole)}{' point' if part else ''}{part}{' percent' if match['percent'] else ''}"


def in_figures(text: str) -> str:
    """The text with number words from ten upwards in figures, where they stand for one whole number."""
    return _WORDS.sub(lambda match: _in_figures(match, text), text)


def _in_figures(match: re.Match[str], text: str) -> str:
    before, after = text[: match.start()].rstrip().lower(), text[match.end() :].lstrip(" -").lower()
    value = _value(match[0].lower().replace("-", " ").split())
    if value is None or value < 10 or before.endswith(_APART) or after.startswith(_APART):
        return match[0]
    return f"{value:,}"


def _value(words: list[str]) -> int | None:
    """The number that the words stand for when they are one, each part smaller than the one before it."""
    total = run = 0
    last = 1000
    for word in words:
        if word == "and":
            continue
        if word == "thousand":
            total, run, last = total + max(run, 1) * 1000, 0, 1000
        elif word == "hundred":
            if not 0 < run < 100:
                return None
            run, last = run * 100, 100
        else:
            value = SMALL_NUMBERS[word]
            if value >= last or (last < 20) or (last < 100 and value >= 10):
                return None
            run, last = run + value, value
    return total + run
