"""Read an answer: all evidence in it, in order of its place."""

from collections.abc import Sequence

import msgspec

from content.scorecard import KINDS, Evidence
from content.transcript import Transcript
from scoring.amounts import Amount, find_amounts
from scoring.clauses import Clause, find_clauses
from scoring.figures import framed_by_results, judge_figures
from scoring.fillers import find_fillers
from scoring.frames import find_frames
from scoring.polarity import is_planned
from scoring.practices import find_practices
from scoring.scene import Scene
from scoring.spans import Find, to_evidence
from scoring.terms import find_terms
from scoring.tokens import Speech, listen

PAUSE = 0.4
_ORDER = {kind: place for place, kind in enumerate(KINDS)}


class Reading(msgspec.Struct, frozen=True):
    """An answer as it was understood: its speech, clauses, amounts and evidence."""

    speech: Speech
    clauses: tuple[Clause, ...]
    amounts: tuple[Amount, ...]
    evidence: tuple[Evidence, ...]


def read(transcript: Transcript, masked: frozenset[str] = frozenset()) -> Reading:
    """Find all evidence of an answer; ``masked`` are terms that the question itself contained."""
    spans = transcript.word_spans()
    paused = frozenset(
        span[0]
        for span, word, before in zip(spans[1:], transcript.words[1:], transcript.words, strict=False)
        if word.start - before.end > PAUSE
    )
    speech = listen(transcript.text, paused)
    clauses = find_clauses(speech)
    amounts = find_amounts(speech)
    numbers = {amount.first: amount.stop for amount in amounts}
    practices = find_practices(speech, clauses, find_terms(speech), numbers, masked)
    planned = _planned(speech, clauses, numbers)
    scene = Scene(
        speech=speech,
        clauses=clauses,
        clause_at=_clause_at(speech, clauses),
        amounts=amounts,
        governed=_tokens(practices, "governance"),
        advised=_tokens(practices, "stakeholder"),
        planned=planned,
    )
    figures = framed_by_results([*judge_figures(scene), *find_frames(speech)], practices)
    finds = [*practices, *figures, *find_fillers(speech)]
    finds = _backed(speech, finds)
    finds = [_flagged(find, speech, numbers, planned) for find in finds]
    finds.sort(key=lambda find: (find.first, _ORDER[find.kind], find.stop))
    evidence = tuple(to_evidence(find, speech, transcript, spans) for find in finds)
    return Reading(speech, tuple(clauses), tuple(amounts), evidence)


def find_evidence(transcript: Transcript) -> tuple[Evidence, ...]:
    """The evidence of what was said so far, in order; cheap enough to run after each utterance."""
    return read(transcript).evidence


def _clause_at(speech: Speech, clauses: Sequence[Clause]) -> list[int]:
    places = [0] * len(speech.tokens)
    for place, clause in enumerate(clauses):
        first = clause.first
        until = clauses[place + 1].first if place + 1 < len(clauses) else len(speech.tokens)
        places[first:until] = [place] * (until - first)
    return places


def _tokens(finds: Sequence[Find], kind: str) -> frozenset[int]:
    return frozenset(at for find in finds if find.kind == kind for at in range(find.first, find.stop))


def _planned(speech: Speech, clauses: Sequence[Clause], numbers: dict[int, int]) -> frozenset[int]:
    return frozenset(
        at
        for clause in clauses
        if is_planned(speech, numbers, range(clause.first, clause.stop))
        for at in range(clause.first, clause.stop)
    )


def _flagged(find: Find, speech: Speech, numbers: dict[int, int], planned: frozenset[int]) -> Find:
    if find.kind in ("vague", "filler"):
        return find
    return msgspec.structs.replace(find, hypothetical=find.hypothetical or find.first in planned)


def _backed(speech: Speech, finds: Sequence[Find]) -> list[Find]:
    """Drop vague claims whose sentence has the figure after all."""
    sentence_at = {at: number for number, sentence in enumerate(speech.sentences) for at in sentence}
    measured = {sentence_at.get(one.first) for one in finds if one.kind == "metric" and not one.negated}
    return [one for one in finds if one.kind != "vague" or sentence_at.get(one.first) not in measured]
