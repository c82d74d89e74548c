"""Answers that nobody gave, made of those that somebody did: to be judged by networks.

Some words give way to others of like meaning, some commas and stops are heard differently, and now and then two
answers take turns. What comes out is seldom good English, but holds far more ways to say a thing than were
written down (Jiao et al. 2020).
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from multiprocessing import get_context
from random import Random
from typing import NamedTuple

import numpy as np

from training.network import Floats
from training.passages import Passage, hear_passage

TIMES = 2
"""Variations of each text."""
ALIKE = 0.45
"""Least cosine of the meanings of two words of which one may stand for the other."""
_OTHERS = 11
SPARED = 120
"""The most frequent words stay: what they do is not told by what they mean."""
_LONG = 300
_SHARES = (0.1, 0.2, 0.35)
LOST, STOPPED, RESTARTED, JOINED, ADDED = 0.15, 0.05, 0.3, 0.03, 0.4
"""How often a comma is lost, or becomes a stop; how often that is before a word that can open a sentence; how
often a stop becomes a comma, and how often "and" before a new statement gets one: what Whisper base and tiny do
to the development corpus, rounded up.
"""
_RESTARTS = frozenset({"he", "i", "it", "she", "that", "there", "they", "this", "we", "you"})
UNMARKED = 0.08
_TURNS = 0.4
_AS_WRITTEN = 0.5
_BLOCK = 500
_WORD = re.compile(r"[A-Za-z]+")
_PAUSE = re.compile(r"([,.]) ([A-Za-z\d])(?=([A-Za-z]*))")
_AND = re.compile(
    r"(?<=[A-Za-z]) (?=and (?:he|i|if|it|no|not|our|she|that|the|there|they|we|what|when|who|you)\b)",
    re.IGNORECASE,
)
_MARK = re.compile(r"[.,;:?!](?=\s|$)")
_CAPITAL = re.compile(r"[A-Z]")
_STOP = re.compile(r"(?<=[.!?])\s+")


class Variation(NamedTuple):
    """A text that nobody said, with its own marks and with those that a recogniser may set; every character
    that is no mark stands at the same place in both.
    """

    written: Passage
    heard: Passage


def vary(texts: Sequence[str], meanings: Mapping[str, Floats], seed: int) -> Iterator[Variation]:
    """``TIMES`` variations of each text."""
    others = alternatives(texts, meanings)
    chance = Random(seed)  # noqa: S311  no secret hangs on it
    long = [text for text in texts if len(text) > _LONG]
    changed = []
    for _ in range(TIMES):
        for text in texts:
            mixed = len(text) > _LONG and chance.random() < _TURNS
            base = take_turns(text, chance.choice(long), chance) if mixed else text
            reworded = reword(base, others, chance)
            changed.append((reworded, hear_otherwise(reworded, chance)))
    with get_context("spawn").Pool() as pool:
        yield from (both for both in pool.imap(_hear_both, changed, chunksize=50) if all(map(_says, both)))


def _hear_both(texts: tuple[str, str]) -> Variation:
    written = hear_passage(texts[0])
    return Variation(written, written if texts[0] == texts[1] else hear_passage(texts[1]))


def _says(passage: Passage) -> bool:
    return bool(passage.clauses)


def alternatives(
    texts: Sequence[str], meanings: Mapping[str, Floats], spared: int = SPARED
) -> dict[str, list[str]]:
    """For each word of the texts those of like meaning, nearest first; the most frequent are ``spared``."""
    counts = Counter(word.lower() for text in texts for word in _WORD.findall(text))
    frequent = {word for word, _ in counts.most_common(spared)}
    words = [word for word in sorted(counts) if word in meanings and word not in frequent]
    names = list(meanings)
    table = np.stack(list(meanings.values()))
    found: dict[str, list[str]] = {}
    for first in range(0, len(words), _BLOCK):
        block = words[first : first + _BLOCK]
        alike = np.stack([meanings[word] for word in block]) @ table.T
        for word, row in zip(block, alike, strict=True):
            nearest = np.argsort(-row, kind="stable")[: _OTHERS + 1]
            found[word] = [names[at] for at in nearest if row[at] > ALIKE and names[at] != word]
    return found


def reword(text: str, others: Mapping[str, Sequence[str]], chance: Random) -> str:
    """A text with some of its words exchanged for ``others``."""
    share = chance.choice(_SHARES)

    def other(match: re.Match[str]) -> str:
        word = match.group()
        choice = others.get(word.lower())
        if not choice or chance.random() >= share:
            return word
        new = chance.choice(choice)
        return new.capitalize() if word[0].isupper() else new

    return _WORD.sub(other, text)


def hear_otherwise(text: str, chance: Random) -> str:
    """One text of two as a recogniser may set its commas and stops, and a few without any of them, as somebody
    in a hurry types; every character keeps its place.
    """
    drawn = chance.random()
    if drawn < UNMARKED:
        return _CAPITAL.sub(lambda match: match.group().lower(), _MARK.sub(" ", text))
    if drawn < _AS_WRITTEN:
        return text

    def other(match: re.Match[str]) -> str:
        mark, letter, rest = match.groups()
        drawn = chance.random()
        if mark == "." and drawn < JOINED:
            return f", {letter.lower() if rest.islower() else letter}"
        if mark == "," and drawn < LOST:
            return f"  {letter}"
        stopped = RESTARTED if (letter + rest).lower() in _RESTARTS else STOPPED
        if mark == "," and drawn < LOST + stopped:
            return f". {letter.upper()}"
        return match.group()

    return _AND.sub(lambda match: "," if chance.random() < ADDED else match.group(), _PAUSE.sub(other, text))


def take_turns(one: str, two: str, chance: Random) -> str:
    """Some sentences of one text, some of the other, and so on until the first is told."""
    told: list[str] = []
    first, second = _STOP.split(one), _STOP.split(two)
    while first:
        for sentences in (first, second):
            count = chance.randint(1, 4)
            told += sentences[:count]
            del sentences[:count]
    return " ".join(told)
