"""Read an answer: all evidence in it, in order of its place."""

from collections.abc import Sequence

import msgspec
import numpy as np

from content.scorecard import KINDS, Evidence
from content.transcript import Transcript
from content.weights import load_weights
from scoring.amounts import Amount
from scoring.claims import find_overclaims
from scoring.clauses import Clause
from scoring.figures import judge_figures
from scoring.hearing import Heard, hear
from scoring.listing import lists_figures
from scoring.network import Answers, ask
from scoring.plausibility import question_figures
from scoring.practices import find_practices
from scoring.refuted import refute_figures
from scoring.spans import Find, to_evidence
from scoring.tokens import Speech, listen
from scoring.topic import BARE_FIGURES, TOPIC, find_topic
from scoring.words import word_set

_ECHO = 5
_ORDER = {kind: place for place, kind in enumerate(KINDS)}


class Reading(msgspec.Struct, frozen=True):
    """An answer as it was understood: ``spoken`` without fillers, its ``speech`` without repetitions, clauses,
    amounts and evidence; ``topic`` is what it is about, if not the speaker's own work.
    """

    spoken: Speech
    speech: Speech
    clauses: tuple[Clause, ...]
    amounts: tuple[Amount, ...]
    evidence: tuple[Evidence, ...]
    topic: str


def read(transcript: Transcript, question: str = "") -> Reading:
    """Find all evidence of an answer; what it only repeats from the ``question`` is none."""
    heard = hear(transcript)
    speech = heard.speech
    answers = _ask(heard)
    practices = find_practices(heard, answers)
    figures = question_figures(speech, refute_figures(heard, judge_figures(heard, answers)))
    known = _undenied(heard, figures, answers.label["denied"])
    finds = _backed(heard, [*find_overclaims(speech, practices), *known])
    repeated = _asked(speech) | _echoed(speech, question)
    spans = transcript.word_spans()
    evidence = [
        to_evidence(find, speech, transcript, spans)
        for find in finds
        if not repeated.issuperset(range(find.first, find.stop))
    ]
    evidence.extend(to_evidence(find, heard.whole, transcript, spans) for find in heard.fillers)
    evidence.sort(key=lambda one: (one.start, _ORDER[one.kind], one.end))
    return Reading(
        heard.spoken,
        speech,
        tuple(heard.clauses),
        tuple(heard.amounts),
        tuple(evidence),
        BARE_FIGURES if lists_figures(speech, heard.amounts) else find_topic(answers.worth[TOPIC], question),
    )


def _ask(heard: Heard) -> Answers:
    """What was learned says about each clause; a list of names is heard apart and says nothing of the rest."""
    weights = load_weights("clauses")
    parts = [
        [place for place in range(len(heard.clauses)) if (place in heard.listed) == alone]
        for alone in (False, True)
    ]
    rest, lists = (ask(weights, [heard.noticed[at] for at in places]) for places in parts)
    back = np.argsort(np.concatenate(parts), kind="stable")
    label = {name: [*labels, *lists.label[name]] for name, labels in rest.label.items()}
    return Answers(
        {name: [labels[at] for at in back.tolist()] for name, labels in label.items()},
        {name: np.concatenate([worth, lists.worth[name]])[back] for name, worth in rest.worth.items()},
    )


def find_evidence(transcript: Transcript) -> tuple[Evidence, ...]:
    """The evidence of what was said so far, in order; cheap enough to run after each utterance."""
    return read(transcript).evidence


def _undenied(heard: Heard, figures: Sequence[Find], denied: Sequence[str]) -> list[Find]:
    """The figures, without those in a clause that says that a figure of the kind is not known."""
    return [find for find in figures if denied[heard.clause_at[find.first]] != find.kind]


def _backed(heard: Heard, finds: Sequence[Find]) -> list[Find]:
    """Drop vague claims whose sentence has the figure after all."""

    def sentence(find: Find) -> int:
        return heard.clauses[heard.clause_at[find.first]].sentence

    measured = {sentence(find) for find in finds if find.kind == "metric" and not find.negated}
    return [find for find in finds if find.kind != "vague" or sentence(find) not in measured]


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
