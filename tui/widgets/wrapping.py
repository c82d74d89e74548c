"""Where the lines of a text break, as offsets, so that marks and the cursor find their line."""

import re
from bisect import bisect_left, bisect_right

from rich.cells import cell_len

Line = tuple[int, int]
"""Code-point offsets of one line, end exclusive; the blanks it breaks at belong to its end."""

_PIECES = re.compile(r"\n|[^\S\n]+|\S+")


def wrap(text: str, width: int, start: int = 0) -> list[Line]:
    """Break ``text`` from ``start`` on into lines of at most ``width`` cells, between words if possible."""
    width = max(1, width)
    lines: list[Line] = []
    begin = start
    used = 0
    for piece in _PIECES.finditer(text, start):
        if piece[0] == "\n":
            lines.append((begin, piece.end()))
            begin, used = piece.end(), 0
            continue
        cells = cell_len(piece[0])
        if piece[0].isspace():
            used += cells
            continue
        if used + cells > width and begin < piece.start():
            lines.append((begin, piece.start()))
            begin, used = piece.start(), 0
        if cells <= width:
            used += cells
            continue
        for at in range(piece.start(), piece.end()):  # one word wider than the line
            letter = cell_len(text[at])
            if used + letter > width and begin < at:
                lines.append((begin, at))
                begin, used = at, 0
            used += letter
    lines.append((begin, len(text)))
    return lines


def rewrap(old: str, lines: list[Line], new: str, width: int) -> list[Line]:
    """Break ``new`` into lines, keeping those of ``old`` that its change cannot reach.

    A line's break depends on the first word after it, so the line before the change is done again too.
    """
    shortest = min(len(old), len(new))
    same = bisect_left(range(1, shortest + 1), True, key=lambda length: old[:length] != new[:length])
    whole = bisect_right(lines, same, key=lambda line: line[1])
    kept = lines[: max(0, whole - 1)]
    return kept + wrap(new, width, kept[-1][1] if kept else 0)


def hang(text: str, width: int, indent: int, *, first: int = 0) -> str:
    """Break ``text`` into lines that stand ``indent`` cells in; the first one stands ``first`` cells in.

    Where something else of ``indent`` cells stands before the text, ``first`` is 0.
    """
    lines = wrap(text, width - indent)
    return " " * first + ("\n" + " " * indent).join(text[start:end].rstrip() for start, end in lines)
