"""The four signals: anchored levels earned by what the evidence shows, each saturating.

The levels are those of ``content/lexicons/levels.toml``. A side of a signal counts once however often it is
named and the same words count once however often they are said, so that neither a list of terms nor a
repetition can climb; a denied, implausible or bare mention never counts as done. What the sides and words of
practices are worth was fitted to the judged levels of 4,000 answers in ``training/answers``, and rounded.
"""

import functools
import math
import re
from collections.abc import Iterator, Mapping, Sequence

from content.lexicons import load_lexicons
from content.scorecard import Evidence, Kind, Signal
from scoring.quotes import quote
from scoring.words import word_set

_WITHOUT_RESULT = 2.5
"""What figures come to that only say how it was before, or elsewhere."""
_SUM = 3
"""Figures that make a sum of a burden."""
_ELSEWHERE = "figures of a product outside health, which count half"
_PLANNED = "a goal or an estimate, which counts less than a result"
_DECIDING = frozenset({"approval", "owner"})
"""Sides of a control in which somebody decides."""
_MOST_TOLD = 90
"""Words, with those between them about a minute; more of one thing is worth no more."""
_WORD = re.compile(r"[^\W\d_]+")
LABELS = {
    "impact": "Impact magnitude",
    "technical": "Technical fidelity",
    "stakeholder": "Stakeholder alignment",
    "governance": "Governance readiness",
}


@functools.cache
def _anchors() -> Mapping[tuple[str, int], str]:
    return {(level.signal, level.score): level.anchor for level in load_lexicons().levels}


def judge(evidence: Sequence[Evidence]) -> tuple[Signal, ...]:
    """The four general signals of an answer's evidence, without their points."""
    once = _once(evidence)
    return (_impact(once), _technical(once), _stakeholder(once), _governance(once))


