"""Loudness as columns of block letters."""

from collections.abc import Sequence

from textual.content import Content

BLOCKS = " ▁▂▃▄▅▆▇█"
FLOOR = -60.0


def loudness(dbfs: float) -> float:
    """Map dBFS to 0-1: -60 dBFS and less is 0, full scale is 1."""
    return min(1.0, max(0.0, 1.0 - dbfs / FLOOR))


def columns(values: Sequence[float], height: int) -> list[str]:
    """Draw values of 0-1 as columns, one string a row from the top; the lowest row is never empty."""
    steps = [max(1, round(value * height * 8)) for value in values]
    return [
        "".join(BLOCKS[min(8, max(0, step - 8 * row))] for step in steps) for row in reversed(range(height))
    ]


def shaded_columns(values: Sequence[float], height: int, colour: str) -> Content:
    """Draw columns that are the brighter the taller they are."""
    shades = [f"{colour} {(40, 60, 80, 100)[min(3, int(value * 6))]}%" for value in values]
    rows = [
        Content.assemble(*zip(row, shades, strict=True)) if row.strip() else Content(row)
        for row in columns(values, height)
    ]
    return Content("\n").join(rows)
