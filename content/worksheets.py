"""The worksheets: those that come with Rounds, and those in the ``worksheets`` folder of a user's pack."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache
from itertools import islice
from pathlib import Path

import msgspec

from content.clean import clean
from content.errors import PackError, UnknownWorksheet
from content.pack import NAME
from content.shape import find_mistakes
from content.source import read_source
from content.worksheet import Worksheet, WorksheetFile
from content.worksheet_rules import find_sheet_breaches

BUILT_IN = Path(__file__).parent / "worksheets"
FOLDER = "worksheets"
LARGEST_SHEET = 1 << 16
MOST_SHEETS = 100
MOST_FAULTS = 200


def load_worksheets(packs: Path | None = None) -> tuple[Worksheet, ...]:
    """Give the worksheets of Rounds, and after them those of the user's packs that have no fault.

    A broken one never raises; ``user_worksheet_faults`` says what is wrong with it.
    """
    return _built_in() if packs is None else _built_in() + _users(packs)[0]


def user_worksheet_faults(packs: Path) -> tuple[PackError, ...]:
    """Tell every fault for which ``load_worksheets`` leaves out worksheets of the user's packs."""
    return _users(packs)[1]


def pack_worksheets(pack: Path) -> tuple[tuple[Worksheet, ...], tuple[PackError, ...]]:
    """Read the worksheets in the folder of one pack: those without a fault, and the faults of the others."""
    name = pack.absolute().name
    return _read_all(pack / FOLDER, inside=pack, prefix=f"{name}/", shown=f"{name}/{FOLDER}/")


def read_worksheet(
    path: Path, *, inside: Path, name: str, prefix: str = ""
) -> tuple[Worksheet | None, tuple[PackError, ...]]:
    """Read one file: the worksheet and no fault, or every fault that could be found.

    ``name`` is the file as the user knows it, ``prefix`` stands before the worksheet's id.
    """
    try:
        source = read_source(path, inside=inside, name=name, room=LARGEST_SHEET)
    except PackError as fault:
        return None, (fault,)
    if not re.fullmatch(NAME, path.stem):
        what = "A worksheet's file is its id: only small letters, digits and hyphens."
        return None, (PackError(name, what),)
    try:
        file = msgspec.convert(source.data, WorksheetFile)
    except msgspec.ValidationError as error:
        mistakes = list(islice(find_mistakes(source.data, WorksheetFile), MOST_FAULTS))
        return None, tuple(source.fault(place, what) for place, what in mistakes or [((), f"{error}.")])
    breaches = tuple(
        source.fault(place, what) for place, what in islice(find_sheet_breaches(file), MOST_FAULTS)
    )
    if breaches:
        return None, breaches
    return _sheet(file, f"{prefix}{path.stem}"), ()


def find_worksheet(sheet_id: str, sheets: Sequence[Worksheet]) -> Worksheet:
    """Find a worksheet by its id; raises UnknownWorksheet, which names those with the closest ids."""
    by_id = {sheet.id: sheet for sheet in sheets}
    if sheet_id in by_id:
        return by_id[sheet_id]
    close = get_close_matches(sheet_id[:160], by_id, n=3)
    way_on = f"did you mean {' or '.join(close)}?" if close else '"rounds worksheets list" shows them all.'
    raise UnknownWorksheet(f'There is no worksheet "{clean(sheet_id[:80])}"; {way_on}')


@cache
def _built_in() -> tuple[Worksheet, ...]:
    """Those of Rounds, whose names and formulas the tests have checked."""
    sheets = []
    for path in BUILT_IN.glob("*.toml"):
        source = read_source(path, inside=BUILT_IN, name=path.name, room=LARGEST_SHEET)
        sheets.append(_sheet(msgspec.convert(source.data, WorksheetFile), path.stem))
    return _in_order(sheets)


def _users(packs: Path) -> tuple[tuple[Worksheet, ...], tuple[PackError, ...]]:
    sheets: list[Worksheet] = []
    faults: list[PackError] = []
    for folder in sorted(packs.glob(f"*/{FOLDER}/")) if packs.is_dir() else ():
        if re.fullmatch(NAME, folder.parent.name):
            found, wrong = pack_worksheets(folder.parent)
            sheets += found
            faults += wrong
    return tuple(sheets), tuple(faults)


def _read_all(
    folder: Path, *, inside: Path, prefix: str, shown: str
) -> tuple[tuple[Worksheet, ...], tuple[PackError, ...]]:
    paths = sorted(folder.glob("*.toml"))
    if len(paths) > MOST_SHEETS:
        return (), (
            PackError(shown.rstrip("/"), f"There are {len(paths)} worksheets; the most is {MOST_SHEETS}."),
        )
    read = [read_worksheet(path, inside=inside, name=f"{shown}{path.name}", prefix=prefix) for path in paths]
    sheets = _in_order(sheet for sheet, _ in read if sheet)
    return sheets, tuple(fault for _, faults in read for fault in faults)


def _sheet(file: WorksheetFile, sheet_id: str) -> Worksheet:
    return Worksheet(id=sheet_id, **msgspec.structs.asdict(file))


def _in_order(sheets: Iterable[Worksheet]) -> tuple[Worksheet, ...]:
    return tuple(sorted(sheets, key=lambda sheet: sheet.title.casefold()))
