"""What a worksheet needs beyond the right fields: names that exist, formulas that can be calculated."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

import msgspec

from content.entry import EntryError, read_entry
from content.formula import Call, Expression, FormulaError, Name, is_name, parts_of, read_formula
from content.toml_lines import Place
from content.worksheet import MOST_FIELDS, Field, Result, Verdict, WorksheetFile

PLACEHOLDER = re.compile(r"\{(#?)([^{}]*)\}")
"""A value in a sentence; with ``#`` its number alone."""
_OVER_CASES = frozenset({"sum", "min", "max", "filled"})


class _Known(msgspec.Struct, frozen=True):
    """What a formula may do with a name: one value per case, and whether it can be calculated with."""

    each: bool
    counts: bool


def find_sheet_breaches(sheet: WorksheetFile) -> Iterator[tuple[Place, str]]:
    """Yield the place in the file and a sentence for each rule that a worksheet breaks."""
    for name, several in (("fields", sheet.fields), ("results", sheet.results), ("verdicts", sheet.verdicts)):
        if len(several) > MOST_FIELDS:
            yield (name,), f"There are {len(several)} {name}; the most is {MOST_FIELDS}."
    if not sheet.fields:
        yield ("fields",), "A worksheet needs at least one field to fill in."
    known: dict[str, _Known] = {}
    for index, field in enumerate(sheet.fields):
        place: Place = ("fields", index)
        yield from _named(field.id, known, place)
        yield from _of_kind(field, place)
        yield from _of_cases(sheet, each=field.each, place=place)
        yield from _readable(field, place)
        known[field.id] = _Known(field.each, field.kind not in {"text", "choice"})
        figures = dict.fromkeys(name for option in field.options for name in option.figures)
        for name in figures:
            yield from _named(name, known, place)
        known |= dict.fromkeys(figures, _Known(field.each, counts=True))
    later = {result.id for result in sheet.results}
    for index, result in enumerate(sheet.results):
        place = ("results", index)
        yield from _of_cases(sheet, each=result.each, place=place)
        yield from _formula(result.formula, (*place, "formula"), result, known, later)
        yield from _named(result.id, known, place)
        later.discard(result.id)
        known[result.id] = _Known(result.each, counts=True)
        yield from _unit(result, place)
        yield from _template(result.unit, (*place, "unit"), result, known)
        for name in dict.fromkeys(name for _, name in PLACEHOLDER.findall(result.unit)):
            if name in known and known[name].counts:
                yield (*place, "unit"), f'A unit can name only a text or a choice, and "{name}" is a number.'
        yield from _template(result.says, (*place, "says"), result, known)
    for index, verdict in enumerate(sheet.verdicts):
        place = ("verdicts", index)
        yield from _of_cases(sheet, each=verdict.each, place=place)
        yield from _formula(verdict.when, (*place, "when"), verdict, known, set())
        yield from _template(verdict.says, (*place, "says"), verdict, known)
    yield from _plotted(sheet, known)


def _named(id_: str, known: Mapping[str, _Known], place: Place) -> Iterator[tuple[Place, str]]:
    if id_ in known:
        yield (*place, "id"), f'The name "{id_}" is taken already; give this one another.'
    elif not is_name(id_):
        yield (*place, "id"), f'"{id_}" is a word of the formulas; choose another name.'


def _of_kind(field: Field, place: Place) -> Iterator[tuple[Place, str]]:
    if field.kind == "number" and not field.unit:
        yield place, f'The number "{field.id}" needs a "unit".'
    if field.kind == "choice" and len(field.options) < 2:
        yield place, f'The choice "{field.id}" needs at least two "options".'
    if field.kind != "choice" and field.options:
        yield (*place, "options"), f'Only a choice has options; "{field.id}" is a {field.kind}.'


def _of_cases(sheet: WorksheetFile, *, each: bool, place: Place) -> Iterator[tuple[Place, str]]:
    if each and not sheet.cases:
        yield (*place, "each"), 'For "each" the sheet needs "cases", how many there are.'


def _readable(field: Field, place: Place) -> Iterator[tuple[Place, str]]:
    for name, text in (("example", field.example), ("default", field.default)):
        for one in text.split("|") if field.each and name == "example" else [text]:
            try:
                read_entry(field, one)
            except EntryError as error:
                yield (*place, name), str(error)


def _unit(result: Result, place: Place) -> Iterator[tuple[Place, str]]:
    if not result.unit:
        yield (*place, "unit"), f'The result "{result.id}" needs a unit.'


def _formula(
    text: str, place: Place, owner: Result | Verdict, known: Mapping[str, _Known], later: set[str]
) -> Iterator[tuple[Place, str]]:
    try:
        formula = read_formula(text)
    except FormulaError as error:
        yield place, str(error)
        return
    for name in dict.fromkeys(part.id for part in parts_of(formula) if isinstance(part, Name)):
        if name in known:
            continue
        if name in later:
            yield (
                place,
                f'The result "{name}" is not there yet; a formula uses fields and the results above it.',
            )
        else:
            yield place, _unknown(name, known)
    yield from ((place, what) for what in _uses(formula, owner, known))


def _uses(formula: Expression, owner: Result | Verdict, known: Mapping[str, _Known]) -> Iterator[str]:
    """What a formula does with names that it cannot do."""
    calls = [part for part in parts_of(formula) if isinstance(part, Call)]
    asked = {id(call.arguments[0]) for call in calls if call.function == "filled"}
    over = {id(one) for call in calls if call.function in _OVER_CASES for one in call.arguments}
    for part in parts_of(formula):
        if not isinstance(part, Name) or part.id not in known:
            continue
        if not known[part.id].counts and id(part) not in asked:
            yield f'"{part.id}" is no number; a formula can only ask whether it is there: filled({part.id}).'
        elif known[part.id].each and not owner.each and id(part) not in over:
            yield f'"{part.id}" has one value for each case; put it into sum, min, max or filled.'


def _template(
    text: str, place: Place, owner: Result | Verdict, known: Mapping[str, _Known]
) -> Iterator[tuple[Place, str]]:
    for _, name in PLACEHOLDER.findall(text):
        if name not in known:
            yield place, _unknown(name, known)
        elif known[name].each and not owner.each:
            yield place, f'"{name}" has one value for each case, so a sentence about all cannot name it.'


def _plotted(sheet: WorksheetFile, known: Mapping[str, _Known]) -> Iterator[tuple[Place, str]]:
    if sheet.plot is None:
        return
    wanted = {"name": True, "x": True, "y": True, "x_split": False, "y_split": False}
    for part, each in wanted.items():
        name: str = getattr(sheet.plot, part)
        if name not in known:
            yield ("plot", part), _unknown(name, known)
        elif known[name].each != each:
            yield ("plot", part), f'"{name}" must {"" if each else "not "}have one value for each case.'


def _unknown(name: str, known: Mapping[str, _Known]) -> str:
    close = get_close_matches(name[:60], known, n=1)
    way_on = f'did you mean "{close[0]}"?' if close else f"there are {', '.join(known)}."
    return f'There is no value "{name[:60]}"; {way_on}'
