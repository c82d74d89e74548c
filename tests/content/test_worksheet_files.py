"""Worksheets from a user's folder: read with care, refused with sentences that name file and line."""

import re
from pathlib import Path

import msgspec
import pytest

from content.check import check_pack
from content.formula import FUNCTIONS
from content.reckoning import reckon
from content.worksheet import Field, Option, Plot, Result, Verdict, WorksheetFile
from content.worksheets import load_worksheets, user_worksheet_faults

GUIDE = (Path(__file__).parents[2] / "docs" / "packs.md").read_text("utf-8")
SHEET = """title = "Ward"
about = "A small one."
prompts = ["acme/why"]
case = "Bed"
cases = 2

[[fields]]
id = "calls"
label = "Calls"
unit = "calls"
example = "3 | 4"
each = true

[[fields]]
id = "note"
label = "Note"
kind = "text"

[[results]]
id = "all"
label = "All"
formula = "sum(calls)"
unit = "calls a day"
says = "{all} come in."

[[verdicts]]
when = "all > 5"
word = "Many"
tone = "stop"
says = "{all} are many."
"""
PACK = 'employer = "Acme"\nrole = "PM"\nabout = "Mine."\ndays = [1, 2]\nrounds = ["first"]\n'
ROUND = 'title = "First"\nminutes = 5\nabout = "One."\nprompts = []\n'


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "packs" / "acme"
    (folder / "worksheets").mkdir(parents=True)
    (folder / "pack.toml").write_text(PACK, "utf-8")
    (folder / "first.toml").write_text(ROUND, "utf-8")
    (folder / "worksheets" / "ward.toml").write_text(SHEET, "utf-8")
    return folder


def spoil(pack: Path, old: str, new: str) -> list[str]:
    assert old in SHEET
    (pack / "worksheets" / "ward.toml").write_text(SHEET.replace(old, new, 1), "utf-8")
    assert len(load_worksheets(pack.parent)) == len(load_worksheets())
    found = [str(fault) for fault in user_worksheet_faults(pack.parent)]
    assert [str(fault) for fault in check_pack(pack)] == found
    return found


def test_a_sheet_of_ones_own_stands_after_those_of_rounds(pack: Path) -> None:
    assert user_worksheet_faults(pack.parent) == ()
    assert check_pack(pack) == ()
    assert [sheet.id for sheet in load_worksheets(pack.parent)[len(load_worksheets()) :]] == ["acme/ward"]


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ("sum(calls)", "sum(callz)", 22, 'There is no value "callz"; did you mean "calls"?'),
        ("sum(calls)", "calls + 1", 22, "put it into sum, min, max or filled."),
        ("sum(calls)", "sum(calls) + note", 22, "can only ask whether it is there: filled(note)."),
        ("sum(calls)", "sum(calls", 22, 'lacks a ")" at its end.'),
        ("sum(calls)", "calls.__class__", 22, 'A formula cannot have "."'),
        ("sum(calls)", "9 ** 9 ** 9", 22, 'lacks a value before "*"'),
        ("sum(calls)", "1 + " * 100 + "1", 22, "401 characters; the most is 400."),
        ('"{all} come in."', '"{al} come in."', 24, 'There is no value "al"; did you mean "all"?'),
        ('"{all} come in."', '"{calls} come in."', 24, "so a sentence about all cannot name it."),
        ('"{all} come in."', '"{all.__class__} come in."', 24, 'There is no value "all.__class__"'),
        ('id = "all"', 'id = "calls"', 20, 'The name "calls" is taken already'),
        ('id = "all"', 'id = "max"', 20, '"max" is a word of the formulas'),
        ('id = "all"', 'id = "All!"', 20, "small letters, digits and underscores."),
        ('unit = "calls"\n', "", 7, 'The number "calls" needs a "unit".'),
        ('example = "3 | 4"', 'example = "3 | four"', 11, 'Calls: "four" is not a number'),
        ('kind = "text"', 'kind = "choice"', 14, 'needs at least two "options".'),
        ("cases = 2", "cases = 0", 12, 'For "each" the sheet needs "cases"'),
        ("cases = 2", "cases = 9", 5, '"cases" must be from 0 to 4.'),
        ("cases = 2", "cases = inf", 5, '"cases" must be a whole number'),
        ('unit = "calls a day"', 'unit = ""', 23, 'The result "all" needs a unit.'),
        ('unit = "calls a day"', 'unit = "{calls} a day"', 23, '"calls" has one value for each case'),
        ('unit = "calls a day"', 'unit = "{spare}"', 23, 'There is no value "spare"'),
        ('tone = "stop"', 'tone = "red"', 29, "must be one of care, go, stop"),
        ('when = "all > 5"', 'when = "1 < all < 5"', 27, "two values at a time"),
        ('case = "Bed"', 'case = "Bed"\ncolour = "red"', 5, '"colour" is not a field here'),
    ],
)
def test_a_fault_is_told_with_its_line(pack: Path, old: str, new: str, line: int, sentence: str) -> None:
    found = spoil(pack, old, new)
    assert found[0].startswith(f"acme/worksheets/ward.toml, line {line}: ")
    assert sentence in found[0]


