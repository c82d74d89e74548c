"""The figures of filled worksheets as facts, against which answers are held."""

from collections.abc import Iterable, Iterator

from content.reckoning import Outcome, reckon
from content.scorecard import Evidence, Fact
from content.transcript import Transcript
from content.worksheet import Worksheet
from history.sheets import FilledSheet
from scoring import score

_SAME = 0.01
"""How far a figure may be rounded where it is written in a sentence, as a share."""


def sheet_facts(prompt_id: str, sheets: Iterable[Worksheet], filled: Iterable[FilledSheet]) -> Iterator[Fact]:
    """Yield the results of the filled worksheets that prepare for a prompt.

    The unit of each is that which scoring reads in the sentence that explains it, so that the same figure said
    aloud has the same unit.
    """
    kept = {one.sheet: one.values for one in filled}
    for sheet in sheets:
        if prompt_id in sheet.prompts and sheet.id in kept:
            for outcome in reckon(sheet, kept[sheet.id]).outcomes:
                if read := _read(outcome):
                    yield Fact(
                        kind=read.kind,
                        start=0,
                        end=0,
                        text=f"{outcome.result.label} {outcome.sentence}",
                        value=outcome.value,
                        unit=read.unit,
                        sheet=sheet.title,
                        shown=outcome.shown,
                    )


def _read(outcome: Outcome) -> Evidence | None:
    """The evidence that scoring finds for the figure, None when it finds none."""
    if outcome.value is None or outcome.value <= 0:
        return None
    for sentence in (outcome.sentence, f"{outcome.result.label} is {outcome.shown}."):
        for one in score(Transcript.typed(sentence)).evidence:
            value = one.value if one.kind == "metric" else None
            if isinstance(value, float | int) and abs(value - outcome.value) <= _SAME * outcome.value:
                return one
    return None
