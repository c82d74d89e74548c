"""Clauses: the pieces of a sentence that each make one statement."""

from collections.abc import Iterator, Sequence

import msgspec

from scoring.patterns import is_past
from scoring.tokens import Speech
from scoring.words import word_set

_MARKS = frozenset({",", ";", ":", "—", "\u2013", "(", ")"})
_LONGEST = 60
_FRAGMENT = 2
_RUN_ON = 35
"""Tokens of a sentence without a mark that was not meant as one."""
_SHORTEST = 4
_SUBJECT = 5
"""Tokens within which a subject with an article comes to its verb."""


class Clause(msgspec.Struct, frozen=True, gc=False):
    """The tokens ``first`` to ``stop`` (exclusive) of sentence ``sentence``.

    ``joint`` is the word that ties it to what stands before ("and", "because", "") and ``leans`` says that it
    only goes on with the clause before it: a subordinate clause, a fragment, "it" or "they" taken up again.
    """

    first: int
    stop: int
    sentence: int
    joint: str
    leans: bool


def find_clauses(speech: Speech) -> list[Clause]:
    """All clauses of a speech, in order; none is longer than 60 tokens."""
    return [
        clause for number, sentence in enumerate(speech.sentences) for clause in _cut(speech, sentence, number)
    ]


def _cut(speech: Speech, sentence: range, number: int) -> Iterator[Clause]:
    first = sentence.start
    runs_on = _runs_on(speech, sentence)
    for at in sentence:
        loose = runs_on and at - first >= _SHORTEST and _starts(speech, at, sentence)
        if at > first and (loose or _breaks(speech, at, sentence) or at - first >= _LONGEST):
            clause = _trim(speech, first, at, number)
            if clause is not None:
                yield clause
            first = at
    clause = _trim(speech, first, sentence.stop, number)
    if clause is not None:
        yield clause


def _breaks(speech: Speech, at: int, sentence: range) -> bool:
    """Whether a new clause begins at token ``at``."""
    low = speech.low
    if low[at] in _MARKS:
        return not _inside_figure(speech, at, sentence)
    if low[at] in ("and", "but", "so") and at + 1 < sentence.stop:
        return low[at + 1] in word_set("subject") or (low[at] == "so" and low[at + 1] == "that")
    return low[at] in ("because", "unless", "until", "whereas") and low[at - 1] not in ("not", "just", "only")


def _runs_on(speech: Speech, sentence: range) -> bool:
    """Whether a sentence is long and hardly has a comma: speech whose marks were not written down."""
    marks = sum(speech.low[at] in _MARKS for at in sentence)
    return len(sentence) >= _RUN_ON and marks * _RUN_ON <= len(sentence)


def _starts(speech: Speech, at: int, sentence: range) -> bool:
    """Whether, where no marks are, token ``at`` looks like the first of a statement: a word that joins it to
    the last, or a subject before its verb.
    """
    low = speech.low
    if low[at] in word_set("joining"):
        return low[at - 1] not in word_set("joining")
    if at + 1 == sentence.stop or low[at - 1] in word_set("binding"):
        return False
    if low[at] in word_set("nominative"):
        return True
    if _is_verb(low[at - 1]):
        return False
    if low[at] in word_set("taken_for_subject"):
        return _is_verb(low[at + 1])
    named = low[at] in word_set("article") or low[at] in word_set("possessive")
    return named and any(map(_is_verb, low[at + 2 : min(at + _SUBJECT, sentence.stop)]))


def _is_verb(word: str) -> bool:
    return word in word_set("auxiliary") or is_past(word)


def _inside_figure(speech: Speech, at: int, sentence: range) -> bool:
    return (
        speech.low[at] in (":", "\u2013")
        and sentence.start < at < sentence.stop - 1
        and speech.tokens[at - 1].shape == "digits"
        and speech.tokens[at + 1].shape == "digits"
    )


def _trim(speech: Speech, first: int, stop: int, number: int) -> Clause | None:
    while first < stop and speech.tokens[first].shape == "mark" and speech.tokens[first].text not in "$€£":
        first += 1
    while (
        stop > first and speech.tokens[stop - 1].shape == "mark" and speech.tokens[stop - 1].text not in "%$€£)"
    ):
        stop -= 1
    if first >= stop:
        return None
    head = speech.low[first]
    subordinate = head in word_set("subordinator")
    joint = head if head in word_set("coordinator") or subordinate else ""
    leans = subordinate or stop - first <= _FRAGMENT or head in word_set("taken_up") or head == "it"
    return Clause(first, stop, number, joint, leans)


def clause_places(speech: Speech, clauses: Sequence[Clause]) -> list[int]:
    """For each token the place of its clause in ``clauses``; marks belong to the clause before them."""
    places = [0] * len(speech.tokens)
    for place, clause in enumerate(clauses):
        until = clauses[place + 1].first if place + 1 < len(clauses) else len(speech.tokens)
        places[clause.first : until] = [place] * (until - clause.first)
    return places
