"""Figures of something that is said not to have happened, or not to be known: they count for nothing."""

from collections.abc import Mapping, Sequence

import msgspec

from scoring.hearing import Heard
from scoring.patterns import Match
from scoring.spans import Find
from scoring.turns import phrase_table
from scoring.words import entries_of, word_set

_REACH = 4


def refute_figures(heard: Heard, finds: Sequence[Find]) -> list[Find]:
    """The finds, with each metric that stands in the scope of a denial marked as negated.

    "Did not fall by 12 percent" governs its clause, "it is not true that" the rest of its sentence up to "but".
    "Did not fall below 90 percent" denies nothing: it names a limit that held.
    """
    numbers = {amount.first: amount.stop for amount in heard.amounts}
    told = {heard.clauses[heard.clause_at[find.first]].sentence for find in finds if find.kind == "metric"}
    denied = frozenset(
        at
        for sentence in (heard.speech.sentences[place] for place in sorted(told))
        for name in ("unmoved", "disclaimed")
        for match in phrase_table(name).find(heard.speech, numbers, sentence)
        for at in _scope(heard, match, sentence, numbers, whole=name == "disclaimed")
    )
    return [
        msgspec.structs.replace(find, negated=True)
        if find.kind == "metric" and not denied.isdisjoint(range(find.first, find.stop))
        else find
        for find in finds
    ]


def _scope(
    heard: Heard, match: Match, sentence: range, numbers: Mapping[int, int], *, whole: bool
) -> Sequence[int]:
    """Where the amounts and multiples begin that a denial governs."""
    low = heard.speech.low
    if not whole and not word_set("limit").isdisjoint(low[match.stop : match.stop + _REACH]):
        return ()
    stop = sentence.stop if whole else heard.clauses[heard.clause_at[match.stop - 1]].stop
    turn = next((at for at in range(match.stop, stop) if low[at] in ("but", "though", "although")), stop)
    multiples = entries_of("halved", "doubled", "tripled", "quadrupled")[0]
    return [at for at in range(match.first, turn) if at in numbers or low[at] in multiples]
