"""Evidence of governance, compliance, stakeholder and technical work, and vague claims, as runs of clauses.

Which clauses count, which side of its kind a piece shows, and what is said to be missing was learned from
annotated answers (``content/weights``).
"""

from collections.abc import Mapping, Sequence
from typing import cast

from content.scorecard import Kind
from scoring.clauses import Clause
from scoring.hearing import Heard
from scoring.listing import is_list
from scoring.network import Answers
from scoring.people import NAMED
from scoring.spans import Find, trim
from scoring.terms import TermFound
from scoring.tokens import Speech
from scoring.words import word_set

SIDES: Mapping[Kind, tuple[str, ...]] = {
    "compliance": ("access", "boundary", "consent", "de-identification", "law", "retention", "review"),
    "governance": (
        "approval",
        "cadence",
        "fallback",
        "limit",
        "monitoring",
        "owner",
        "record",
        "threshold",
    ),
    "stakeholder": ("change", "settlement", "voice"),
    "technical": ("data", "evaluation", "explanation", "failure", "method", "reason"),
    "vague": ("effect", "praise", "process", "self", "size"),
}
PRACTICES: tuple[Kind, ...] = ("compliance", "governance", "stakeholder", "technical", "vague")
BARE = "bare"
LISTED = "listed"
"""The facet of names that stand in a list: they are bare, and earn nothing at all."""
_OPENING = 3
"""The most tokens of a clause that only opens what follows."""
_UNFLAGGED: frozenset[Kind] = frozenset({"vague"})


def find_practices(heard: Heard, answers: Answers) -> list[Find]:
    """All practice evidence of an answer; ``answers`` are those about its clauses."""
    labels = answers.label
    found = [
        _piece(
            heard,
            kind,
            places,
            _sides(answers, kind, places),
            planned=labels["planned"][places[0]] == "planned",
        )
        for kind in PRACTICES
        for places in _runs(heard.clauses, labels[kind], labels["denied"], kind)
    ]
    found.extend(_denied(heard, labels["denied"]))
    return found


def _runs(clauses: Sequence[Clause], labels: Sequence[str], denied: Sequence[str], kind: Kind) -> list[range]:
    """The clauses of each piece, within one sentence; what is denied of a kind is no piece of it.

    A piece goes on where the label says so, or where it only had an opening before ("For legal, we ...").
    """
    runs: list[range] = []
    for place, label in enumerate(labels):
        if not label or denied[place] == kind:
            continue
        beside = (
            bool(runs) and runs[-1].stop == place and clauses[place].sentence == clauses[place - 1].sentence
        )
        if beside and (label == "goes on" or _opens(clauses, runs[-1])):
            runs[-1] = range(runs[-1].start, place + 1)
        else:
            runs.append(range(place, place + 1))
    return runs


def _opens(clauses: Sequence[Clause], run: range) -> bool:
    return len(run) == 1 and clauses[run.start].stop - clauses[run.start].first <= _OPENING


def _sides(answers: Answers, kind: Kind, places: range) -> set[str]:
    """The sides of its kind that the clauses of a piece show; it is bare where all of them are."""
    worth = answers.worth[f"{kind}_sides"][places.start : places.stop]
    together = (*worth[:, :-1].max(axis=0).tolist(), float(worth[:, -1].min()))
    return {name for name, told in zip((*SIDES[kind], BARE), together, strict=True) if told > 0}


def _piece(heard: Heard, kind: Kind, places: range, shown: set[str], *, planned: bool) -> Find:
    speech = heard.speech
    first, stop = trim(speech, heard.clauses[places.start].first, heard.clauses[places[-1]].stop)
    named = [term for term in heard.terms if first <= term.first < stop and term.term.kind == kind]
    repaired = [term for term in named if term.repaired]
    listed = kind != "vague" and (places.start in heard.listed or is_list(speech.low[first:stop]))
    role = name_role(speech, range(first, stop)) if kind == "stakeholder" else None
    return Find(
        kind=kind,
        first=first,
        stop=stop,
        term=next((term.term.name for term in (*repaired, *named)), role),
        facets=(LISTED,) if listed else tuple(sorted(shown - {BARE})),
        bare=listed or (kind != "vague" and BARE in shown),
        hypothetical=planned and kind not in _UNFLAGGED,
        repaired_from=_written(speech, repaired),
    )


def _written(speech: Speech, repaired: Sequence[TermFound]) -> str | None:
    """What the recogniser wrote for the first term that had to be repaired."""
    if not repaired:
        return None
    start, end = speech.cite(repaired[0].first, repaired[0].stop)
    return speech.text[start:end]


def _denied(heard: Heard, labels: Sequence[str]) -> list[Find]:
    """What is said to be missing: neighbouring clauses of a sentence that deny the same are one piece, unless
    each denies something of its own.
    """
    found: list[Find] = []
    last = -1
    for place, label in enumerate(labels):
        if not label:
            continue
        clause = heard.clauses[place]
        first, stop = trim(heard.speech, clause.first, clause.stop)
        kind = cast("Kind", label)
        beside = last == place - 1 and heard.clauses[last].sentence == clause.sentence
        if found and beside and found[-1].kind == kind and not _denies_more(heard, place):
            found[-1] = Find(kind=kind, first=found[-1].first, stop=stop, negated=True)
        else:
            found.append(Find(kind=kind, first=first, stop=stop, negated=True))
        last = place
    return found


def _denies_more(heard: Heard, place: int) -> bool:
    """Whether a clause and the one before it each say what was not there ("nobody signed, and there was no
    limit"); what the speaker adds of themselves ("and I won't guess") goes on with the denial.
    """
    before, here = (heard.speech.low[one.first : one.stop] for one in heard.clauses[place - 1 : place + 1])
    joined = here[0] == "and" and "i" not in here[1:2]
    return joined and not any(word_set("denying").isdisjoint(words) for words in (before, here))


def name_role(speech: Speech, within: range) -> str | None:
    """The first role named in a stretch."""
    roles = word_set("named_role")
    for at in within:
        for joined in (speech.pairs[at], speech.low[at]):
            if joined in roles:
                return speech.tokens[at].text if joined == NAMED else joined
    return None
