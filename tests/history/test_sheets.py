"""Worksheets are kept as they were filled in."""

import datetime
import sqlite3

import pytest

from history.connection import close, connect
from history.sheets import LARGEST_SHEET

NOON = datetime.datetime(2026, 3, 14, 12, 0, tzinfo=datetime.UTC)


def test_a_sheet_is_kept_changed_and_emptied(history):
    assert history.sheets() == ()
    history.keep_sheet("matrix", {"impact.1": "12 %", "note": "é \u2028"}, at=NOON)
    history.keep_sheet("economy", {"beds": "120"}, at=NOON)
    history.keep_sheet("economy", {"beds": "121"}, at=NOON + datetime.timedelta(hours=1))
    economy, matrix = history.sheets()
    assert (economy.sheet, economy.values, economy.saved) == (
        "economy",
        {"beds": "121"},
        "2026-03-14T13:00:00+00:00",
    )
    assert matrix.values == {"impact.1": "12 %", "note": "é \u2028"}
    assert history.check() == ()
    history.keep_sheet("economy", {})
    assert [sheet.sheet for sheet in history.sheets()] == ["matrix"]


def test_what_was_in_an_emptied_sheet_is_in_no_file(history, folder):
    history.keep_sheet("offer", {"base": "unmistakable-173519"})
    history.keep_sheet("offer", {})
    assert not any(b"unmistakable-173519" in path.read_bytes() for path in folder.glob("rounds.db*"))


def test_a_sheet_that_changed_on_the_disk_is_reported(history, folder):
    history.keep_sheet("economy", {"beds": "120"})
    db = connect(folder)
    db.execute("update worksheets set json = replace(json, '120', '210')")
    close(db)
    assert history.check() == ("The worksheet economy is not what was saved: it changed on the disk.",)


def test_a_senseless_sheet_does_not_hide_the_others(history, folder):
    history.keep_sheet("economy", {"beds": "120"})
    history.keep_sheet("matrix", {"impact.1": "12"})
    db = connect(folder)
    db.execute("update worksheets set json = '[1' where id = 'economy'")
    close(db)
    assert [sheet.sheet for sheet in history.sheets()] == ["matrix"]
    assert len(history.check()) == 1


def test_a_sheet_larger_than_any_is_refused(history):
    with pytest.raises(ValueError, match="100,000 characters"):
        history.keep_sheet("economy", {"beds": "1" * LARGEST_SHEET})


def test_an_older_history_has_no_sheets_and_can_keep_them(history, folder):
    history.list()
    database = sqlite3.connect(folder / "rounds.db")
    database.execute("drop table worksheets")
    database.execute("delete from _sqlite_migrations where name = 'keep_worksheets'")
    database.commit()
    database.close()
    history.keep_sheet("economy", {"beds": "120"})
    assert len(history.sheets()) == 1
