"""Somebody in the room is spoken to by name or role and told something about their own position."""

from collections.abc import Sequence

from scoring.cases import ENOUGH, Cases
from scoring.spans import Find, trim
from scoring.words import word_set

_LONGEST_NAME = 3


def find_addressed(cases: Cases, others: Sequence[Find]) -> list[Find]:
    """Stakeholder evidence of the form "Doctor Reyes, you said that ..." beside what ``others`` already
    cover.
    """
    found: list[Find] = []
    low = cases.speech.low
    for place, (clause, following) in enumerate(zip(cases.clauses, cases.clauses[1:], strict=False)):
        name = clause.first + (low[clause.first] in ("and", "so", "now", "then"))
        spoken_to = (
            low[following.first] in word_set("addressed") and cases.speech.pairs[following.first] != "you know"
        )
        if (
            not spoken_to
            or not name < clause.stop <= name + _LONGEST_NAME
            or not _is_name(cases, range(name, clause.stop))
        ):
            continue
        last = place + 1
        while last + 1 < len(cases.clauses) and cases.weight("governance", last + 1) < ENOUGH:
            last += 1
        first, stop = trim(cases.speech, clause.first, cases.clauses[last].stop)
        if not any(one.kind == "stakeholder" and one.first < stop and one.stop > first for one in others):
            called = " ".join(token.text.lower() for token in cases.speech.tokens[name : clause.stop])
            found.append(Find(kind="stakeholder", first=first, stop=stop, term=called, facets=("voice",)))
    return found


def _is_name(cases: Cases, places: range) -> bool:
    words = cases.speech.low[places.start : places.stop]
    if " ".join(words) in word_set("named_role") or words[0] in word_set("title"):
        return True
    capital = cases.speech.tokens[places.start].text[:1].isupper()
    return len(words) == 1 and capital and words[0] not in word_set("opening_word")
