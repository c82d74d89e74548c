"""What can be noticed about a clause, as short names that the learned weights are kept by.

A clause is a bag of words, neighbouring words, names of the trade, turns of phrase and classes of words.
Figures and measures stand for their kind: neither digits nor another word for a measure make a difference.
"""

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from content.lexicons import load_lexicons
from scoring.amounts import Amount
from scoring.clauses import Clause
from scoring.scene import Named
from scoring.terms import TermFound
from scoring.tokens import Speech
from scoring.turns import Turns

_SAID_MARKS = frozenset("-%")
_LENGTHS = (1, 2, 3, 6, 11)
_Found = TypeVar("_Found")

Classed = Mapping[int, Sequence[tuple[int, Sequence[str]]]]
"""By the token that begins them, the ends of runs of words and the classes that they belong to."""


@functools.cache
def _classes() -> Mapping[str, tuple[str, ...]]:
    """The classes that each word, or two or three of them in a row, belong to."""
    lexicons = load_lexicons()
    found: dict[str, list[str]] = {}
    for name in lexicons.classes:
        for entry in lexicons.sets[name]:
            found.setdefault(entry, []).append(f"@{name}")
    return {entry: tuple(sorted(names)) for entry, names in found.items()}


@functools.cache
def _openers() -> frozenset[str]:
    return frozenset(entry.split(" ", 1)[0] for entry in _classes())


def symbols(
    speech: Speech, amounts: Sequence[Amount], measures: Sequence[Named], terms: Sequence[TermFound]
) -> list[str]:
    """What stands for each token: the word, for a figure its kind, for a measure what it belongs to, for a name
    of the trade its kind and side; "" for what is skipped.
    """
    of = [
        "#"
        if token.shape == "digits"
        else token.low
        if token.shape == "word" or token.low in _SAID_MARKS
        else ""
        for token in speech.tokens
    ]
    for found in terms:
        _stand_for(of, found.first, found.stop, f"={found.term.kind}/{found.term.facet}")
    for named in measures:
        _stand_for(of, named.first, named.stop, f"%{named.measure.domain}")
    for amount in amounts:
        _stand_for(of, amount.first, amount.stop, f"#{amount.kind}")
    return of


def _stand_for(of: list[str], first: int, stop: int, symbol: str) -> None:
    of[first:stop] = [symbol, *[""] * (stop - first - 1)]


def find_classes(speech: Speech, said: Sequence[str]) -> Classed:
    """The classes of the words that stand for themselves in what is ``said``, one to three in a row."""
    classes, openers = _classes(), _openers()
    plain = [one == word for one, word in zip(said, speech.low, strict=True)] + [False, False]
    found: dict[int, list[tuple[int, tuple[str, ...]]]] = {}
    for at in [at for at, word in enumerate(speech.low) if word in openers and plain[at]]:
        runs = [(at + 1, classes.get(speech.low[at]))]
        if plain[at + 1]:
            runs.append((at + 2, classes.get(speech.pairs[at])))
            if plain[at + 2]:
                runs.append((at + 3, classes.get(speech.triples[at])))
        found[at] = [(stop, names) for stop, names in runs if names]
    return found


def classed(classes: Classed, first: int, stop: int) -> set[str]:
    """The classes of words in the tokens ``first`` to ``stop`` (exclusive)."""
    return {
        name for at in range(first, stop) for end, names in classes.get(at, ()) if end <= stop for name in names
    }


def notice_clauses(
    speech: Speech,
    clauses: Sequence[Clause],
    said: Sequence[str],
    classes: Classed,
    terms: Sequence[TermFound],
    turns: Turns,
) -> list[frozenset[str]]:
    """The features of each clause, in order; ``said`` are the symbols of the tokens."""
    named = _by_clause(clauses, ((found.first, found) for found in terms))
    turned = _by_clause(clauses, ((match.first, match) for match in turns.cues))
    cues = load_lexicons().cues
    noticed = []
    sentence = -1
    for place, clause in enumerate(clauses):
        here = [one for one in said[clause.first : clause.stop] if one]
        features = {*here, *classed(classes, clause.first, clause.stop)}
        for found in named.get(place, ()):
            features.add(f"={found.term.kind}")
        for match in turned.get(place, ()):
            cue = cues[match.entry]
            features.update((f"~{cue.kind}", f"~{cue.kind}/{cue.facet}"))
        features.update(map("_".join, zip(("<", *here), (*here, ">"), strict=True)))
        features.add(f"length {sum(len(here) > one for one in _LENGTHS)}")
        features.add("opens" if clause.sentence != sentence else "goes on")
        features.update(f"first {one}" for one in here[:1])
        features.update(f"first {'_'.join(here[:2])}" for _ in here[1:2])
        if _has_name(speech, clause):
            features.add("a name")
        sentence = clause.sentence
        noticed.append(frozenset(features))
    return noticed


def _by_clause(clauses: Sequence[Clause], placed: Iterator[tuple[int, _Found]]) -> dict[int, list[_Found]]:
    """What was found, by the clause in which it begins."""
    found: dict[int, list[_Found]] = {}
    place = 0
    for first, one in placed:
        while place + 1 < len(clauses) and clauses[place + 1].first <= first:
            place += 1
        found.setdefault(place, []).append(one)
    return found


def _has_name(speech: Speech, clause: Clause) -> bool:
    """Whether a word inside a sentence is written with a capital, as names are."""
    opening = speech.sentences[clause.sentence].start
    return any(
        token.text != token.low and token.shape == "word" and token.text.istitle() and len(token.text) > 1
        for token in speech.tokens[max(clause.first, opening + 1) : clause.stop]
    )
