"""Claims about law and regulators that cannot be true as they are said."""

import functools
from collections.abc import Sequence

import msgspec

from content.lexicons import load_lexicons
from scoring.patterns import PatternTable
from scoring.spans import Find
from scoring.tokens import Speech


@functools.cache
def _table() -> PatternTable:
    lexicons = load_lexicons()
    return PatternTable([claim.says for claim in lexicons.overclaims], lexicons.sets)


def find_overclaims(speech: Speech, finds: Sequence[Find]) -> list[Find]:
    """The finds, with the reason on each that overclaims, and a vague one for each overclaim that none
    covers.
    """
    explained = list(finds)
    overclaims = load_lexicons().overclaims
    covers: dict[int, int] = {}
    for place, find in enumerate(finds):
        if find.kind in ("compliance", "vague"):
            covers.update((at, place) for at in range(find.first, find.stop))
    for sentence in speech.sentences:
        for match in _table().find(speech, {}, sentence):
            why = overclaims[match.entry].why
            covering = sorted({covers[at] for at in range(match.first, match.stop) if at in covers})
            for place in covering:
                explained[place] = msgspec.structs.replace(explained[place], why=why)
            if not covering:
                explained.append(
                    Find(kind="vague", first=match.first, stop=match.stop, why=why, facets=("overclaim",))
                )
    return explained
