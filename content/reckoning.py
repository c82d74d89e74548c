"""What a worksheet comes to with what was filled in: figures that explain themselves, and a verdict."""

from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from content.amount import say_amount
from content.entry import Entry, EntryError, read_entry
from content.formula import Call, Expression, Name, parts_of, read_formula
from content.formula_value import DividedByZero, MissingValue, NoValue, Value, evaluate
from content.pack import LONGEST_TEXT
from content.worksheet import TONES, Result, Tone, Verdict, Worksheet
from content.worksheet_rules import PLACEHOLDER

LONGEST_NAMED = 120
"""Characters of a text that a sentence or a unit repeats."""
MOST_NAMED = 3
"""How many empty fields a sentence names before it counts them."""


class Outcome(msgspec.Struct, frozen=True):
    """A result: ``value`` in ``unit`` and what it means, or None and what it lacks.

    ``case`` counts from 1 and is 0 for a result of the whole sheet; ``shown`` is the value as it is written.
    """

    result: Result
    case: int
    value: float | None
    unit: str
    shown: str
    sentence: str


class Judgement(msgspec.Struct, frozen=True):
    """A verdict that holds, for one case or, with ``case`` 0, for the whole sheet."""

    verdict: Verdict
    case: int
    sentence: str


class Reckoning(msgspec.Struct, frozen=True):
    """All that a sheet comes to.

    ``entries`` are the fields that are filled, by key, and ``faults`` a sentence for each that cannot be read.
    ``cases`` are those in use. ``undecided`` says what no verdict could be given without, "" when there is one.
    """

    sheet: Worksheet
    entries: Mapping[str, Entry]
    faults: Mapping[str, str]
    cases: tuple[int, ...]
    outcomes: tuple[Outcome, ...]
    judgements: tuple[Judgement, ...]
    undecided: str

    @property
    def tone(self) -> Tone | None:
        """The worst of the verdicts, None without one."""
        return max((one.verdict.tone for one in self.judgements), key=TONES.index, default=None)

    @property
    def worst(self) -> Judgement | None:
        """The first verdict of the worst tone, None without one."""
        return next((one for one in self.judgements if one.verdict.tone == self.tone), None)

    def case_name(self, case: int) -> str:
        """What a case is called: the first text that was filled in for it, or its number."""
        for field in self.sheet.fields:
            if field.each and field.kind == "text" and (entry := self.entries.get(f"{field.id}.{case}")):
                return entry.shown
        return f"{self.sheet.case} {case}"

    def value(self, name: str, case: int = 0) -> float | None:
        """The value of a field or a result, None while it has none."""
        for outcome in self.outcomes:
            if outcome.result.id == name and outcome.case in (0, case):
                return outcome.value
        entry = self.entries.get(f"{name}.{case}") or self.entries.get(name)
        return entry.number if entry else None


def reckon(sheet: Worksheet, typed: Mapping[str, str]) -> Reckoning:
    """Calculate a sheet from what was typed, by key; keys that it does not have are passed over."""
    return _Reckoner(sheet, typed).reckoning()


