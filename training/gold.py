"""What the annotators marked, as labels of the clauses and figures that the engine hears in an answer."""

from collections.abc import Sequence

import msgspec

from content.scorecard import Kind
from content.transcript import Transcript
from scoring.candidates import Candidate, can_be
from scoring.cohorts import count_noun
from scoring.figure_features import Figures, notice_figures
from scoring.hearing import Heard, hear
from scoring.metrics import QUALITIES
from scoring.practices import PRACTICES
from scoring.topic import TOPIC
from training.markup import SAYING, Answer, Span

FIGURES: tuple[Kind, ...] = ("metric", "cohort", "horizon")
_SHARE = 0.5
TOPICS = {"offtopic": "elsewhere", "stuffed": "general"}


class Lesson(msgspec.Struct, frozen=True):
    """One annotated answer as it is heard, and the right labels of its clauses and figures."""

    answer: Answer
    heard: Heard
    clauses: dict[str, Sequence[str | None]]
    figures: Figures
    figure_labels: list[str]
    qualities: list[str]
    pieces: list[tuple[Span, list[int]]]


def prepare(answer: Answer) -> Lesson:
    """Hear an answer and label what is heard."""
    heard = hear(Transcript.typed(answer.text))
    clauses: dict[str, Sequence[str | None]] = {kind: _runs(answer, heard, kind) for kind in PRACTICES}
    clauses["denied"] = _denied(answer, heard)
    clauses["planned"] = _planned(answer, heard)
    clauses[TOPIC] = _topic(answer, heard)
    figures = notice_figures(heard)
    spans = [_over(answer, heard, figure.first, figure.stop) for figure in figures.candidates]
    return Lesson(
        answer,
        heard,
        clauses,
        figures,
        _figure_labels(heard, spans, figures.candidates),
        [span.domain or "" if span is not None and span.domain in QUALITIES else "" for span in spans],
        [
            (span, places)
            for kind in PRACTICES
            for span in answer.spans
            if span.kind == kind and not span.negated and (places := _places(heard, span))
        ],
    )


def _places(heard: Heard, span: Span) -> list[int]:
    """The clauses that a span is made of: those it covers by half, or the one that it covers most of."""
    shares = []
    for place, clause in enumerate(heard.clauses):
        start, end = heard.speech.cite(clause.first, clause.stop)
        common = min(end, span.end) - max(start, span.start)
        if common > 0:
            shares.append((common / (end - start), common, place))
    covered = [place for share, _, place in shares if share >= _SHARE]
    return covered or [place for _, _, place in sorted(shares, key=lambda one: -one[1])[:1]]


def _runs(answer: Answer, heard: Heard, kind: Kind) -> list[str]:
    labels = [""] * len(heard.clauses)
    for span in answer.spans:
        if span.kind == kind and not span.negated:
            for number, place in enumerate(_places(heard, span)):
                labels[place] = "goes on" if number else "begins"
    return labels


def _denied(answer: Answer, heard: Heard) -> list[str]:
    labels = [""] * len(heard.clauses)
    for span in answer.spans:
        if span.negated:
            for place in _places(heard, span):
                labels[place] = span.kind
    return labels


def _planned(answer: Answer, heard: Heard) -> list[str]:
    """Plans are marked on evidence only; what lies between takes after the nearest piece of it."""
    told: dict[int, str] = {}
    for span in answer.spans:
        if span.kind not in ("vague", "filler") and not span.negated:
            told.update((place, "planned" if span.hypothetical else "") for place in _places(heard, span))
    if not told:
        return [""] * len(heard.clauses)
    nearest = [min((abs(at - place), at) for at in told)[1] for place in range(len(heard.clauses))]
    return [told[at] for at in nearest]


def _topic(answer: Answer, heard: Heard) -> Sequence[str | None]:
    """What an answer is about, if not the speaker's work; a line torn out of one does not say."""
    label = None if answer.kind == SAYING else TOPICS.get(answer.kind, "")
    return [label] * len(heard.clauses)


def _over(answer: Answer, heard: Heard, first: int, stop: int) -> Span | None:
    """The figure span that a candidate lies in, the shortest of them."""
    start, end = heard.speech.cite(first, stop)
    over = [
        span
        for span in answer.spans
        if span.kind in FIGURES and not span.negated and span.start < end and span.end > start
    ]
    return min(over, key=lambda span: span.end - span.start, default=None)


def _figure_labels(heard: Heard, spans: Sequence[Span | None], figures: Sequence[Candidate]) -> list[str]:
    """What each figure is; of several in one metric the one that has its value, and what that is told from."""
    labels = []
    for place, (span, figure) in enumerate(zip(spans, figures, strict=True)):
        if span is None or not can_be(heard.speech, figure, span.kind):
            labels.append("")
        elif span.kind != "metric":
            labels.append(span.kind)
        else:
            told = [at for at, other in enumerate(spans) if other is span and figures[at].value == span.value]
            if not told or place in told:
                labels.append(span.role or "result")
            elif span.role == "result" and _same_measure(heard, figure, figures[told[0]]):
                labels.append("baseline")
            else:
                labels.append("")
    return labels


def _same_measure(heard: Heard, one: Candidate, two: Candidate) -> bool:
    """Whether two figures may measure the same: of one kind or one of them without, and no population."""
    if one.kind == "count" and one.amount is not None and count_noun(heard.speech, one.amount).unit:
        return False
    return one.kind == two.kind or "number" in (one.kind, two.kind)
