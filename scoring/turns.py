"""All turns of phrase of an answer, found in one pass: cues of evidence, denials, plans, time frames.

Denials follow the window rules of NegEx (Chapman et al. 2001, 10.1006/jbin.2001.1029): one counts only where it
governs having, doing or knowing; "nothing ships without a signature" and "no HIPAA violations" deny nothing.
"""

import functools
from collections.abc import Mapping, Sequence

import msgspec

from content.lexicons import load_lexicons
from scoring.clauses import Clause
from scoring.patterns import Match, PatternTable, is_past
from scoring.tokens import Speech
from scoring.words import word_set

_PHRASES = ("denied", "planned", "framed", "calendar")


class Turns(msgspec.Struct, frozen=True):
    """What was found: per sentence the matches of cues (``entry`` is the place of the cue in the lexicons).

    ``denied`` and ``planned`` are places of clauses; ``framed`` and ``calendar`` are token ranges of time
    frames.
    """

    cues: tuple[tuple[Match, ...], ...]
    denied: frozenset[int]
    planned: frozenset[int]
    framed: tuple[range, ...]
    calendar: tuple[range, ...]


@functools.cache
def _table() -> tuple[PatternTable, int]:
    lexicons = load_lexicons()
    entries = [cue.says for cue in lexicons.cues] + [lexicons.phrases[name] for name in _PHRASES]
    return PatternTable(entries, lexicons.sets), len(lexicons.cues)


@functools.cache
def phrase_table(name: str) -> PatternTable:
    """The patterns of one named list of phrases."""
    lexicons = load_lexicons()
    return PatternTable([lexicons.phrases[name]], lexicons.sets)


def find_turns(
    speech: Speech, clauses: Sequence[Clause], clause_at: Sequence[int], numbers: Mapping[int, int]
) -> Turns:
    """Find every turn of phrase; ``clause_at`` is the clause of each token, ``numbers`` the end of each
    amount.
    """
    table, count = _table()
    cues: list[tuple[Match, ...]] = []
    marked: dict[str, list[range]] = {name: [] for name in _PHRASES}
    for sentence in speech.sentences:
        matches = table.find(speech, numbers, sentence)
        cues.append(tuple(match for match in matches if match.entry < count))
        for match in matches:
            if match.entry >= count:
                marked[_PHRASES[match.entry - count]].append(range(match.first, match.stop))
    relative = word_set("relative")
    whole = [
        clause_at[at.start]
        for at in marked["denied"]
        if clause_at[at.start] == clause_at[at.stop - 1]
        and speech.low[at.start - 1] not in relative
        and not _is_conditional(speech, clauses[clause_at[at.start]].first, at.start)
    ]
    rhetorical = {clause_at[at.start] for at in marked["denied"] if _is_rhetorical(speech, at)}
    earnest = {clause_at[at.start] for at in marked["denied"] if not _is_rhetorical(speech, at)}
    denied = {
        place
        for place in whole
        if (place in earnest or place not in rhetorical)
        and (
            speech.low[clauses[place].first] not in word_set("topic")
            or (
                speech.pairs[clauses[place].first] in word_set("how_much")
                and _is_unsure(speech, clauses[place])
            )
        )
    }
    planned = {
        clause_at[at.start]
        for at in marked["planned"]
        if clause_at[at.start] == clause_at[at.stop - 1]
        and not _is_told(speech, clauses[clause_at[at.start]].first, at.start)
    }
    return Turns(
        cues=tuple(cues),
        denied=frozenset(denied),
        planned=frozenset(planned),
        framed=tuple(marked["framed"]),
        calendar=tuple(marked["calendar"]),
    )


def _is_told(speech: Speech, opening: int, at: int) -> bool:
    """Whether something done is told of before: "they said they would", "a switch we had and could use"."""
    said = speech.low[opening:at]
    state = word_set("state")
    return word_set("supposing").isdisjoint(said) and any(
        (is_past(word) and word not in state) or word == "had" for word in said
    )


def _is_conditional(speech: Speech, opening: int, at: int) -> bool:
    """Whether nothing is denied: a condition, a question to somebody, people who cannot do something."""
    asked = speech.pairs[opening] in ("can you", "could you", "would you")
    return asked or speech.low[opening] == "if" or "who" in speech.low[opening:at]


def _is_unsure(speech: Speech, clause: Clause) -> bool:
    """Whether a clause ends with not knowing: "how many calls I'd be guessing"."""
    return not word_set("unsure").isdisjoint(speech.low[clause.stop - 2 : clause.stop])


def _is_rhetorical(speech: Speech, at: range) -> bool:
    """ "No doubt", "not only", "not because": words that deny nothing."""
    return not word_set("rhetoric").isdisjoint(speech.low[at.start : at.stop + 1])
