"""The matrix and the figures of a worksheet, drawn with characters."""

import re

import pytest

from content.reckoning import reckon
from content.worksheets import find_worksheet, load_worksheets
from tui.widgets.quadrants import draw_quadrants
from tui.widgets.sheet_figures import describe_figures, describe_verdict

MATRIX = find_worksheet("value-matrix", load_worksheets())


def drawn(width: int = 60, **typed: str) -> list[str]:
    values = {key.replace("__", "."): value for key, value in typed.items()}
    assert MATRIX.plot
    return draw_quadrants(MATRIX.plot, reckon(MATRIX, values), width).plain.split("\n")


def place(lines: list[str], sign: str) -> tuple[int, int]:
    row = next(number for number, line in enumerate(lines) if sign in line)
    return row, lines[row].index(sign)


@pytest.mark.parametrize("width", [30, 60, 120])
@pytest.mark.parametrize(
    ("impact", "weeks", "upper", "right"),
    [("12", "3", True, False), ("12", "30", True, True), ("1", "0", False, False), ("0", "9", False, True),
     ("5", "8", True, True), ("4.99", "7.99", False, False), ("100", "1,000", True, True)],
)  # fmt: skip
def test_a_case_stands_in_its_quarter(width: int, impact: str, weeks: str, upper: bool, right: bool) -> None:
    lines = drawn(width, impact__1=impact, weeks__1=weeks)
    middle = next(number for number, line in enumerate(lines) if "┼" in line)
    row, column = place(lines, "①")
    cross = lines[middle].index("┼")
    assert (row < middle, column > cross) == (upper, right)
    assert max(map(len, lines)) <= max(width, 34)


def test_the_corners_are_named_and_the_axes_have_figures() -> None:
    text = "\n".join(drawn(impact__1="12", weeks__1="3"))
    assert all(
        name in text for name in ("First", "Plan", "Small", "Drop", "Fewer events ↑", "Regulatory review →")
    )
    assert re.search(r"12 │.*\n(.*\n)*.* 5 │─", text)


def test_cases_at_the_same_place_stand_side_by_side() -> None:
    same = {
        f"{name}__{case}": value for case in (1, 2, 3) for name, value in (("impact", "10"), ("weeks", "4"))
    }
    lines = drawn(**same)
    row, column = place(lines, "①")
    assert lines[row][column : column + 3] == "①②③"


def test_a_case_without_a_number_has_no_place() -> None:
    lines = drawn(idea__1="Navigator", impact__1="12", idea__2="Refills", impact__2="12", weeks__2="3")
    assert not any("①" in line for line in lines)
    assert any(line == "✗ Navigator  has no place: no number" for line in lines)
    assert any(line.startswith("②") and "Refills" in line for line in lines)


def test_a_matrix_without_its_middle_is_a_sentence() -> None:
    assert drawn(impact_split="0") == ["The matrix needs both of its middle lines above 0."]


@pytest.mark.parametrize("width", [30, 52, 76])
@pytest.mark.parametrize("sheet", load_worksheets(), ids=lambda one: one.id)
def test_every_sheet_fits_its_column(sheet, width: int) -> None:
    for typed in (sheet.examples(), {}):
        reckoning = reckon(sheet, typed)
        for text in (describe_verdict(reckoning, width), describe_figures(reckoning, width)):
            assert "\x1b" not in text.plain
            sentences = [line for line in text.plain.split("\n") if line.startswith("  ") and "█" not in line]
            assert all(len(line.rstrip()) <= max(width, 52) for line in sentences)


def test_a_bar_shows_where_the_limit_is() -> None:
    sheet = find_worksheet("alert-economy", load_worksheets())
    over = describe_figures(reckon(sheet, sheet.examples()), 60).plain
    assert "█" * 24 + "│▓  │ $5,000 a month" in over
    far = describe_figures(reckon(sheet, sheet.examples() | {"wage": "480"}), 60).plain
    assert "│▓▓▓▓▓▓▓▓▓▓▓▓▸" in far
    under = describe_figures(reckon(sheet, sheet.examples() | {"wage": "24"}), 60).plain
    assert "█" * 12 + "░" * 12 + "│  │ $5,000" in under


def test_markup_and_escapes_are_shown_as_they_were_typed() -> None:
    typed = {"idea.1": "[red]now[/] \x1b[31m", "impact.1": "12", "weeks.1": "3"}
    assert "[red]now[/]" in describe_verdict(reckon(MATRIX, typed), 80).plain
