"""A matrix of four, drawn with characters: where each case stands between two figures."""

from textual.content import Content

from content.amount import say_number
from content.clean import clean
from content.reckoning import Reckoning
from content.worksheet import Plot

SIGNS = "①②③④"
HALF_HEIGHT = 4
WIDEST_HALF = 26
NARROWEST_HALF = 12
MARGIN = 7
QUIET = "$text-muted"


def draw_quadrants(plot: Plot, reckoning: Reckoning, width: int) -> Content:
    """Draw the matrix in ``width`` cells, and under it the cases and what has no place.

    The two middle lines are the splits; beyond one there is room for twice the split, or for the farthest case.
    """
    x_split, y_split = reckoning.value(plot.x_split), reckoning.value(plot.y_split)
    if not x_split or not y_split or x_split < 0 or y_split < 0:
        return Content.styled("The matrix needs both of its middle lines above 0.", QUIET)
    half = max(NARROWEST_HALF, min(WIDEST_HALF, (width - MARGIN - 3) // 2))
    places = {}
    for case in reckoning.cases:
        x, y = reckoning.value(plot.x, case), reckoning.value(plot.y, case)
        if x is not None and y is not None:
            places[case] = (x, y)
    x_most = max([2 * x_split, *(x for x, _ in places.values())])
    y_most = max([2 * y_split, *(y for _, y in places.values())])
    grid = _empty(plot, half)
    for case, (x, y) in places.items():
        column = _cell(x, x_split, x_most, half)
        row = 2 * HALF_HEIGHT - _cell(y, y_split, y_most, HALF_HEIGHT)
        while grid[row][column] in SIGNS and column < 2 * half:
            column += 1
        grid[row][column] = SIGNS[case - 1]
    return Content("\n").join(
        [
            *_framed(plot, reckoning, grid, (x_split, x_most), (y_split, y_most)),
            *_legend(plot, reckoning, places),
        ]
    )


def _cell(value: float, split: float, most: float, half: int) -> int:
    """The cell of a value on an axis: ``half`` cells below the split, the split's own, ``half`` above."""
    if value < split:
        return max(0, min(half - 1, int(value / split * half)))
    return half + 1 + min(half - 1, int((value - split) / (most - split) * half))


def _empty(plot: Plot, half: int) -> list[list[str]]:
    grid = [list(" " * half + "│" + " " * half) for _ in range(2 * HALF_HEIGHT + 1)]
    grid[HALF_HEIGHT] = list("─" * half + "┼" + "─" * half)
    for row, column, name in zip((0, 0, -1, -1), (0, 1, 0, 1), plot.quadrants, strict=True):
        word = clean(name)[: half - 4]
        start = 0 if column == 0 else 2 * half + 1 - len(word)
        grid[row][start : start + len(word)] = word
    return grid


def _framed(
    plot: Plot, reckoning: Reckoning, grid: list[list[str]], x: tuple[float, float], y: tuple[float, float]
) -> list[Content]:
    labels = {field.id: clean(field.label) for field in reckoning.sheet.fields}
    labels |= {result.id: clean(result.label) for result in reckoning.sheet.results}
    wide = len(grid[0])
    rows = [Content.styled(f"{labels[plot.y]} ↑", QUIET)]
    for number, row in enumerate(grid):
        tick = {0: say_number(y[1]), HALF_HEIGHT: say_number(y[0]), 2 * HALF_HEIGHT: "0"}.get(number, "")
        cells = [
            Content.styled(cell, "bold $text-accent")
            if cell in SIGNS
            else Content.styled(cell, "$text-disabled" if cell in "│─┼" else QUIET)
            for cell in row
        ]
        rows.append(Content.assemble((f"{tick:>{MARGIN - 2}} │", QUIET), Content("").join(cells)))
    middle, last = say_number(x[0]), say_number(x[1])
    ticks = "0" + middle.rjust(wide // 2 + len(middle) // 2)
    ticks += last.rjust(max(len(last) + 1, wide - len(ticks)))
    rows.append(Content.styled(" " * (MARGIN - 1) + "└" + "─" * wide, QUIET))
    rows.append(Content.styled(" " * MARGIN + ticks, QUIET))
    rows.append(Content.styled(f"{labels[plot.x]} →".rjust(MARGIN + wide), QUIET))
    return rows


def _legend(plot: Plot, reckoning: Reckoning, places: dict[int, tuple[float, float]]) -> list[Content]:
    rows = [Content("")]
    for case in reckoning.cases:
        entry = reckoning.entries.get(f"{plot.name}.{case}")
        name = clean(entry.shown if entry else reckoning.case_name(case))
        if case in places:
            rows.append(Content.assemble((f"{SIGNS[case - 1]} ", "bold $text-accent"), name))
        else:
            rows.append(
                Content.assemble(("✗ ", "bold $text-error"), name, ("  has no place: no number", QUIET))
            )
    return rows
