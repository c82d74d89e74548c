"""Worksheets as they were filled in: one copy of each, with its seal."""

import datetime
import hashlib
from collections.abc import Iterator, Mapping

import msgspec
from sqlite_utils import Database

LARGEST_SHEET = 100_000
"""Characters of JSON; far more than all fields of a sheet can hold."""


class FilledSheet(msgspec.Struct, frozen=True):
    """What was typed into a worksheet, by the key of the field; ``saved`` is an ISO time with its offset."""

    sheet: str
    values: dict[str, str]
    saved: str


def write_sheet(db: Database, sheet_id: str, values: Mapping[str, str], at: datetime.datetime) -> None:
    """Put values in place of what the worksheet had; with none, it is empty again and leaves no row."""
    if not values:
        db.execute("delete from worksheets where id = ?", (sheet_id,))
        return
    json = msgspec.json.encode(values).decode()
    if len(json) > LARGEST_SHEET:
        raise ValueError("a worksheet holds no more than 100,000 characters")
    saved = at.isoformat(timespec="seconds")
    db.execute(
        "insert into worksheets (id, json, saved, sha256) values (?, ?, ?, ?)"
        " on conflict (id)"
        " do update set json = excluded.json, saved = excluded.saved, sha256 = excluded.sha256",
        (sheet_id, json, saved, _seal(sheet_id, json, saved)),
    )


def read_sheets(db: Database) -> Iterator[FilledSheet]:
    """Read all that are filled; one that a disk fault has made senseless is left out: its seal is broken."""
    for sheet_id, json, saved in db.execute("select id, json, saved from worksheets order by id").fetchall():
        try:
            values = msgspec.json.decode(json, type=dict[str, str])
        except msgspec.MsgspecError:
            continue
        yield FilledSheet(sheet_id, values, saved)


def broken_sheets(db: Database) -> Iterator[str]:
    """The ids of worksheets that are no longer what was saved."""
    for sheet_id, json, saved, seal in db.execute("select id, json, saved, sha256 from worksheets order by id"):
        if seal != _seal(sheet_id, json, saved):
            yield sheet_id


def _seal(*parts: str) -> str:
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()
