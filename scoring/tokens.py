"""Words, figures and marks of a text, each with its place in it."""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import msgspec

from scoring.words import word_set

_TOKEN = re.compile(
    r"(?P<digits>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|(?<![\w.])\.\d+)"
    r"|(?P<word>n['\u2019]t(?![^\W\d_])|['\u2019](?:s|d|ll|re|ve|m)(?![^\W\d_])"
    r"|[^\W\d_]+?(?=n['\u2019]t(?![^\W\d_]))|[^\W\d_]+)"
    r"|(?P<mark>[^\w\s]|_)",
    re.IGNORECASE,
)
_APOSTROPHE = "\u2019"
_EXPANDED = {"ca": "can", "wo": "will", "sha": "shall"}
_LONGEST = 300
_SET_APART = frozenset(",.?!;:")
_STOPS = frozenset(".?!;…")


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word, a figure or a mark; ``low`` is its folded form, ``start`` and ``end`` code points of the text."""

    text: str
    low: str
    start: int
    end: int
    shape: str


class Speech(msgspec.Struct, frozen=True, dict=True):
    """A text as tokens and sentences.

    ``low`` are the folded forms of the tokens, ``pauses`` the offsets of the text at which a word follows a
    pause. What else there is to know is found out when it is asked for.
    """

    text: str
    tokens: tuple[Token, ...]
    low: tuple[str, ...]
    pauses: frozenset[int]

    @cached_property
    def pairs(self) -> tuple[str, ...]:
        """The folded form of each token and the one after it, joined by a blank."""
        return tuple(map(" ".join, zip(self.low, (*self.low[1:], ""), strict=False)))

    @cached_property
    def triples(self) -> tuple[str, ...]:
        """The folded form of each token and the two after it, joined by blanks."""
        return tuple(map(" ".join, zip(self.pairs, (*self.low[2:], "", ""), strict=False)))

    @cached_property
    def sentences(self) -> tuple[range, ...]:
        """The tokens of each sentence."""
        return _sentences(self.text, self.tokens)

    @cached_property
    def paused(self) -> frozenset[int]:
        """The tokens before which the speaker paused."""
        return frozenset(at for at, token in enumerate(self.tokens) if token.start in self.pauses)

    def cite(self, first: int, stop: int) -> tuple[int, int]:
        """Offsets of the tokens ``first`` to ``stop`` (exclusive)."""
        return self.tokens[first].start, self.tokens[stop - 1].end


def tokenize(text: str) -> tuple[Token, ...]:
    """Cut a text into tokens; clitics ("n't", "'s") and the parts of a hyphened word stand alone."""
    tokens = []
    for match in _TOKEN.finditer(text):
        shape = match.lastgroup or "mark"
        word = match.group()
        low = word.lower().replace(_APOSTROPHE, "'") if shape == "word" else word
        tokens.append(Token(word, _EXPANDED.get(low, low), match.start(), match.end(), shape))
    return tuple(tokens)


def _sentences(text: str, tokens: Sequence[Token]) -> tuple[range, ...]:
    ends = {
        at
        for at, token in enumerate(tokens)
        if token.text in _STOPS and not _inside_abbreviation(text, tokens, at)
    }
    if "\n" in text:
        ends.update(at for at, (one, two) in enumerate(pairwise(tokens)) if "\n" in text[one.end : two.start])
    ranges: list[range] = []
    first = 0
    for end in sorted(ends | {len(tokens) - 1}):
        ranges.extend(range(at, min(at + _LONGEST, end) + 1) for at in range(first, end + 1, _LONGEST + 1))
        first = end + 1
    return tuple(ranges)


def _inside_abbreviation(text: str, tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].text != "." or at == 0 or at + 1 == len(tokens):
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    if after.start == tokens[at].end:
        return after.shape != "mark" or after.text == ","
    if before.end != tokens[at].start:
        return False
    if before.low in ("dr", "mr", "mrs"):
        return True
    initial = len(before.text) == 1 and before.shape == "word" and before.low != "i"
    return (initial or before.low in word_set("abbreviation")) and not text[after.start].isupper()


def listen(text: str, pauses: frozenset[int] = frozenset()) -> Speech:
    """Read a text as speech; ``pauses`` are the offsets at which a word follows a pause."""
    return as_speech(text, tokenize(text), pauses)


def without(speech: Speech, dropped: frozenset[int]) -> Speech:
    """The same speech without some tokens, and without the commas that only set them apart."""
    if not dropped:
        return speech
    kept: list[Token] = []
    hanging = word_set("article") | word_set("preposition")
    joining = word_set("coordinator") | word_set("subordinator")
    skipped = False
    for at, token in enumerate(speech.tokens):
        if at in dropped:
            skipped = True
            continue
        if skipped and token.text == "," and (not kept or kept[-1].text in _SET_APART):
            skipped = False
            following = speech.low[at + 1] if at + 1 < len(speech.low) else ""
            if following not in joining and len(kept) > 1 and kept[-1].text == "," and kept[-2].low in hanging:
                kept.pop()
            continue
        skipped = False
        kept.append(token)
    return as_speech(speech.text, tuple(kept), speech.pauses)


def as_speech(text: str, tokens: tuple[Token, ...], pauses: frozenset[int]) -> Speech:
    """Tokens of a text as speech."""
    return Speech(text, tokens, tuple(token.low for token in tokens), pauses)
