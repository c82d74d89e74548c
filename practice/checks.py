"""Frameworks laid over an answer: which of their checks it shows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from content.framework import load_frameworks
from content.scorecard import Evidence, Kind


class CheckShown(msgspec.Struct, frozen=True):
    """One check of a framework, and the words of the answer that show it; empty when none do."""

    ask: str
    kind: Kind
    words: str


class FrameworkShown(msgspec.Struct, frozen=True):
    """A framework with its checks in order."""

    id: str
    title: str
    checks: tuple[CheckShown, ...]

    @property
    def shown(self) -> int:
        """How many of the checks are shown."""
        return sum(bool(check.words) for check in self.checks)


def lay_over(frameworks: Iterable[str], evidence: Sequence[Evidence]) -> tuple[FrameworkShown, ...]:
    """Read an answer by each framework.

    A check is shown by its kind of evidence, said plainly and with work around it. Where several checks of one
    framework ask for the same kind, each needs words of its own: the second metric shows the second of them.
    """
    known = load_frameworks()
    said = _said(evidence)
    laid = []
    for framework in (known[name] for name in frameworks if name in known):
        left = {kind: list(words) for kind, words in said.items()}
        checks = tuple(
            CheckShown(
                check.ask, check.shown_by, left[check.shown_by].pop(0) if left.get(check.shown_by) else ""
            )
            for check in framework.checks
        )
        laid.append(FrameworkShown(framework.id, framework.title, checks))
    return tuple(laid)


def _said(evidence: Sequence[Evidence]) -> dict[Kind, tuple[str, ...]]:
    """What was said of each kind, each wording once."""
    said: defaultdict[Kind, dict[str, str]] = defaultdict(dict)
    for one in evidence:
        if not (one.negated or one.bare):
            said[one.kind].setdefault(one.text.casefold(), one.text)
    return {kind: tuple(words.values()) for kind, words in said.items()}
