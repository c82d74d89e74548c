"""An answer as it is heard before it is judged: speech, clauses, figures, names, turns of phrase."""

from collections.abc import Sequence

import msgspec

from content.transcript import Transcript
from scoring.amounts import Amount
from scoring.carrying import find_amounts
from scoring.clauses import Clause, clause_places, find_clauses
from scoring.features import Classed, find_classes, notice_clauses, symbols
from scoring.fillers import find_fillers
from scoring.listing import is_list
from scoring.mending import mend
from scoring.people import name_people
from scoring.ratios import join_ratios
from scoring.scene import Named, find_measures
from scoring.spans import Find
from scoring.terms import TermFound
from scoring.tokens import Speech, listen, without
from scoring.turns import Turns, find_turns
from scoring.wholes import read_wholes

PAUSE = 0.4
_SENTENCE = 2


class Heard(msgspec.Struct, frozen=True):
    """What is there to be judged.

    ``whole`` is the speech as it was said, ``spoken`` that without its ``fillers``, ``speech`` that without
    what is only repeated and with its names mended. ``clause_at`` is the place of each token's clause, ``said``
    what stands for each token, ``classes`` what its words belong to, ``noticed`` the features of each clause,
    and ``listed`` the places of clauses whose sentence only lists names.
    """

    whole: Speech
    fillers: list[Find]
    spoken: Speech
    speech: Speech
    terms: list[TermFound]
    clauses: list[Clause]
    clause_at: list[int]
    amounts: list[Amount]
    measures: list[Named]
    turns: Turns
    said: list[str]
    classes: Classed
    noticed: list[frozenset[str]]
    listed: frozenset[int]


def hear(transcript: Transcript) -> Heard:
    """Hear an answer."""
    whole = listen(transcript.text, _paused(transcript, transcript.word_spans()))
    fillers = find_fillers(whole)
    spoken = without(whole, frozenset(at for one in fillers for at in range(one.first, one.stop)))
    speech, terms = mend(read_wholes(name_people(without(spoken, _said_again(spoken)))))
    clauses = find_clauses(speech)
    clause_at = clause_places(speech, clauses)
    amounts = join_ratios(speech, find_amounts(speech))
    measures = find_measures(speech)
    turns = find_turns(speech, clauses, clause_at, {amount.first: amount.stop for amount in amounts})
    said = symbols(speech, amounts, measures, terms)
    classes = find_classes(speech, said)
    noticed = notice_clauses(speech, clauses, said, classes, terms, turns)
    return Heard(
        whole,
        fillers,
        spoken,
        speech,
        terms,
        clauses,
        clause_at,
        amounts,
        measures,
        turns,
        said,
        classes,
        noticed,
        _listed(speech, clauses),
    )


def _listed(speech: Speech, clauses: Sequence[Clause]) -> frozenset[int]:
    lists = [is_list(speech.low[sentence.start : sentence.stop]) for sentence in speech.sentences]
    return frozenset(place for place, clause in enumerate(clauses) if lists[clause.sentence])


def _said_again(speech: Speech) -> frozenset[int]:
    """Tokens of longer sentences that were said before, word for word: whatever they hold was counted then."""
    said: set[tuple[str, ...]] = set()
    again: set[int] = set()
    for sentence in speech.sentences:
        words = speech.low[sentence.start : sentence.stop]
        if len(words) < _SENTENCE:
            continue
        if words in said:
            again.update(sentence)
        said.add(words)
    return frozenset(again)


def _paused(transcript: Transcript, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(
        span[0]
        for span, word, before in zip(spans[1:], transcript.words[1:], transcript.words, strict=False)
        if word.start - before.end > PAUSE
    )
