"""Annotated answers as people write them: a sheet of text with marks around what counts.

A sheet holds answers one after the other. Each opens with ``=== id``, then ``key: value`` lines, an empty line,
and the answer, in which ``<governance is=threshold,owner>above 2 percent the nurse lead stops it</governance>``
marks a span. Marks may nest; those of one kind never do. ``neg``, ``hyp``, ``bare`` and ``fixed`` are flags.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from content.scorecard import KINDS, Kind
from scoring.practices import SIDES

ANSWERS = Path(__file__).with_name("answers")
SAYING = "saying"
"""The kind of a line that was torn out of an answer."""
SAYINGS = Path(__file__).with_name("sayings")
UNSEEN = Path(__file__).with_name("unseen")
DECOYS = Path(__file__).with_name("decoys")
SIGNALS = ("impact", "technical", "stakeholder", "governance")
ROLES = frozenset({"result", "baseline", "comparator", "estimate", "target"})
TIERS = frozenset({"strong", "middling", "weak"})
FLAGS = {"neg": "negated", "hyp": "hypothetical", "bare": "bare", "fixed": "corrected"}
_MARK = re.compile(r"<(/?)([a-z]+)((?:\s[^<>]*)?)>")
_EDGES = " \t\n.,;:?!"
_ABBREVIATION = re.compile(r"\b(?:a\.m|p\.m|Dr|vs|U\.S|Inc|No|Jr|e\.g|i\.e)\.$")


class SheetError(ValueError):
    """A sheet that cannot be read; the sentence says which answer and why."""


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """What the annotator marked: offsets are code points into the answer, ``end`` is exclusive."""

    kind: Kind
    start: int
    end: int
    sides: frozenset[str] = frozenset()
    value: float | tuple[float, float] | str | None = None
    unit: str | None = None
    role: str | None = None
    domain: str | None = None
    negated: bool = False
    hypothetical: bool = False
    bare: bool = False
    corrected: bool = False


class Answer(msgspec.Struct, frozen=True):
    """One annotated answer; ``scores`` are 0-4, in the order of ``SIGNALS``."""

    id: str
    kind: str
    tier: str
    question: str
    scores: tuple[int, ...]
    text: str
    spans: tuple[Span, ...]

    @property
    def author(self) -> str:
        """Who wrote it: the part of its name before the number."""
        return self.id.split("-")[0]


def read_sheets(folder: Path) -> list[Answer]:
    """All answers of a folder's sheets (``*.txt``), by file name and place."""
    return [answer for path in sorted(folder.glob("*.txt")) for answer in read_sheet(path)]


def read_sheet(path: Path) -> list[Answer]:
    """The answers of one sheet; raise SheetError when one of them breaks a rule of the annotation."""
    return [parse_answer(block) for block in blocks(path.read_text(encoding="utf-8"))]


