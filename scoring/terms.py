"""Names of the field, found in what was said or in what the recogniser made of it."""

import functools
from collections.abc import Iterator

import msgspec
from rapidfuzz import fuzz

from content.lexicon import Term
from content.lexicons import load_lexicons
from scoring.tokens import Speech, tokenize

_REACH = 6
_LONG = 9
_MANY_WORDS = 86.0
_ONE_WORD = 90.0
_EACH_WORD = 66.0
_INFLECTED = ("s", "'s", "es", "ed", "d", "ing")


class TermFound(msgspec.Struct, frozen=True):
    """A term said in the tokens ``first`` to ``stop`` (exclusive); ``repaired`` when it was written otherwise."""

    term: Term
    first: int
    stop: int
    repaired: bool


class _Way(msgspec.Struct, frozen=True, gc=False):
    words: tuple[str, ...]
    term: Term
    sound: bool


class _Index(msgspec.Struct, frozen=True):
    ways: dict[str, tuple[_Way, ...]]
    fuzzy: dict[str, tuple[tuple[str, tuple[str, ...], Term], ...]]
    known: frozenset[str]


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.low for token in tokenize(text))


@functools.cache
def _index() -> _Index:
    ways: dict[str, list[_Way]] = {}
    fuzzy: dict[str, list[tuple[str, tuple[str, ...], Term]]] = {}
    for term in load_lexicons().terms:
        for text, sound in (
            *((text, False) for text in (term.name, *term.aliases)),
            *((text, True) for text in term.sounds_like),
        ):
            words = _words(text)
            for variant in dict.fromkeys((words, tuple(word for word in words if word != "-"))):
                ways.setdefault(variant[0], []).append(_Way(variant, term, sound))
        if term.fuzzy:
            words = tuple(word for word in _words(term.name) if word != "-")
            joined = " ".join(words)
            if len(joined) >= _LONG and len(words) <= 4:
                for word in words:
                    fuzzy.setdefault(word, []).append((joined, words, term))
                if len(words) == 1:
                    fuzzy.setdefault(joined[:3], []).append((joined, words, term))
    known = frozenset(
        word for name in load_lexicons().sets for entry in load_lexicons().sets[name] for word in entry.split()
    )
    longest = {head: tuple(sorted(found, key=lambda way: -len(way.words))) for head, found in ways.items()}
    return _Index(longest, {head: tuple(found) for head, found in fuzzy.items()}, known)


def find_terms(speech: Speech) -> list[TermFound]:
    """All terms of a speech in order; the longest reading at a place wins."""
    found = []
    at = 0
    index = _index()
    while at < len(speech.tokens):
        best = _listed(speech, at, index) or _close(speech, at, index)
        if best is not None:
            found.append(best)
            at = best.stop
        else:
            at += 1
    return found


def _listed(speech: Speech, at: int, index: _Index) -> TermFound | None:
    for way in index.ways.get(speech.low[at], ()):
        stop = at + len(way.words)
        if speech.low[at:stop] == way.words and _admitted(speech, at, stop, way):
            return TermFound(way.term, at, stop, way.sound)
    return None


def _admitted(speech: Speech, first: int, stop: int, way: _Way) -> bool:
    around = _around(speech, first, stop, 3)
    if any(f" {veto} " in around for veto in way.term.veto):
        return False
    if not way.sound or not way.term.near:
        return True
    near = (
        set(speech.low[max(0, first - _REACH) : first])
        | set(speech.low[stop : stop + _REACH])
        | set(way.words[1:])
    )
    return any(word in near for word in way.term.near)


def _around(speech: Speech, first: int, stop: int, reach: int) -> str:
    return (
        f" {' '.join(speech.low[max(0, first - reach) : first])} | {' '.join(speech.low[stop : stop + reach])} "
    )


def _close(speech: Speech, at: int, index: _Index) -> TermFound | None:
    """A long term one or two letters off: many-word terms need one equal word, a single word its first letters."""
    word = speech.low[at]
    if speech.tokens[at].shape != "word":
        return None
    for candidates, single in ((index.fuzzy.get(word[:3], ()), True), (_windowed(speech, at, index), False)):
        for joined, words, term in candidates:
            if (len(words) == 1) is not single:
                continue
            said = speech.low[at : at + len(words)]
            if len(said) < len(words) or said == words:
                continue
            if _alike(said, words, joined, index.known):
                return TermFound(term, at, at + len(words), not _only_inflected(said, words))
    return None


def _windowed(speech: Speech, at: int, index: _Index) -> Iterator[tuple[str, tuple[str, ...], Term]]:
    for offset in range(4):
        if at + offset >= len(speech.low):
            return
        for entry in index.fuzzy.get(speech.low[at + offset], ()):
            if len(entry[1]) > max(1, offset) and entry[1][offset : offset + 1] == (speech.low[at + offset],):
                yield entry


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