def test_all_faults_are_told_at_once(pack: Path) -> None:
    text = SHEET.replace("sum(calls)", "sum(x)").replace("{all} are", "{y} are").replace('"3 | 4"', '"z"')
    (pack / "worksheets" / "ward.toml").write_text(text, "utf-8")
    assert len(user_worksheet_faults(pack.parent)) == 3


def test_a_later_result_cannot_be_used(pack: Path) -> None:
    found = spoil(pack, 'formula = "sum(calls)"', 'formula = "all + 1"')
    assert "uses fields and the results above it" in found[0]


def test_a_unit_cannot_be_made_of_results(pack: Path) -> None:
    second = '[[results]]\nid = "two"\nlabel = "Two"\nformula = "1"\nunit = "{all}{all}"\nsays = "{all}"\n'
    found = spoil(pack, "[[verdicts]]", f"{second}\n[[verdicts]]")
    assert found == [
        'acme/worksheets/ward.toml, line 30: A unit can name only a text or a choice, and "all" is a number.'
    ]


def test_escapes_come_out_inert(pack: Path) -> None:
    (pack / "worksheets" / "ward.toml").write_text(SHEET.replace('"Ward"', r'"\u001b[2JWard"'), "utf-8")
    assert load_worksheets(pack.parent)[-1].title == "Ward"
    found = spoil(pack, '"sum(calls)"', r'"sum(calls) \u001b[31m!"')
    assert found == ['acme/worksheets/ward.toml, line 22: A formula cannot have "!" in it.']


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"#" * (1 << 17), "larger than"),
        (b"a = " + b"[" * 5000, "nested more than 8 deep"),
        (b'title = "\xe9"', "not UTF-8"),
        (b"[[fields]]\n" * 3000, "is missing here"),
        (b"", "is missing here"),
    ],
    ids=["large", "deep", "latin", "many", "empty"],
)
def test_a_hostile_sheet_is_refused(pack: Path, raw: bytes, sentence: str) -> None:
    (pack / "worksheets" / "ward.toml").write_bytes(raw)
    found = [str(fault) for fault in user_worksheet_faults(pack.parent)]
    assert any(sentence in one for one in found)
    assert len(found) <= 200
    assert len(load_worksheets(pack.parent)) == len(load_worksheets())


def test_a_link_out_of_the_pack_is_refused(pack: Path) -> None:
    (pack.parent / "elsewhere.toml").write_text(SHEET, "utf-8")
    (pack / "worksheets" / "ward.toml").unlink()
    (pack / "worksheets" / "ward.toml").symlink_to(pack.parent / "elsewhere.toml")
    assert "leads out" in str(user_worksheet_faults(pack.parent)[0])


def test_a_name_that_cannot_be_an_id_is_refused(pack: Path) -> None:
    (pack / "worksheets" / "ward.toml").rename(pack / "worksheets" / "Ward 7.toml")
    assert "small letters" in str(user_worksheet_faults(pack.parent)[0])


def test_the_worksheet_of_the_guide_works_and_the_guide_names_every_field(tmp_path: Path) -> None:
    (text,) = re.findall(r"`my-clinic/worksheets/phone-time.toml`\n\n```toml\n(.*?)```", GUIDE, re.DOTALL)
    path = tmp_path / "my-clinic" / "worksheets" / "phone-time.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    assert check_pack(path) == ()
    sheet = load_worksheets(tmp_path)[-1]
    reckoning = reckon(sheet, sheet.examples())
    assert [one.shown for one in reckoning.outcomes] == [
        "126 hours a month",
        "56 hours a month",
        "$4,368 a month",
    ]
    assert [one.verdict.word for one in reckoning.judgements] == ["Buy it"]
    fields = {
        field.name
        for value in (WorksheetFile, Field, Result, Verdict, Plot, Option)
        for field in msgspec.structs.fields(value)
    }
    named = set(re.findall(r"[`\[ ]([a-z_]+)[`\]]", GUIDE)) | set(re.findall(r"[{ ]?\b([a-z_]+) = ", GUIDE))
    assert fields - named == set()
    assert all(re.search(rf"`{name}[`(]", GUIDE) for name in FUNCTIONS)
