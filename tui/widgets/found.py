"""What has been said so far, kind by kind."""

from collections.abc import Iterable

import msgspec

from content.clean import clean
from content.scorecard import KINDS, Evidence, Kind

SOUGHT: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind not in ("vague", "filler"))
"""The kinds that an answer is better for."""

SAID = "●"
UNSAID = "○"


class Found(msgspec.Struct, frozen=True):
    """One kind of evidence: was it said in a way that counts, is it asked for, and the words."""

    kind: Kind
    said: bool
    asked: bool
    words: tuple[str, ...]


def find_said(
    evidence: Iterable[Evidence], missing: Iterable[Kind], asked: Iterable[Kind]
) -> tuple[Found, ...]:
    """Read a scorecard's evidence: kinds that are asked for first, then the others, each in the order of KINDS.

    A kind counts as said when it is affirmed, done and not a bare keyword, and is not named as missing.
    """
    words: dict[Kind, list[str]] = {kind: [] for kind in SOUGHT}
    for one in evidence:
        if one.kind in words and not (one.negated or one.hypothetical or one.bare):
            words[one.kind].append(clean(one.term if one.term and one.repaired_from else one.text))
    wanted = set(asked)
    absent = set(missing)
    kinds = sorted(SOUGHT, key=lambda kind: (kind not in wanted, KINDS.index(kind)))
    return tuple(
        Found(kind, bool(words[kind]) and kind not in absent, kind in wanted, tuple(dict.fromkeys(words[kind])))
        for kind in kinds
    )
