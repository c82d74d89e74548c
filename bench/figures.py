"""The figures that several measurements share, and the table they are shown in."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from rapidfuzz.distance import Levenshtein
from text_to_num import alpha2digit

from content.transcript import Word


class Showing(msgspec.Struct, frozen=True):
    """What was on the screen at a moment: so many final words, then live text, its first ones stable."""

    at: float
    final: int
    live: str
    stable: int


def lags(
    showings: Iterable[Showing], words: Sequence[Word], when_said: Callable[[float], float]
) -> tuple[list[float], list[float]]:
    """Seconds from the end of each final word to when it was first shown, and first shown as stable.

    ``when_said`` gives the moment of a second of tape. A word that was never shown in its final form counts
    from when it was shown as final; one that was never shown at all is left out.
    """
    live: list[float] = []
    stable: list[float] = []
    before: list[tuple[float, list[str], int]] = []
    done = 0
    for showing in showings:
        if showing.final > done:
            ended = words[done : showing.final]
            first, first_stable = _first_shown(before, [letters(word.text) for word in ended])
            for number, word in enumerate(ended):
                live.append(first.get(number, showing.at) - when_said(word.end))
                stable.append(first_stable.get(number, showing.at) - when_said(word.end))
            before.clear()
            done = showing.final
        if showing.live:
            before.append((showing.at, [letters(word) for word in showing.live.split()], showing.stable))
    return live, stable


def _first_shown(
    showings: Sequence[tuple[float, list[str], int]], final: Sequence[str]
) -> tuple[dict[int, float], dict[int, float]]:
    """When each of the final words first stood in the live text, and in its stable part."""
    first: dict[int, float] = {}
    first_stable: dict[int, float] = {}
    for at, live, firm in showings:
        for block in Levenshtein.opcodes(live, final):
            if block.tag == "equal":
                here = range(block.src_start, block.src_end)
                there = range(block.dest_start, block.dest_end)
                for source, target in zip(here, there, strict=True):
                    first.setdefault(target, at)
                    if source < firm:
                        first_stable.setdefault(target, at)
    return first, first_stable


def letters(word: str) -> str:
    """A word by its letters and digits."""
    return "".join(c for c in word.casefold() if c.isalnum())


def bare(text: str) -> list[str]:
    """Words by their letters and digits."""
    return [letters(word) for word in text.split()]


def normal(text: str) -> list[str]:
    """Words with numbers as digits, so that "eighteen percent" and "18%" are the same."""
    text = re.sub(r"(\d),(\d{3})", r"\1\2", text.lower().replace("%", " percent ").replace("-", " "))
    return re.findall(r"[a-z']+|\d+(?:\.\d+)?", alpha2digit(text, "en"))


def error_rate(said: str, heard: str, split: Callable[[str], list[str]]) -> float:
    """Word error rate in percent."""
    expected = split(said)
    return 100 * Levenshtein.distance(expected, split(heard)) / len(expected)


def quantile(values: Sequence[float], share: float) -> float | None:
    """The value below which ``share`` of the values lie; None where there are none."""
    return float(np.quantile(values, share)) if len(values) else None


def used(pid: int | None) -> tuple[float, float] | None:
    """CPU seconds so far and peak memory in MB of a process, where the system tells (Linux)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / 100, memory(pid, "VmHWM")


def memory(pid: int | None, field: str = "VmRSS") -> float:
    """Memory of a process in MB: ``VmRSS`` is what it has now, ``VmHWM`` the most it ever had (Linux)."""
    found = re.search(rf"{field}:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def table(found: Mapping[str, Any], bars: Mapping[str, float] | None = None) -> Iterator[str]:
    """The figures, one to a line, with the most that each may be where there is a bar."""
    for name, value in found.items():
        for inner, figure in value.items() if isinstance(value, dict) else [("", value)]:
            full = f"{name} {inner}".strip()
            shown = f"{figure:.3f}" if isinstance(figure, float) else str(figure)
            line = f"{full:36} {shown:>10}"
            bar = (bars or {}).get(full)
            if bar is not None and figure is not None:
                line += f"   at most {bar:<5g} {'ok' if figure <= bar else 'MISSED'}"
            yield line
