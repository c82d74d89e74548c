"""Names of the field, found in what was said or in what the recogniser made of it."""

import functools
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from rapidfuzz import fuzz

from content.lexicon import Term
from content.lexicons import load_lexicons
from scoring.tokens import Speech, tokenize

_REACH = 6
_BESIDE = 3
_LONG = 9
_MANY = 4
_MANY_WORDS = 86.0
_ONE_WORD = 90.0
_EACH_WORD = 66.0
_INFLECTED = ("s", "'s", "es", "ed", "d", "ing")


class TermFound(msgspec.Struct, frozen=True):
    """A term said in the tokens ``first`` to ``stop`` (exclusive); ``repaired`` when it was written
    otherwise.
    """

    term: Term
    first: int
    stop: int
    repaired: bool


class _Way(msgspec.Struct, frozen=True, gc=False):
    words: tuple[str, ...]
    term: Term
    sound: bool


class _Long(msgspec.Struct, frozen=True, gc=False):
    joined: str
    words: tuple[str, ...]
    term: Term


class _Index(msgspec.Struct, frozen=True):
    """``ways`` finds a term by its first word, or the first two of several, ``fuzzy`` a long one by any of its
    words, ``single`` those of one word by its first three letters.
    """

    ways: dict[str, tuple[_Way, ...]]
    fuzzy: dict[str, tuple[_Long, ...]]
    single: dict[str, tuple[_Long, ...]]
    known: frozenset[str]


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.low for token in tokenize(text) if token.low != "-")


@functools.cache
def _index() -> _Index:
    lexicons = load_lexicons()
    ways: dict[str, list[_Way]] = {}
    fuzzy: dict[str, list[_Long]] = {}
    single: dict[str, list[_Long]] = {}
    for term in lexicons.terms:
        listed = [(text, False) for text in (term.name, *term.aliases)] + [
            (text, True) for text in term.sounds_like
        ]
        for text, sound in listed:
            for variant in dict.fromkeys(_written(_words(text))):
                ways.setdefault(" ".join(variant[:2]), []).append(_Way(variant, term, sound))
        words = _words(term.name)
        long = _Long(" ".join(words), words, term)
        if term.fuzzy and len(long.joined) >= _LONG and len(words) == 1:
            single.setdefault(long.joined[:3], []).append(long)
        elif term.fuzzy and len(long.joined) >= _LONG and len(words) <= _MANY:
            for word in dict.fromkeys(words):
                fuzzy.setdefault(word, []).append(long)
    return _Index(
        {head: tuple(sorted(found, key=lambda way: -len(way.words))) for head, found in ways.items()},
        {head: tuple(found) for head, found in fuzzy.items()},
        {head: tuple(found) for head, found in single.items()},
        frozenset(word for words in lexicons.sets.values() for entry in words for word in entry.split()),
    )


def _written(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A term as it is listed, and with two of its words run together: "eventstream"."""
    yield words
    for at in range(len(words) - 1):
        joined = words[at] + words[at + 1]
        if len(joined) >= _LONG and joined.isalpha():
            yield (*words[:at], joined, *words[at + 2 :])


def find_terms(speech: Speech) -> list[TermFound]:
    """All terms of a speech in order; the longest reading at a place wins, and hyphens are not read."""
    found = []
    stop = 0
    index = _index()
    places = [at for at, word in enumerate(speech.low) if word != "-"]
    low = tuple(speech.low[at] for at in places)
    likely = _likely(low, index)
    for at, (word, couple) in enumerate(zip(low, map(" ".join, pairwise((*low, ""))), strict=True)):
        if at < stop:
            continue
        ways = (*index.ways.get(couple, ()), *index.ways.get(word, ()))
        if not (ways or at in likely or len(word) >= _LONG - 1):
            continue
        best = _listed(low, at, ways) or _close(low, at, index, likely.get(at, ()))
        if best is not None:
            stop = best.stop
            found.append(
                msgspec.structs.replace(best, first=places[best.first], stop=places[best.stop - 1] + 1)
            )
    return found


def _likely(low: Sequence[str], index: _Index) -> dict[int, list[_Long]]:
    """Where a term of several words may begin, judged by one of its words being there as it should."""
    likely: dict[int, list[_Long]] = {}
    for at, word in enumerate(low):
        for long in index.fuzzy.get(word, ()):
            for offset, one in enumerate(long.words):
                if one == word and at >= offset and len(long.words) > 1:
                    likely.setdefault(at - offset, []).append(long)
    return likely


def _listed(low: tuple[str, ...], at: int, ways: Sequence[_Way]) -> TermFound | None:
    for way in ways:
        stop = at + len(way.words)
        if low[at:stop] == way.words and _admitted(low, at, stop, way):
            return TermFound(way.term, at, stop, way.sound)
    return None


def _admitted(low: Sequence[str], first: int, stop: int, way: _Way) -> bool:
    around = f" {' '.join(low[max(0, first - _BESIDE) : first])} | {' '.join(low[stop : stop + _BESIDE])} "
    if any(f" {veto} " in around for veto in way.term.veto):
        return False
    if not way.sound or not way.term.near:
        return True
    near = {*low[max(0, first - _REACH) : first], *low[stop : stop + _REACH], *way.words[1:]}
    return any(word in near for word in way.term.near)


def _close(low: tuple[str, ...], at: int, index: _Index, likely: Sequence[_Long]) -> TermFound | None:
    """A long term one or two letters off: of several words with one of them right, or of one with its first
    letters.
    """
    word = low[at]
    if len(word) >= _LONG - 1 and word.isalpha():
        likely = (*likely, *index.single.get(word[:3], ()))
    for long in likely:
        said = low[at : at + len(long.words)]
        if (
            len(said) == len(long.words)
            and said != long.words
            and _alike(said, long.words, long.joined, index.known)
        ):
            return TermFound(long.term, at, at + len(said), not _only_inflected(said, long.words))
    return None


def _alike(said: tuple[str, ...], words: tuple[str, ...], joined: str, known: frozenset[str]) -> bool:
    """Whether what was said is the term; ordinary words of the lexicons are never taken for another word."""
    if len(words) == 1:
        return len(said[0]) >= _LONG - 1 and fuzz.ratio(said[0], joined) >= _ONE_WORD
    if fuzz.ratio(" ".join(said), joined) < _MANY_WORDS:
        return False
    for heard, meant in zip(said, words, strict=True):
        if heard == meant:
            continue
        if fuzz.ratio(heard, meant) < _EACH_WORD or (
            heard in known and not _only_inflected((heard,), (meant,))
        ):
            return False
    return True


def _only_inflected(said: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return all(
        heard == meant or any(heard == meant + ending for ending in _INFLECTED)
        for heard, meant in zip(said, words, strict=True)
    )
