"""What each role has to hear, looked for in what was said."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec

from content.inflection import expand
from content.pack import Concern
from content.scorecard import Evidence
from scoring.tokens import Speech, listen

_NEGATIONS = frozenset({"no", "not", "n't", "never", "without", "nothing"})
_REACH = 2
"""How many words before a term may deny it ("no such control")."""


class Said(msgspec.Struct, frozen=True):
    """One answer: its text, and the evidence in it."""

    text: str
    evidence: tuple[Evidence, ...]


class ConcernHeard(msgspec.Struct, frozen=True):
    """A concern, and the sentence that met it; empty while it is open."""

    hear: str
    words: str


def listen_for(concerns: Iterable[Concern], answers: Sequence[Said]) -> tuple[ConcernHeard, ...]:
    """Find the first sentence that meets each concern.

    A question meets none, nor does a sentence that denies the term; evidence counts in a sentence or beside it,
    unless it is denied or a bare keyword.
    """
    heard = [(said, listen(said.text)) for said in answers]
    return tuple(
        ConcernHeard(
            concern.hear,
            next((words for said, speech in heard for words in _meeting(concern, said, speech)), ""),
        )
        for concern in concerns
    )


def _meeting(concern: Concern, said: Said, speech: Speech) -> Iterator[str]:
    for place, sentence in enumerate(speech.sentences):
        if speech.low[sentence.stop - 1] == "?":
            continue
        if concern.terms and not any(_has(term, speech, sentence) for term in concern.terms):
            continue
        near = speech.sentences[max(0, place - 1) : place + 2]
        start, end = speech.cite(near[0].start, near[-1].stop)
        kinds = {
            one.kind for one in said.evidence if start <= one.start < end and not (one.negated or one.bare)
        }
        if kinds.issuperset(concern.shown_by):
            first, last = speech.cite(sentence.start, sentence.stop)
            yield " ".join(speech.text[first:last].split())


def _has(term: str, speech: Speech, sentence: range) -> bool:
    """Whether all words of a term stand in a sentence, the first of them not denied."""
    words = _forms(term)
    low = speech.low
    places = [next((at for at in sentence if low[at] in forms), None) for forms in words]
    if None in places:
        return False
    first = min(place for place in places if place is not None)
    denied = not _NEGATIONS.isdisjoint(low[max(sentence.start, first - _REACH) : first])
    return not denied or any(not _NEGATIONS.isdisjoint(forms) for forms in words)


@cache
def _forms(term: str) -> tuple[frozenset[str], ...]:
    """The forms of each word of a term."""
    return tuple(frozenset(expand(word)) for word in term.lower().replace("-", " ").split())