def _once(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Evidence without what is said again: with the same figure, or in words that a longer saying contains."""
    kept: list[Evidence] = []
    said: dict[tuple[Kind, bool], list[str]] = {}
    figures = set()
    for one in evidence:
        if one.value is not None and one.text:
            if (one.kind, one.value, one.unit) in figures:
                continue
            figures.add((one.kind, one.value, one.unit))
        elif one.text:
            words = one.text.casefold()
            before = said.setdefault((one.kind, one.negated), [])
            if any(words in other or other in words for other in before):
                continue
            before.append(words)
        kept.append(one)
    return kept


def _cite(evidence: Sequence[Evidence]) -> str:
    return "; ".join(quote(one.text) for one in evidence[:2])


def _signal(signal: str, score: float, evidence: Sequence[Evidence], anchor: str = "") -> Signal:
    """The signal with the ``anchor`` of its level, where no other sentence says more."""
    level = round(min(4.0, score) * 4) / 4
    anchor = anchor or _anchors()[signal, min(4, int(level + 0.5))]
    sentence = f"{anchor[0].upper()}{anchor[1:]}"
    return Signal(
        signal, LABELS[signal], level, f"{sentence}: {_cite(evidence)}." if evidence else f"{sentence}."
    )


def _done(kind: Kind, evidence: Sequence[Evidence]) -> list[Evidence]:
    return [one for one in evidence if one.kind == kind and not one.negated and not one.bare]


def _mentioned(signal: Kind, evidence: Sequence[Evidence]) -> Signal:
    """A signal of which there is nothing but names, or nothing at all."""
    bare = [one for one in evidence if one.kind == signal and not one.negated]
    return _signal(signal, 1.0 if bare else 0.0, bare)


def _facets(evidence: Sequence[Evidence]) -> set[str]:
    return {facet for one in evidence for facet in one.facets}


def _impact(evidence: Sequence[Evidence]) -> Signal:
    """The best of what there is: results, sums of a burden, plans; model quality is no impact, and figures from
    outside health count half.
    """
    metrics = _done("metric", evidence)
    outcomes = [one for one in metrics if "model" not in one.facets and one.why is None]
    framed = (bool(_done("cohort", evidence)), bool(_done("horizon", evidence)))
    ways: list[tuple[float, list[Evidence], str]] = []
    for elsewhere, most, anchor in ((False, 4.0, ""), (True, 2.0, _ELSEWHERE)):
        own = [one for one in outcomes if ("nonhealth" in one.facets) == elsewhere]
        ways.extend((min(most, level), shown, anchor or told) for level, shown, told in _effects(own, *framed))
    if ways:
        return _signal("impact", *max(ways, key=lambda way: way[0]))
    claims = [one for one in evidence if one.kind == "vague" and "effect" in one.facets] or metrics
    return _signal("impact", 1.0 if claims else 0.0, claims)


def _effects(
    figures: Sequence[Evidence], cohort: bool, horizon: bool
) -> Iterator[tuple[float, list[Evidence], str]]:
    """The levels that results and estimates come to, what shows them, and the anchor of those that have their
    own: a figure alone is a beginning, on whom it was measured, by when, and what it is told from are worth as
    much again.
    """
    reported = [one for one in figures if one.role in ("result", "baseline", "comparator")]
    sized = [one for one in figures if one.role in ("estimate", "target")]
    if reported:
        moved = [one for one in reported if one.direction is not None and "worse" not in one.facets]
        compared = any(one.baseline is not None or one.role in ("baseline", "comparator") for one in reported)
        level = (2.0 if moved else 1.5) + 0.75 * cohort + 0.5 * horizon + 0.25 * compared
        level += 0.5 * (cohort and horizon and compared)
        told = any(one.role == "result" for one in reported)
        yield level if told else min(_WITHOUT_RESULT, level), moved or reported, ""
    if len(sized) >= _SUM:
        yield 3.0, sized, ""
    if sized:
        yield min(2.5, 1.0 + 0.5 * (len(sized) > 1) + 0.5 * cohort + 0.5 * horizon), sized, _PLANNED


def _technical(evidence: Sequence[Evidence]) -> Signal:
    """What it is, why, how it was tested, fed and explained, where it fails: each side is worth most once, and
    figures of the model are a test told in numbers.
    """
    done = _done("technical", evidence)
    if not done:
        return _mentioned("technical", evidence)
    figures = sum("model" in one.facets for one in _done("metric", evidence))
    sides = 0.2 * min(5, len(_facets(done))) + 0.1 * min(4, len(done)) + 0.2 * min(2, figures)
    return _signal("technical", 0.5 + 0.3 * _told(done) + sides, done)


def _stakeholder(evidence: Sequence[Evidence]) -> Signal:
    """What roles said and did, most of all a settlement and a change because of them; whoever signs or owns a
    control decides with the others.
    """
    done = _done("stakeholder", evidence)
    deciding = [one for one in _done("governance", evidence) if not _DECIDING.isdisjoint(one.facets)]
    decided = 0.2 * min(3, sum(len(_DECIDING.intersection(one.facets)) for one in deciding))
    if not done:
        mentioned = _mentioned("stakeholder", evidence)
        return mentioned if mentioned.score or not deciding else _signal("stakeholder", 0.3 + decided, deciding)
    shown = _facets(done)
    earned = 0.3 * ("change" in shown) + 0.6 * ("settlement" in shown) + decided
    return _signal("stakeholder", 0.35 + 0.4 * _told(done) + earned, done)


def _governance(evidence: Sequence[Evidence]) -> Signal:
    """What is watched, at which value, how often, what takes over, who signs, what is kept; and how the data
    are kept safe.
    """
    done, safe = _done("governance", evidence), _done("compliance", evidence)
    if not done and not safe:
        return _mentioned("governance", evidence)
    sides = 0.25 * min(6, len(_facets(done))) + 0.2 * min(4, len(done)) + 0.5 * min(3, len(safe))
    return _signal("governance", 0.5 + 0.2 * _told(done) + sides, [*done, *safe])


def _told(pieces: Sequence[Evidence]) -> float:
    """How much is told, as the root of its words: twice as much is worth less than twice, up to a minute."""
    return math.sqrt(min(_MOST_TOLD, sum(_length(one.text) for one in pieces)))


@functools.lru_cache(maxsize=1024)
def _length(text: str) -> int:
    """The words of a piece that mean something of their own: no figures, no fillers, no "the"."""
    return sum(word not in _empty_words() for word in _WORD.findall(text.casefold()))


@functools.cache
def _empty_words() -> frozenset[str]:
    names = ("plain", "number_word", "filler_sound", "filler_marker")
    return frozenset(word for name in names for entry in word_set(name) for word in entry.split())
