"""All turns of phrase of an answer, found in one pass: cues of evidence and time frames."""

import functools
from collections.abc import Mapping, Sequence

import msgspec

from content.lexicons import load_lexicons
from scoring.clauses import Clause
from scoring.patterns import Match, PatternTable
from scoring.subjects import is_subject
from scoring.tokens import Speech

_PHRASES = ("framed", "calendar")


class Turns(msgspec.Struct, frozen=True):
    """The matches of cues, in order (``entry`` is the place of the cue in the lexicons), and the token ranges
    of time frames.
    """

    cues: tuple[Match, ...]
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
    known = load_lexicons().cues
    cues: list[Match] = []
    marked: dict[str, list[range]] = {name: [] for name in _PHRASES}
    for sentence in speech.sentences:
        matches = table.find(speech, numbers, sentence)
        cues.extend(
            match
            for match in matches
            if match.entry < count
            and not (
                known[match.entry].subject
                and not is_subject(speech, match, clauses[clause_at[match.first]].first)
            )
        )
        for match in matches:
            if match.entry >= count:
                marked[_PHRASES[match.entry - count]].append(range(match.first, match.stop))
    return Turns(
        cues=tuple(cues),
        framed=tuple(marked["framed"]),
        calendar=tuple(marked["calendar"]),
    )