class _Reckoner:
    """One calculation: results by name and case in the order of the sheet, each with the reason it lacks."""

    def __init__(self, sheet: Worksheet, typed: Mapping[str, str]) -> None:
        self._sheet = sheet
        self._entries: dict[str, Entry] = {}
        self._faults: dict[str, str] = {}
        for key in sheet.slots():
            self._read(key, typed.get(key, ""))
        used = {key for key in typed if typed[key].strip()}
        self._cases = tuple(
            case for case in range(1, sheet.cases + 1) if any(key.endswith(f".{case}") for key in used)
        )
        self._labels = {result.id: result.label for result in sheet.results}
        self._templates = {result.id: result.unit for result in sheet.results}
        self._units: dict[str, str] = {}
        for field in sheet.fields:
            self._labels[field.id] = field.label
            if field.kind == "number":
                self._units[field.id] = field.unit
            for name in (name for option in field.options for name in option.figures):
                self._labels[name] = field.label
                self._units[name] = ""
        self._values: dict[int, dict[str, Value]] = {case: self._of_case(case) for case in (0, *self._cases)}
        self._lacks: dict[tuple[str, int], tuple[str, ...]] = {}
        self._outcomes: list[Outcome] = []

    def reckoning(self) -> Reckoning:
        for result in self._sheet.results:
            found = [self._outcome(result, case) for case in self._cases_of(each=result.each)]
            self._outcomes += found
            for outcome in found:
                self._values[outcome.case][result.id] = outcome.value
            if result.each:
                self._values[0][result.id] = tuple(outcome.value for outcome in found)
            else:
                for case in self._cases:
                    self._values[case][result.id] = found[0].value
        judgements, open_ = self._judge()
        undecided = "" if judgements or not open_ else f"Not decided yet: fill in {_listed(open_)}."
        return Reckoning(
            self._sheet, self._entries, self._faults, self._cases, tuple(self._outcomes), judgements, undecided
        )

    def _read(self, key: str, typed: str) -> None:
        field = self._sheet.field(key)
        try:
            entry = read_entry(field, typed) or read_entry(field, field.default)
        except EntryError as error:
            self._faults[key] = str(error)
        else:
            if entry:
                self._entries[key] = entry

    def _of_case(self, case: int) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for field in self._sheet.fields:
            names = dict.fromkeys([field.id, *(name for option in field.options for name in option.figures)])
            for name in names:
                if field.each and case == 0:
                    values[name] = tuple(self._number(name, f"{field.id}.{one}") for one in self._cases)
                else:
                    values[name] = self._number(name, f"{field.id}.{case}" if field.each else field.id)
        return values

    def _number(self, name: str, key: str) -> float | None:
        entry = self._entries.get(key)
        if entry is None:
            return None
        return entry.number if name == key.partition(".")[0] else entry.figures.get(name)

    def _cases_of(self, *, each: bool) -> tuple[int, ...]:
        return self._cases if each else (0,)

    def _outcome(self, result: Result, case: int) -> Outcome:
        formula = _formula(result.formula)
        unit = self._unit(result.id, case)
        try:
            value = evaluate(formula, self._values[case])
        except NoValue as reason:
            return Outcome(result, case, None, unit, "", self._say(reason, formula, result.id, case))
        self._values[case][result.id] = value
        return Outcome(result, case, value, unit, say_amount(value, unit), self._filled_in(result.says, case))

    def _say(self, reason: NoValue, formula: Expression, name: str, case: int) -> str:
        match reason:
            case MissingValue():
                lacks = self._missing(formula, case)
                self._lacks[name, case] = lacks
                return f"Needs {_listed(lacks)}."
            case DividedByZero(names=(only,)):
                return f"“{self._labels[only]}” is 0, and nothing can be divided by 0."
            case DividedByZero(names=names):
                return f"What it divides by, made of {_listed(self._labels[name] for name in names)}, is 0."
        return "These figures are too large to calculate with."

    def _missing(self, formula: Expression, case: int) -> tuple[str, ...]:
        """The labels of all that a formula lacks; for a result that lacks something itself, what that is."""
        asked = {
            id(part.arguments[0])
            for part in parts_of(formula)
            if isinstance(part, Call) and part.function == "filled"
        }
        labels: list[str] = []
        for part in parts_of(formula):
            if not isinstance(part, Name) or id(part) in asked:
                continue
            value = self._values[case].get(part.id)
            if isinstance(value, tuple) and not any(one is not None for one in value):
                lacks = [label for one in self._cases for label in self._lacks.get((part.id, one), ())]
                labels += lacks or [self._labels[part.id] if self._cases else f"{self._sheet.case} 1"]
            elif value is None:
                lacks = [*self._lacks.get((part.id, case), self._lacks.get((part.id, 0), ()))]
                labels += lacks or [self._labels[part.id]]
        return tuple(dict.fromkeys(labels))

    def _judge(self) -> tuple[tuple[Judgement, ...], tuple[str, ...]]:
        """The verdicts that hold, and the labels of what the others wait for."""
        judgements: list[Judgement] = []
        waiting: list[str] = []
        for verdict in self._sheet.verdicts:
            formula = _formula(verdict.when)
            for case in self._cases_of(each=verdict.each):
                try:
                    holds = evaluate(formula, self._values[case])
                except MissingValue:
                    waiting += self._missing(formula, case)
                except NoValue:
                    continue
                else:
                    if holds:
                        judgements.append(Judgement(verdict, case, self._filled_in(verdict.says, case)))
        judgements.sort(key=lambda one: (one.case, -TONES.index(one.verdict.tone)))
        return tuple(judgements), tuple(dict.fromkeys(waiting))

    def _filled_in(self, text: str, case: int) -> str:
        filled = PLACEHOLDER.sub(lambda match: self._shown(match[2], case, bare=bool(match[1])), text)
        return filled[:LONGEST_TEXT]

    def _unit(self, name: str, case: int) -> str:
        """The unit of a value; only that of a result can name what was filled in."""
        if name in self._templates:
            return _cut(self._filled_in(self._templates[name], case))
        return self._units[name]

    def _shown(self, name: str, case: int, *, bare: bool) -> str:
        value = self._values[case].get(name)
        if name in self._templates or name in self._units:
            unit = "" if bare else self._unit(name, case)
            return say_amount(value, unit) if isinstance(value, float) else "…"
        entry = self._entries.get(f"{name}.{case}") or self._entries.get(name)
        return _cut(entry.shown) if entry else "…"


@cache
def _formula(text: str) -> Expression:
    return read_formula(text)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_NAMED else f"{text[: LONGEST_NAMED - 1]}…"


def _listed(labels: Iterable[str]) -> str:
    """Name at most three of them."""
    quoted = [f"“{label}”" for label in labels]
    if len(quoted) > MOST_NAMED:
        quoted[MOST_NAMED:] = [f"{len(quoted) - MOST_NAMED} more"]
    return " and ".join(part for part in (", ".join(quoted[:-1]), *quoted[-1:]) if part)
