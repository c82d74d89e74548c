"""Ten rules that hold whatever the answer: change it in a way whose worth is known, and compare the scores.

Gaming must not pay (a list of terms, the answer twice, the question read back, shuffled words); ways of
speaking must not matter (figures or number words, fillers, a misheard term, another word for the measure);
and what is taken away or denied must be missed. Susceptibility is measured by transforming real answers, as
Higgins & Heilman (2014, 10.1111/emip.12036) advise.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from bench.numerals import in_figures, in_words
from content.lexicons import load_lexicons
from content.pack import Prompt
from content.scorecard import Evidence, Scorecard
from content.transcript import Transcript
from scoring import score

SEEDS = 3
DENIALS = ("I don't know whether", "We never showed that", "It is not true that")
SYNONYMS = (
    ("readmissions", "rehospitalizations"),
    ("admissions", "hospitalizations"),
    ("length of stay", "inpatient days"),
    ("turnaround", "processing time"),
    ("waiting time", "wait"),
    ("handle time", "call length"),
    ("mortality", "deaths"),
    ("adherence", "compliance with treatment"),
    ("no-shows", "missed appointments"),
    ("savings", "cost avoidance"),
    ("uptake", "take-up"),
    ("denials", "rejections"),
    ("overtime", "extra hours"),
    ("false alarms", "false alerts"),
    ("referrals", "referred cases"),
)


class Answer(msgspec.Struct, frozen=True):
    """An answer and the question that it was given to."""

    id: str
    text: str
    question: str


class Change(msgspec.Struct, frozen=True):
    """By how much one change of one answer moved what the rule looks at; ``how`` shows the change."""

    answer: str
    moved: float
    how: str


class Verdict(msgspec.Struct, frozen=True):
    """A rule, the most that it allows, and its worst case."""

    rule: str
    bar: float
    tried: int
    worst: Change | None

    @property
    def passes(self) -> bool:
        """Whether no change moved more than the bar."""
        return self.worst is None or self.worst.moved <= self.bar


Rule = Callable[[Answer], Iterator[Change]]


def judge(text: str) -> Scorecard:
    """The scorecard of an answer to nothing in particular."""
    return score(Transcript.typed(text))


def check_rules(
    answers: Sequence[Answer], rules: Sequence[tuple[str, float, Rule]] = ()
) -> tuple[Verdict, ...]:
    """The verdict on each of the ``rules`` (all ten, unless some are given) over all ``answers``."""
    verdicts = []
    for name, bar, rule in rules or RULES:
        changes = [change for answer in answers for change in rule(answer)]
        worst = max(changes, key=lambda change: change.moved, default=None)
        verdicts.append(Verdict(name, bar, len(changes), worst))
    return tuple(verdicts)


def _gain(answer: Answer, other: str, how: str) -> Change:
    return Change(answer.id, judge(other).overall - judge(answer.text).overall, how)


def _move(answer: Answer, other: str, how: str) -> Change:
    return Change(answer.id, abs(judge(other).overall - judge(answer.text).overall), how)


def list_terms(answer: Answer) -> Iterator[Change]:
    """Points gained by all terms of the lexicons, said after the answer."""
    terms = ", ".join(term.name for term in load_lexicons().terms)
    yield _gain(answer, f"{answer.text} {terms}.", "every term of the lexicons after it")


def say_twice(answer: Answer) -> Iterator[Change]:
    """Points gained by saying it all again."""
    yield _gain(answer, f"{answer.text} {answer.text}", "said twice")


def read_back(answer: Answer) -> Iterator[Change]:
    """Points for the question as its own answer, and for a question of one sentence in itself."""
    if answer.question:
        if len(sentences(answer.question)) == 1:
            yield Change(answer.id, judge(answer.question).overall, f"alone: {answer.question}")
        card = score(Transcript.typed(answer.question), prompt=asking(answer.question))
        yield Change(answer.id, card.overall, f"as the answer: {answer.question}")


def asking(question: str) -> Prompt:
    """A prompt of a minute or so that asks nothing but the ``question``."""
    return Prompt(id="bench/asked", title="Asked", kind="story", seconds=60, question=question)


def shuffle(answer: Answer) -> Iterator[Change]:
    """Percent of the score that is left when the words are in any order."""
    before = judge(answer.text).overall
    for seed in range(SEEDS):
        words = answer.text.split()
        random.Random(seed).shuffle(words)
        if before:
            shuffled = " ".join(words)
            yield Change(answer.id, round(100 * judge(shuffled).overall / before, 1), f"seed {seed}")


def write_numbers(answer: Answer) -> Iterator[Change]:
    """Points moved by figures as number words, and number words as figures."""
    for said in (in_words(answer.text), in_figures(answer.text)):
        if said != answer.text:
            yield _move(answer, said, said)


def hesitate(answer: Answer) -> Iterator[Change]:
    """Points moved by fillers; pieces of evidence that they add or take away count as points."""
    filled = re.sub(r"(?<=[.?!] )(?=[A-Z])", "Um, ", answer.text)
    filled = re.sub(r", (and|so|because|but) ", r", uh, \1 ", filled)
    before, after = judge(answer.text), judge(filled)
    lost = abs(len(_without_fillers(before)) - len(_without_fillers(after)))
    yield Change(answer.id, abs(after.overall - before.overall) + lost, filled)


def _without_fillers(card: Scorecard) -> list[Evidence]:
    return [one for one in card.evidence if one.kind != "filler"]


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence."""
    return [(one.start(), one.end()) for one in re.finditer(r"\S.*?(?:[.?!](?=\s|$)|$)", text, re.DOTALL)]


