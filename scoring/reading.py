"""Read an answer: all evidence in it, in order of its place."""

from collections.abc import Sequence

import msgspec

from content.scorecard import KINDS, Evidence, Kind
from content.transcript import Transcript
from scoring.amounts import Amount
from scoring.carrying import find_amounts
from scoring.claims import find_overclaims
from scoring.clauses import Clause, clause_places, find_clauses
from scoring.figures import judge_figures
from scoring.fillers import find_fillers
from scoring.frames import find_frames
from scoring.horizons import framing_only
from scoring.listing import discount_lists
from scoring.mending import mend
from scoring.multiples import find_multiples
from scoring.people import name_people
from scoring.plausibility import question_figures
from scoring.practices import find_practices
from scoring.refuted import refute_figures
from scoring.scene import Scene, find_measures, statable
from scoring.spans import Find, to_evidence
from scoring.tokens import Speech, listen, without
from scoring.turns import find_turns
from scoring.wholes import read_wholes
from scoring.words import word_set

PAUSE = 0.4
_ECHO = 5
_ORDER = {kind: place for place, kind in enumerate(KINDS)}
_UNFLAGGED: frozenset[Kind] = frozenset({"vague", "filler"})


class Reading(msgspec.Struct, frozen=True):
    """An answer as it was understood: its speech, clauses, amounts and evidence."""

    speech: Speech
    clauses: tuple[Clause, ...]
    amounts: tuple[Amount, ...]
    evidence: tuple[Evidence, ...]


def read(transcript: Transcript, question: str = "") -> Reading:
    """Find all evidence of an answer; what it only repeats from the ``question`` is none."""
    spans = transcript.word_spans()
    whole = listen(transcript.text, _paused(transcript, spans))
    fillers = find_fillers(whole)
    spoken = without(whole, frozenset(at for one in fillers for at in range(one.first, one.stop)))
    speech, terms = mend(read_wholes(name_people(spoken)))
    clauses = find_clauses(speech)
    clause_at = clause_places(speech, clauses)
    amounts = find_amounts(speech)
    turns = find_turns(speech, clauses, clause_at, {amount.first: amount.stop for amount in amounts})
    asked = _asked(speech)
    practices = [
        one
        for one in discount_lists(speech, find_practices(speech, clauses, turns, terms))
        if one.first not in asked
    ]
    planned = frozenset(
        at for place in sorted(turns.planned) for at in range(clauses[place].first, clauses[place].stop)
    )
    scene = Scene(
        speech=speech,
        clauses=clauses,
        clause_at=clause_at,
        amounts=statable(amounts, clauses, clause_at),
        governed=_tokens(practices, "governance"),
        advised=_tokens(practices, "stakeholder"),
        planned=planned,
        starts=frozenset(amount.first for amount in amounts),
        measures=find_measures(speech),
    )
    judged = judge_figures(scene)
    judged.extend(find_multiples(scene, judged))
    figures = framing_only([*judged, *find_frames(scene, turns)], practices)
    figures = refute_figures(scene, question_figures(speech, figures))
    finds = _backed(scene, [*find_overclaims(speech, practices), *figures])
    repeated = _echoed(speech, question) | asked
    finds = [_flagged(find, planned) for find in finds if not repeated.issuperset(range(find.first, find.stop))]
    evidence = [to_evidence(find, speech, transcript, spans) for find in finds]
    evidence.extend(to_evidence(find, whole, transcript, spans) for find in fillers)
    evidence.sort(key=lambda one: (one.start, _ORDER[one.kind], one.end))
    return Reading(speech, tuple(clauses), tuple(amounts), tuple(evidence))


def find_evidence(transcript: Transcript) -> tuple[Evidence, ...]:
    """The evidence of what was said so far, in order; cheap enough to run after each utterance."""
    return read(transcript).evidence


def _paused(transcript: Transcript, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(
        span[0]
        for span, word, before in zip(spans[1:], transcript.words[1:], transcript.words, strict=False)
        if word.start - before.end > PAUSE
    )


def _tokens(finds: Sequence[Find], kind: Kind) -> frozenset[int]:
    return frozenset(at for find in finds if find.kind == kind for at in range(find.first, find.stop))


def _flagged(find: Find, planned: frozenset[int]) -> Find:
    if find.kind in _UNFLAGGED or find.hypothetical or find.first not in planned:
        return find
    return msgspec.structs.replace(find, hypothetical=True)


def _backed(scene: Scene, finds: Sequence[Find]) -> list[Find]:
    """Drop vague claims whose sentence has the figure after all."""
    sentence_of = [scene.clauses[place].sentence if scene.clauses else 0 for place in scene.clause_at]
    measured = {sentence_of[find.first] for find in finds if find.kind == "metric" and not find.negated}
    return [find for find in finds if find.kind != "vague" or sentence_of[find.first] not in measured]


def _asked(speech: Speech) -> frozenset[int]:
    """Tokens of sentences that ask for something: a question or a request claims nothing."""
    return frozenset(
        at
        for sentence in speech.sentences
        if speech.pairs[sentence.start] in word_set("request")
        or (speech.low[sentence.stop - 1] == "?" and speech.low[sentence.start] in word_set("interrogative"))
        for at in sentence
    )


def _echoed(speech: Speech, question: str) -> frozenset[int]:
    """Tokens of the answer that repeat five words or more of the question in a row."""
    asked = listen(question).low if question else ()
    runs = {asked[at : at + _ECHO] for at in range(len(asked) - _ECHO + 1)}
    return frozenset(
        place
        for at in range(len(speech.low) - _ECHO + 1)
        if runs and speech.low[at : at + _ECHO] in runs
        for place in range(at, at + _ECHO)
    )
