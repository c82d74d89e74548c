"""What a worksheet is: fields to fill in, results that formulas make of them, and verdicts."""

from typing import Annotated, Literal

import msgspec

from content.formula import LONGEST_FORMULA
from content.pack import Note, PromptId, Text

MOST_FIELDS = 40
MOST_CASES = 4

FieldKind = Literal["number", "text", "choice", "date", "yes-no"]
Tone = Literal["go", "care", "stop"]
TONES: tuple[Tone, ...] = ("go", "care", "stop")
"""From the best to the worst."""

SheetId = Annotated[str, msgspec.Meta(pattern="^([a-z0-9-]+/)?[a-z0-9-]+$", max_length=129)]
ValueName = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9_]{0,39}$")]
Label = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
Short = Annotated[str, msgspec.Meta(max_length=40)]
Formula = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_FORMULA)]
Figure = Annotated[float, msgspec.Meta(ge=-1e15, le=1e15)]


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer of a choice; ``figures`` are the values that formulas can use by name once it is chosen."""

    name: Label
    figures: dict[ValueName, Figure] = {}


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to fill in; in formulas its ``id`` is its value.

    A yes is 1 and a no 0, a date is its day, and of a text or a choice a formula can only tell whether it is
    ``filled``. ``example`` and ``default`` are written as they would be typed; an empty field has the default.
    ``each`` fields are filled in once for each case; their examples are divided by ``|``. A number is from
    ``least`` to ``most``.
    """

    id: ValueName
    label: Label
    kind: FieldKind = "number"
    unit: Short = ""
    example: Note = ""
    default: Short = ""
    each: bool = False
    hint: Note = ""
    least: Figure = 0.0
    most: Figure = 1e12
    options: tuple[Option, ...] = ()


class Result(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One figure that comes out: ``says`` is what it means, with values as ``{id}``, or ``{#id}`` without unit.

    ``each`` results are calculated for each case. ``limit`` is the value that its bar is measured against, in
    its own unit; 0 when there is none.
    """

    id: ValueName
    label: Label
    formula: Formula
    unit: Short
    says: Text
    each: bool = False
    limit: Figure = 0.0


class Verdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to do when ``when`` holds: a word, its reason, and how good that is."""

    when: Formula
    word: Label
    tone: Tone
    says: Text
    each: bool = False


class Plot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the cases stand between two figures: a matrix of four, divided at ``x_split`` and ``y_split``.

    All four name values; ``name`` is the field that names a case. ``quadrants`` are top left, top right,
    bottom left and bottom right.
    """

    name: ValueName
    x: ValueName
    y: ValueName
    x_split: ValueName
    y_split: ValueName
    quadrants: tuple[Label, Label, Label, Label]


class WorksheetFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What stands in the file of a worksheet.

    ``prompts`` are the questions it prepares for: what comes out of it are facts that answers to them are held
    against. ``cases`` is how many cases it compares, 0 when it has none, and ``case`` what one is called.
    """

    title: Label
    about: Text
    fields: tuple[Field, ...]
    results: tuple[Result, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    prompts: tuple[PromptId, ...] = ()
    case: Label = "Case"
    cases: Annotated[int, msgspec.Meta(ge=0, le=MOST_CASES)] = 0
    plot: Plot | None = None


class Worksheet(WorksheetFile, frozen=True, kw_only=True):
    """A calculator or matrix; ``id`` is the name of its file, after the pack's id when it belongs to one."""

    id: SheetId

    def slots(self) -> tuple[str, ...]:
        """The keys under which values are kept: ids, and ``id.1``, ``id.2`` and so on for each case.

        Fields of the whole sheet come first, then those of the first case, the second, and so on.
        """
        whole = tuple(field.id for field in self.fields if not field.each)
        return whole + tuple(
            f"{field.id}.{case}" for case in range(1, self.cases + 1) for field in self.fields if field.each
        )

    def field(self, key: str) -> Field:
        """The field that a key belongs to."""
        return next(field for field in self.fields if field.id == key.partition(".")[0])

    def examples(self) -> dict[str, str]:
        """The example of each field under its key; one for each case is divided by ``|``."""
        found = {}
        for key in self.slots():
            several = self.field(key).example.split("|")
            case = int(key.partition(".")[2] or 1)
            if case <= len(several) and several[case - 1].strip():
                found[key] = several[case - 1].strip()
        return found