def _results(card: Scorecard) -> list[Evidence]:
    return [
        one
        for one in card.evidence
        if one.kind == "metric" and not one.negated and "model" not in one.facets and one.why is None
    ]


def _impact(card: Scorecard) -> float:
    return next((signal.score for signal in card.signals if signal.id == "impact"), 0.0)


def leave_out(answer: Answer) -> Iterator[Change]:
    """1 when the impact is no lower without the sentences that hold a figure, else 0."""
    card = judge(answer.text)
    figures = _results(card)
    kept = [
        answer.text[start:end]
        for start, end in sentences(answer.text)
        if not any(one.start < end and one.end > start for one in figures)
    ]
    if figures and kept:
        rest = " ".join(kept)
        yield Change(answer.id, float(_impact(judge(rest)) >= _impact(card)), rest)


def deny(answer: Answer) -> Iterator[Change]:
    """Results still counted in a sentence that denies them."""
    for start, end in sentences(answer.text):
        sentence = answer.text[start:end]
        card = judge(sentence)
        reported = [one for one in _results(card) if one.role == "result" and one.direction]
        plain = re.match(r"(?:The|Our|We|It|That|This|Those|They) ", sentence)
        if not reported or plain is None or any(mark in sentence for mark in (";", ":", ", so ", ", but ")):
            continue
        if reported[0].start > FRONT or len(_results(card)) > 1:
            continue
        for denial in DENIALS:
            denied = f"{denial} {sentence[0].lower()}{sentence[1:]}"
            left = [one for one in _results(judge(denied)) if one.role == "result" and one.direction]
            yield Change(answer.id, float(len(left)), denied)


FRONT = 60


def mishear(answer: Answer) -> Iterator[Change]:
    """Points moved by one or two terms as a recogniser may write them."""
    heard = answer.text
    done = 0
    for term in load_lexicons().terms:
        found = re.search(rf"\b{re.escape(term.name)}\b", heard)
        if found and term.sounds_like and not term.near:
            heard = f"{heard[: found.start()]}{term.sounds_like[0]}{heard[found.end() :]}"
            done += 1
        if done == 2:
            break
    if done:
        yield _move(answer, heard, heard)


def rename(answer: Answer) -> Iterator[Change]:
    """Points moved by another name of the measure."""
    for name, other in SYNONYMS:
        for said, instead in ((name, other), (other, name)):
            found = re.search(rf"\b{said}\b", answer.text)
            if found:
                renamed = f"{answer.text[: found.start()]}{instead}{answer.text[found.end() :]}"
                yield _move(answer, renamed, f"{said} as {instead}")


RULES: tuple[tuple[str, float, Rule], ...] = (
    ("a list of every term adds nothing (points)", 2, list_terms),
    ("said twice is worth no more (points)", 0, say_twice),
    ("the question read back is worth nothing (points)", 5, read_back),
    ("shuffled words lose most (percent left)", 40, shuffle),
    ("figures and number words are the same (points)", 0, write_numbers),
    ("fillers change the delivery only (points)", 0, hesitate),
    ("without its figures an answer loses impact", 0, leave_out),
    ("a denied result is no result", 0, deny),
    ("a misheard term costs next to nothing (points)", 3, mishear),
    ("another word for the measure costs next to nothing (points)", 2, rename),
)
