"""Turns of phrase: small patterns over words, compiled from the lexicons and matched from left to right."""

import functools
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from content.inflection import expand
from content.lexicons import LexiconError, load_lexicons
from scoring.tokens import Speech

_SHORTEST_PAST = 4
_WITHIN = frozenset("-'\u2019\u2010\u2011")
_GAPS = {"....": 9, "...": 4, "..": 2}


def is_past(word: str) -> bool:
    """Whether a word looks like a past form: one of the listed strong verbs, or any longer word in -ed."""
    return word in _strong_verbs() or (len(word) > _SHORTEST_PAST and word.endswith("ed"))


@functools.cache
def _strong_verbs() -> frozenset[str]:
    return load_lexicons().sets["did"]


class _Element(msgspec.Struct, frozen=True, gc=False):
    ones: frozenset[str] = frozenset()
    twos: frozenset[str] = frozenset()
    threes: frozenset[str] = frozenset()
    gap: int = 0
    inside: bool = False
    optional: bool = False
    number: bool = False
    past: bool = False


class Pattern(msgspec.Struct, frozen=True):
    """A compiled turn of phrase; ``elements`` are matched one after the other."""

    elements: tuple[_Element, ...]

    def heads(self) -> frozenset[str]:
        """Words, or two in a row, one of which begins every match; ``#`` stands for any number."""
        found: set[str] = set()
        for element in self.elements:
            found |= element.ones
            couples = {*element.twos, *(phrase.rsplit(" ", 1)[0] for phrase in element.threes)}
            found.update(couple for couple in couples if couple.split(" ", 1)[0] not in element.ones)
            if element.number:
                found.add("#")
            if element.past:
                raise LexiconError("A pattern must not begin with PAST.")
            if not element.optional:
                break
        return frozenset(found)

    def needs(self) -> tuple[frozenset[str], ...]:
        """Sets of words, one of each of which must stand somewhere after the first; "#" is any number."""
        later = [
            _openers(element) | ({"#"} if element.number else frozenset())
            for element in self.elements[1:]
            if not (element.gap or element.optional or element.past)
        ]
        return tuple(sorted(set(later), key=len))


def _openers(element: _Element) -> frozenset[str]:
    return element.ones | {phrase.split()[0] for phrase in (*element.twos, *element.threes)}


def compile_pattern(says: str, sets: Mapping[str, frozenset[str]]) -> Pattern:
    """Compile one pattern; raise LexiconError when it names an unknown set or begins with a gap."""
    elements = []
    for word in says.split():
        if word in _GAPS:
            elements.append(_Element(gap=_GAPS[word], inside=word != "...."))
            continue
        optional = word.startswith("?")
        found: set[str] = set()
        number = past = False
        for choice in word.replace("?", "").split("|"):
            if choice.startswith("@"):
                if choice[1:] not in sets:
                    raise LexiconError(f"The pattern {says!r} uses {choice}, which no lexicon defines.")
                found |= sets[choice[1:]]
            elif choice == "#":
                number = True
            elif choice == "PAST":
                past = True
            else:
                found.update(expand(choice.replace("_", " ")))
        ones, twos, threes = (
            frozenset(one for one in found if one.count(" ") == blanks) for blanks in range(3)
        )
        elements.append(_Element(ones, twos, threes, optional=optional, number=number, past=past))
    if not elements or elements[0].gap:
        raise LexiconError(f"The pattern {says!r} must begin with a word.")
    return Pattern(tuple(elements))


def match_pattern(pattern: Pattern, speech: Speech, numbers: Mapping[int, int], at: int, stop: int) -> int:
    """Where a match that begins at token ``at`` ends, within ``stop``; -1 when there is none.

    ``numbers`` maps the first token of each amount to the token after it; in a gap an amount is one word,
    however it was said.
    """
    return _match(pattern.elements, 0, speech, numbers, at, stop)


