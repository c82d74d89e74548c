"""A worksheet for the command line: as lines of Markdown, and as the values of its JSON."""

import re
import shlex
from collections.abc import Iterator

import msgspec

from content.worksheet import Tone
from tui.shelf import FilledIn

_MARKS = re.compile(r"([\\`*_\[\]<>#|])")


class SheetLine(msgspec.Struct, frozen=True):
    """A worksheet in the list; ``verdict`` is the word of the worst one, None while there is none."""

    id: str
    title: str
    fields: int
    filled: int
    verdict: str | None

    @classmethod
    def of(cls, filled: FilledIn) -> "SheetLine":
        """Say how a worksheet stands."""
        judgement = filled.reckoning.worst if filled.filled else None
        return cls(
            filled.sheet.id,
            filled.sheet.title,
            len(filled.sheet.slots()),
            filled.filled,
            judgement.verdict.word if judgement else None,
        )


class ResultLine(msgspec.Struct, frozen=True):
    """A result; ``case`` is 0 for the whole sheet, ``value`` None while something is missing."""

    id: str
    case: int
    label: str
    value: float | None
    unit: str
    sentence: str


class VerdictLine(msgspec.Struct, frozen=True):
    """A verdict that holds; ``case`` is 0 for the whole sheet."""

    case: int
    word: str
    tone: Tone
    sentence: str


class SheetReport(msgspec.Struct, frozen=True):
    """A worksheet with all it comes to; ``values`` are as they were typed, ``saved`` an ISO time or ""."""

    id: str
    title: str
    saved: str
    values: dict[str, str]
    faults: tuple[str, ...]
    results: tuple[ResultLine, ...]
    verdicts: tuple[VerdictLine, ...]
    undecided: str

    @classmethod
    def of(cls, filled: FilledIn) -> "SheetReport":
        """Report a worksheet."""
        reckoning = filled.reckoning
        return cls(
            filled.sheet.id,
            filled.sheet.title,
            filled.saved,
            {key: filled.typed[key] for key in filled.sheet.slots() if key in filled.typed},
            tuple(reckoning.faults.values()),
            tuple(
                ResultLine(one.result.id, one.case, one.result.label, one.value, one.unit, one.sentence)
                for one in reckoning.outcomes
            ),
            tuple(
                VerdictLine(one.case, one.verdict.word, one.verdict.tone, one.sentence)
                for one in reckoning.judgements
            ),
            reckoning.undecided,
        )


def markdown(filled: FilledIn) -> Iterator[str]:
    """Write a worksheet as Markdown that reads well as it is; what was typed is never markup."""
    sheet, reckoning = filled.sheet, filled.reckoning
    yield f"# {_plain(sheet.title)}\n\n{_plain(sheet.about)}\n\n## Filled in\n"
    if not filled.filled:
        key, example = next(iter(sheet.examples().items()), (sheet.slots()[0], ""))
        given = shlex.quote(f"{key}={example}")
        yield f"Nothing yet. Begin with: rounds worksheets fill {sheet.id} {given}\n"
    for key in sheet.slots():
        field, entry = sheet.field(key), reckoning.entries.get(key)
        if entry or not filled.filled or key in reckoning.faults:
            said = _plain(entry.shown) if entry else reckoning.faults.get(key, "…")
            yield f"- {key}: {_plain(field.label)}: {said}"
    if filled.filled and reckoning.outcomes:
        yield "\n## What it comes to\n"
        for one in reckoning.outcomes:
            shown = f" {_plain(one.shown)}." if one.shown else ""
            yield f"- {_whose(filled, one.case)}**{_plain(one.result.label)}**:{shown} {_plain(one.sentence)}"
    if filled.filled and (reckoning.judgements or reckoning.undecided):
        yield "\n## Verdict\n"
        for judgement in reckoning.judgements:
            word = _plain(judgement.verdict.word)
            yield f"- {_whose(filled, judgement.case)}**{word}**: {_plain(judgement.sentence)}"
        if reckoning.undecided:
            yield f"- {reckoning.undecided}"


def _whose(filled: FilledIn, case: int) -> str:
    return f"{_plain(filled.reckoning.case_name(case))}: " if case else ""


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
