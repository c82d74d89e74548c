"""A corpus of spoken answers: a folder with ``answers.jsonl`` beside ``audio`` and ``human/index.jsonl``.

Nothing of it is kept in the repository. A line of either file has ``id``, ``text`` (what is said) and, in
``human``, ``audio`` (a file name) and ``speech`` (how it is said: "read", "spontaneous"...).
"""

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec


class Clip(msgspec.Struct, frozen=True):
    """A sound and what is said in it; ``group`` is the kind of speech."""

    id: str
    path: Path
    text: str
    group: str


def read_corpus(folder: Path) -> Iterator[Clip]:
    """The made answers first, then the human clips."""
    for row in _rows(folder / "answers.jsonl"):
        yield Clip(row["id"], folder / "audio" / f"{row['id']}.flac", row["text"], "synthetic")
    for row in _rows(folder / "human" / "index.jsonl"):
        yield Clip(row["id"], folder / "human" / row["audio"], row["text"], row["speech"])


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if not path.exists():
        raise SystemExit(f"There is no {path}: name the folder of the corpus with --corpus.")
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