def _match(
    elements: Sequence[_Element], place: int, speech: Speech, numbers: Mapping[int, int], at: int, stop: int
) -> int:
    if place == len(elements):
        return at
    element = elements[place]
    if element.gap:
        for skip in range(element.gap + 1):
            if at + skip > stop or (skip and element.inside and _parts(speech, at + skip - 1)):
                break
            end = _match(elements, place + 1, speech, numbers, at + skip, stop)
            if end >= 0:
                return end
        return -1
    if at < stop:
        if speech.low[at] in element.ones or (element.past and is_past(speech.low[at])):
            end = _match(elements, place + 1, speech, numbers, at + 1, stop)
            if end >= 0:
                return end
        if element.twos and at + 1 < stop and speech.pairs[at] in element.twos:
            end = _match(elements, place + 1, speech, numbers, at + 2, stop)
            if end >= 0:
                return end
        if element.threes and at + 2 < stop and speech.triples[at] in element.threes:
            end = _match(elements, place + 1, speech, numbers, at + 3, stop)
            if end >= 0:
                return end
        if element.number and at in numbers and numbers[at] <= stop:
            end = _match(elements, place + 1, speech, numbers, numbers[at], stop)
            if end >= 0:
                return end
    if element.optional:
        return _match(elements, place + 1, speech, numbers, at, stop)
    return -1


def _parts(speech: Speech, at: int) -> bool:
    """Whether a mark parts two clauses; a hyphen or an apostrophe does not."""
    token = speech.tokens[at]
    return token.shape == "mark" and token.text not in _WITHIN


class Match(msgspec.Struct, frozen=True, gc=False):
    """One turn of phrase found: the entry of the table that it came from and its tokens."""

    entry: int
    first: int
    stop: int


class PatternTable:
    """Patterns grouped by entry, looked up by the word, or the two words, that begin them.

    What must follow the first word is a number of bits, one per set of words of which one has to stand there.
    """

    def __init__(self, entries: Iterable[Iterable[str]], sets: Mapping[str, frozenset[str]]) -> None:
        self._by_head: dict[str, list[tuple[int, Pattern, int]]] = {}
        self._met_by: dict[str, int] = {}
        bits: dict[frozenset[str], int] = {}
        for entry, patterns in enumerate(entries):
            for says in patterns:
                pattern = compile_pattern(says, sets)
                needs = 0
                for wanted in pattern.needs():
                    needs |= bits.setdefault(wanted, 1 << len(bits))
                for head in pattern.heads():
                    self._by_head.setdefault(head, []).append((entry, pattern, needs))
        for wanted, bit in bits.items():
            for word in wanted:
                self._met_by[word] = self._met_by.get(word, 0) | bit
        self._openers = frozenset(head.split(" ", 1)[0] for head in self._by_head)

    def find(self, speech: Speech, numbers: Mapping[int, int], within: range) -> list[Match]:
        """All matches that lie in the tokens ``within``, by their first token and then by entry."""
        low, pairs, stop = speech.low, speech.pairs, within.stop
        numeric = self._by_head.get("#", ())
        if not numeric and self._openers.isdisjoint(low[within.start : stop]):
            return []
        found: list[list[Match]] = []
        met_by, met = self._met_by, 0
        for at in reversed(within):
            if low[at] not in self._openers and at not in numbers:
                met |= met_by.get(low[at], 0)
                continue
            here: list[Match] = []
            begun = (*self._by_head.get(low[at], ()), *self._by_head.get(pairs[at], ()))
            for entry, pattern, needs in (*begun, *numeric) if at in numbers else begun:
                if needs & met == needs:
                    end = match_pattern(pattern, speech, numbers, at, stop)
                    if end > at:
                        here.append(Match(entry, at, end))
            met |= met_by.get(low[at], 0)
            if at in numbers:
                met |= met_by.get("#", 0)
            if here:
                here.sort(key=lambda match: (match.entry, match.stop))
                found.append(here)
        return [match for here in reversed(found) for match in here]
