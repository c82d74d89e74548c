"""What can be noticed about a figure: its kind and size, the words around it, what its clause is told as."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from scoring.candidates import Candidate, find_candidates
from scoring.cohorts import count_noun
from scoring.features import classed
from scoring.hearing import Heard
from scoring.topic import TOPIC

_REACH = 4
_FAR = 40
"""Tokens within which the nearest words are looked for: a figure in words takes many and counts as one."""
_SIZES = (
    (0, "none"),
    (1, "one"),
    (9, "few"),
    (19, "teens"),
    (99, "tens"),
    (999, "hundreds"),
    (99_999, "thousands"),
)
_EDGE = "|"
_APART = ((0, "here"), (1, "beside"), (4, "near"))
"""Clauses between two figures."""
_SHARES = ((0.1, "tiny"), (0.6, "below"), (1.0, "under"), (1.7, "over"), (10.0, "above"))


class Figures(msgspec.Struct, frozen=True):
    """The candidates of an answer and their features, in order."""

    candidates: list[Candidate]
    noticed: list[frozenset[str]]


def notice_figures(heard: Heard) -> Figures:
    """Find what may be a figure of evidence, and what is to be noticed about it."""
    candidates = find_candidates(heard.speech, heard.clauses, heard.clause_at, heard.amounts, heard.turns)
    said = [_EDGE, *heard.said, _EDGE]
    for one in candidates:
        said[one.first + 1 : one.stop + 1] = [f"#{one.kind}", *[""] * (one.stop - one.first - 1)]
    around = [_clause_words(heard, said, place) for place in range(len(heard.clauses))]
    by_clause: dict[int, list[str]] = {}
    for one in candidates:
        by_clause.setdefault(heard.clause_at[one.first], []).append(one.kind)
    noticed = [
        frozenset(
            (
                *_notice(heard, one, said, around, by_clause[heard.clause_at[one.first]]),
                *_compare(heard, candidates, place),
            )
        )
        for place, one in enumerate(candidates)
    ]
    return Figures(candidates, noticed)


def with_told(
    noticed: Sequence[frozenset[str]], clause_of: Sequence[int], labels: Mapping[str, Sequence[str]]
) -> list[frozenset[str]]:
    """The features of figures with what their clauses are told as: the label of a clause by question.

    What an answer is about is no question of one clause.
    """
    told: dict[int, frozenset[str]] = {}
    for place in set(clause_of):
        said = [(name, row[place]) for name, row in labels.items() if row[place] and name != TOPIC]
        told[place] = frozenset(f"told {part}" for name, label in said for part in (name, f"{name} {label}"))
    return [own | told[place] for own, place in zip(noticed, clause_of, strict=True)]


def _clause_words(heard: Heard, said: Sequence[str], place: int) -> list[str]:
    clause = heard.clauses[place]
    return [one for one in said[clause.first + 1 : clause.stop + 1] if one]


def _notice(
    heard: Heard, one: Candidate, said: Sequence[str], around: Sequence[Sequence[str]], kinds: Sequence[str]
) -> set[str]:
    """``said`` begins one place early, with the edge of the speech."""
    kind = one.kind
    place = heard.clause_at[one.first]
    clause, end = heard.clauses[place], heard.clauses[heard.clause_at[one.stop - 1]].stop
    found = {f"is {kind}", f"is {kind} {one.unit}", f"is {kind} {_size(one.value)}"}
    lead = [word for word in said[clause.first + 1 : one.first + 1] if word]
    tail = [word for word in said[one.stop + 1 : end + 1] if word]
    left = list(islice(filter(None, reversed(said[max(0, one.first - _FAR) : one.first + 1])), _REACH))
    right = list(islice(filter(None, said[one.stop + 1 : one.stop + 1 + _FAR]), _REACH))
    found.update(f"left {at} {word}" for at, word in enumerate(left, 1))
    found.update(f"right {at} {word}" for at, word in enumerate(right, 1))
    for name, words in (("left", left), ("right", right)):
        found.update(f"{name} {'_'.join(words[at : at + 2])}" for at in (0, 1) if len(words) > at + 1)
        found.update(f"{kind} {name} {word}" for word in words[:1])
    found.add(f"between {left[0] if left else ''}_{right[0] if right else ''}")
    for name, words in (("before", lead), ("after", tail)):
        found.update(f"{name} {word}" for word in words)
        found.update(f"{kind} {name} {word}" for word in words)
    joint = left[0] if left else ""
    for name in classed(heard.classes, clause.first, one.first):
        found.update((f"before {name}", f"{kind} before {name}", f"before {name} {joint}"))
    for name in classed(heard.classes, one.stop, end):
        found.update((f"after {name}", f"{kind} after {name}"))
    found.add(f"first {lead[0]}" if lead else "first")
    found.update(f"first {'_'.join(lead[:2])}" for _ in lead[1:2])
    if not tail:
        found.add("last")
    if len(lead) + len(tail) <= 1:
        found.add(f"alone {kind}")
    for other in kinds:
        if other != kind:
            found.update((f"with {other}", f"{kind} with {other}"))
    if kinds.count(kind) > 1:
        found.add(f"{kind} again")
    if one.amount is not None and kind == "count":
        noun = count_noun(heard.speech, one.amount)
        found.add(f"counts {noun.unit}")
    for name, beside in (("earlier", place - 1), ("later", place + 1)):
        if 0 <= beside < len(heard.clauses):
            near = "near" if heard.clauses[beside].sentence == clause.sentence else "apart"
            found.update(f"{name} {near} {word}" for word in around[beside])
    return found


def _compare(heard: Heard, candidates: Sequence[Candidate], place: int) -> Iterator[str]:
    """How a figure stands to the ones beside it: the two of "six minutes each, and we got that down to two"."""
    one = candidates[place]
    for name, beside in (("follows", place - 1), ("leads", place + 1)):
        if not 0 <= beside < len(candidates):
            yield f"{one.kind} {name} nothing"
            continue
        other = candidates[beside]
        clauses = abs(heard.clause_at[other.first] - heard.clause_at[one.first])
        far = next((name for most, name in _APART if clauses <= most), "far")
        share = _share(one.value, other.value)
        yield f"{name} {other.kind} {far}"
        yield f"{one.kind} {name} {other.kind} {share}"
        yield f"{one.kind} {name} {other.kind} {share} {far}"


def _share(value: float | str, other: float | str) -> str:
    """How much a value is of another, roughly."""
    if isinstance(value, str) or isinstance(other, str) or not other or value * other < 0:
        return "unlike"
    share = value / other
    return "same" if share == 1 else next((name for most, name in _SHARES if share < most), "huge")


def _size(value: float | str) -> str:
    if isinstance(value, str):
        return "text"
    return next((name for most, name in _SIZES if abs(value) <= most), "more")
