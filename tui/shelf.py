"""The worksheets as they stand: what was filled in, and what that comes to."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from content.reckoning import Reckoning, reckon
from content.worksheet import Worksheet

if TYPE_CHECKING:
    from history.sheets import FilledSheet
    from practice.paths import Paths


class FilledIn(msgspec.Struct, frozen=True):
    """One worksheet with what was typed into it, by key; ``saved`` is an ISO time, "" when it is empty."""

    sheet: Worksheet
    typed: Mapping[str, str]
    saved: str
    reckoning: Reckoning

    @property
    def filled(self) -> int:
        """How many fields have something in them."""
        return sum(bool(self.typed.get(key, "").strip()) for key in self.sheet.slots())


class Shelf(msgspec.Struct, frozen=True):
    """All worksheets in their order; ``problem`` says what could not be read, "" when all could."""

    sheets: tuple[FilledIn, ...]
    problem: str


def read_shelf(paths: "Paths") -> Shelf:
    """Read all worksheets and what was filled in, which may wait for the disk; a fault becomes a problem."""
    from content.worksheets import load_worksheets, user_worksheet_faults
    from history.errors import HistoryError

    problems = [f"Left out: {fault}" for fault in user_worksheet_faults(paths.packs)[:1]]
    try:
        kept = _kept(paths)
    except HistoryError as error:
        kept = {}
        problems.append(str(error))
    sheets = tuple(_filled_in(sheet, kept) for sheet in load_worksheets(paths.packs))
    return Shelf(sheets, " ".join(problems))


def read_filled(paths: "Paths", sheet: Worksheet) -> FilledIn:
    """Read what was filled into one worksheet; raises a HistoryError."""
    return _filled_in(sheet, _kept(paths))


def _kept(paths: "Paths") -> "dict[str, FilledSheet]":
    from history.store import History

    return {one.sheet: one for one in History(paths.data).sheets()}


def _filled_in(sheet: Worksheet, kept: "Mapping[str, FilledSheet]") -> FilledIn:
    found = kept.get(sheet.id)
    typed = found.values if found else {}
    return FilledIn(sheet, typed, found.saved if found else "", reckon(sheet, typed))