def read_sayings(folder: Path) -> list[Answer]:
    """All sayings of a folder (``*.txt``): one a line, without head or scores."""
    return [
        parse_saying(f"{path.stem}-{number}", line)
        for path in sorted(folder.glob("*.txt"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    ]


def blocks(text: str) -> list[str]:
    """The parts of a sheet that hold one answer each."""
    return re.split(r"^=== *", text, flags=re.MULTILINE)[1:]


def parse_saying(name: str, line: str) -> Answer:
    """A saying: a line of an answer, torn out of it; raise SheetError when it breaks a rule."""
    text, spans = _read_marks(name, " ".join(line.split()))
    return Answer(name, SAYING, "", "", (), text, spans)


def parse_answer(block: str) -> Answer:
    """One answer from its part of a sheet, without the ``===``."""
    head, _, body = block.strip().partition("\n\n")
    lines = head.split("\n")
    name = lines[0].strip()
    fields = dict(re.split(r":\s*", line, maxsplit=1) for line in lines[1:] if ":" in line)
    missing = {"kind", "tier", "question", "scores"} - fields.keys()
    if missing:
        raise SheetError(f"{name}: the head lacks {', '.join(sorted(missing))}.")
    scores = tuple(int(one) for one in fields["scores"].split())
    if len(scores) != len(SIGNALS) or not all(0 <= one <= 4 for one in scores):
        raise SheetError(f"{name}: scores are four numbers from 0 to 4, in the order {', '.join(SIGNALS)}.")
    if fields["tier"] not in TIERS:
        raise SheetError(f"{name}: tier is one of {', '.join(sorted(TIERS))}.")
    text, spans = _read_marks(name, " ".join(body.split()))
    return Answer(name, fields["kind"], fields["tier"], fields["question"], scores, text, spans)


def _read_marks(name: str, marked: str) -> tuple[str, tuple[Span, ...]]:
    plain: list[str] = []
    length = at = 0
    open_marks: list[tuple[str, str, int]] = []
    spans: list[Span] = []
    for mark in _MARK.finditer(marked):
        plain.append(marked[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        closes, tag, given = mark.groups()
        if not closes:
            open_marks.append((tag, given, length))
            continue
        if not open_marks or open_marks[-1][0] != tag:
            raise SheetError(f"{name}: </{tag}> closes nothing, or marks cross.")
        opened, given, start = open_marks.pop()
        spans.append(_span(name, opened, given, start, length))
    plain.append(marked[at:])
    text = "".join(plain)
    if open_marks or "<" in text or ">" in text:
        raise SheetError(f"{name}: a mark is not closed, or < stands for something else.")
    for span in spans:
        _check_edges(name, text[span.start : span.end])
    ordered = sorted(spans, key=lambda span: (span.start, span.end))
    _check_apart(name, text, ordered)
    return text, tuple(ordered)


def _span(name: str, tag: str, given: str, start: int, end: int) -> Span:
    if tag not in KINDS:
        raise SheetError(f"{name}: <{tag}> is no kind of evidence.")
    kind: Kind = tag
    flags: dict[str, bool] = {}
    values: dict[str, str] = {}
    for one in given.split():
        key, has_value, value = one.partition("=")
        if has_value:
            values[key] = value.strip("\"'")
        elif one in FLAGS:
            flags[FLAGS[one]] = True
        else:
            raise SheetError(f"{name}: {one!r} in <{tag}> is no flag ({', '.join(FLAGS)}).")
    unknown = values.keys() - {"is", "value", "unit", "role", "domain", "from", "dir"}
    if unknown:
        raise SheetError(f"{name}: <{tag}> knows no {', '.join(sorted(unknown))}.")
    sides = frozenset(values.get("is", "").split(",")) - {""}
    if sides.difference(SIDES.get(kind, ())):
        raise SheetError(f"{name}: {', '.join(sorted(sides))} is no side of {kind}.")
    role = values.get("role", "result" if kind == "metric" else None)
    if role is not None and role not in ROLES:
        raise SheetError(f"{name}: a metric's role is one of {', '.join(sorted(ROLES))}.")
    figure = _value(name, values["value"]) if "value" in values else None
    if kind in ("metric", "cohort", "horizon") and figure is None and "negated" not in flags:
        raise SheetError(f"{name}: a {kind} that is not denied has a value.")
    return Span(
        kind=kind,
        start=start,
        end=end,
        sides=sides,
        value=figure,
        unit=values.get("unit"),
        role=role,
        domain=values.get("domain"),
        **flags,
    )


def _value(name: str, written: str) -> float | tuple[float, float] | str:
    low, dash, high = written.partition("..")
    try:
        return (float(low), float(high)) if dash else float(low)
    except ValueError:
        if dash:
            raise SheetError(f"{name}: {written!r} is no range.") from None
        return written


def _check_edges(name: str, text: str) -> None:
    if not text or text[0] in _EDGES or (text[-1] in _EDGES and not _ABBREVIATION.search(text)):
        raise SheetError(f"{name}: a span is empty, or begins or ends with a blank or a mark: {text!r}.")


def _check_apart(name: str, text: str, spans: list[Span]) -> None:
    last: dict[str, Span] = {}
    for span in spans:
        before = last.get(span.kind)
        if before is not None and span.start < before.end:
            raise SheetError(
                f"{name}: two {span.kind} spans overlap: {text[before.start : before.end]!r} and "
                f"{text[span.start : span.end]!r}."
            )
        last[span.kind] = span


def write_answer(answer: Answer) -> str:
    """An answer as it stands in a sheet."""
    head = [
        f"=== {answer.id}",
        f"kind: {answer.kind}",
        f"tier: {answer.tier}",
        f"question: {answer.question}",
        f"scores: {' '.join(map(str, answer.scores))}",
    ]
    return "\n".join(head) + "\n\n" + "".join(_marked(answer)) + "\n"


def _marked(answer: Answer) -> Iterator[str]:
    turns: list[tuple[int, int, int, int, str]] = []
    for order, span in enumerate(answer.spans):
        turns.append((span.start, 1, -span.end, order, f"<{_opening(span)}>"))
        turns.append((span.end, 0, -span.start, -order, f"</{span.kind}>"))
    at = 0
    for place, *_, mark in sorted(turns):
        yield answer.text[at:place]
        yield mark
        at = place
    yield answer.text[at:]


def _opening(span: Span) -> str:
    parts: list[str] = [span.kind]
    if span.sides:
        parts.append(f"is={','.join(sorted(span.sides))}")
    if isinstance(span.value, tuple):
        parts.append(f"value={span.value[0]:.12g}..{span.value[1]:.12g}")
    elif span.value is not None:
        parts.append(f"value={span.value if isinstance(span.value, str) else format(span.value, '.12g')}")
    parts += [f"{key}={value}" for key in ("unit", "role", "domain") if (value := getattr(span, key))]
    parts += [short for short, long in FLAGS.items() if getattr(span, long)]
    return " ".join(parts)
