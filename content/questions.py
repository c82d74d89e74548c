"""A plain list of questions, as people keep them, made into a pack: lines, a table, or cards from Anki."""

import csv
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal

import msgspec
import tomlkit

from content.clean import clean
from content.errors import PackError
from content.pack_folder import MOST_QUESTIONS, read_pack

Form = Literal["lines", "table", "cards"]
ROUND = "questions"
LONGEST_TITLE = 60
LONGEST_ID = 48

_QUESTION_COLUMNS = ("question", "prompt", "front")
_ANSWER_COLUMNS = ("answer", "hint", "notes", "back")
_BULLET = re.compile(r"^\s*(?:[-*\u2022]|\d{1,4}[.)])\s+")
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " ", "colon": ":"}


class Question(msgspec.Struct, frozen=True):
    """What is asked, and what was noted beside it: an answer or a reminder, often nothing."""

    text: str
    note: str = ""


def read_questions(text: str, form: Form) -> tuple[Question, ...]:
    """Read one question per line, per row of a comma- or semicolon-separated table, or per card.

    Lines lose their bullets and numbers, and those that begin with ``#`` are left out. A table's or a card
    file's columns are found by their names (question, prompt or front; answer, hint, notes or back), else the
    first is the question and the second the note. Cards are what Anki exports as text: separator, columns and
    whether the fields are HTML stand in its own lines at the top.
    """
    lines = clean(text) if form == "lines" else clean(text.replace("\t", "\ue000")).replace("\ue000", "\t")
    read = {"lines": _from_lines, "table": _from_table, "cards": _from_cards}[form]
    found = (Question(question.text.strip(), question.note.strip()) for question in read(lines.split("\n")))
    return tuple(dict.fromkeys(question for question in found if question.text))


def write_pack(folder: Path, questions: Sequence[Question], *, employer: str, seconds: int) -> None:
    """Write a new pack with one round that asks the questions; ``seconds`` is the time to speak for each.

    Raises PackError when there are none or too many, or one cannot be asked; nothing is written then.
    """
    if not questions:
        raise PackError(folder.name, "There is no question in this list; write one per line.")
    if len(questions) > MOST_QUESTIONS:
        raise PackError(folder.name, f"The list has more than {MOST_QUESTIONS:,} questions; split it.")
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".") as beside:
        unready = Path(beside) / folder.name
        unready.mkdir(mode=0o700)
        _write(unready / "pack.toml", _pack_file(employer))
        _write(unready / f"{ROUND}.toml", _round_file(questions, seconds))
        if faults := read_pack(unready)[1]:
            raise faults[0]
        unready.rename(folder)


def name_of(text: str) -> str:
    """Make an id of small letters, digits and hyphens from the first words of a text."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return "-".join(words)[:LONGEST_ID].strip("-") or "question"


def _from_lines(lines: Sequence[str]) -> Iterator[Question]:
    for line in lines:
        if not line.lstrip().startswith("#"):
            yield Question(_BULLET.sub("", line))


def _from_table(lines: Sequence[str]) -> Iterator[Question]:
    first = lines[0]
    yield from _from_rows(lines, ";" if first.count(";") > first.count(",") else ",", None)


def _from_cards(lines: Sequence[str]) -> Iterator[Question]:
    said = dict(line[1:].lower().split(":", 1) for line in lines if line.startswith("#") and ":" in line)
    cards = [line for line in lines if not line.startswith("#")]
    named = said.get("separator", "tab")
    separator = _SEPARATORS.get(named, named[:1] or "\t")
    columns = said["columns"].split(separator) if "columns" in said else None
    for question in _from_rows(cards, separator, columns):
        if said.get("html") == "true":
            yield Question(_plain(question.text), _plain(question.note))
        else:
            yield question


def _from_rows(lines: Iterable[str], separator: str, columns: Sequence[str] | None) -> Iterator[Question]:
    rows = csv.reader((f"{line}\n" for line in lines), delimiter=separator)
    asked, noted = 0, 1
    for number, row in enumerate(rows):
        names = [name.strip().lower() for name in (columns or row)]
        if number == 0 and (question := _column(names, _QUESTION_COLUMNS)) is not None:
            asked, noted = question, _column(names, _ANSWER_COLUMNS) or -1
            if columns is None:
                continue
        if asked < len(row):
            yield Question(row[asked], row[noted] if 0 <= noted < len(row) else "")


def _column(names: Sequence[str], known: Sequence[str]) -> int | None:
    return next((names.index(name) for name in known if name in names), None)


class _Text(HTMLParser):
    """Collects what a page would show; a break or a block starts a line."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - html.parser's
        if tag in ("br", "div", "p", "li"):
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _plain(html: str) -> str:
    reader = _Text()
    reader.feed(html)
    reader.close()
    return clean("".join(reader.parts)).replace("\u00a0", " ")


def _pack_file(employer: str) -> dict[str, object]:
    return {
        "employer": employer,
        "role": "Your own questions",
        "about": "Questions from a list of your own.",
        "days": [0, 0],
        "rounds": [ROUND],
    }


def _round_file(questions: Sequence[Question], seconds: int) -> dict[str, object]:
    taken: set[str] = set()
    prompts = []
    for question in questions:
        title = _title(question.text)
        prompt: dict[str, object] = {
            "id": _free(name_of(title), taken),
            "title": title,
            "kind": "story",
            "seconds": seconds,
            "question": question.text,
        }
        if question.note:
            prompt["hints"] = [question.note]
        prompts.append(prompt)
    return {"title": "Questions", "minutes": 0, "about": "In the order of the list.", "prompts": prompts}


def _title(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= LONGEST_TITLE:
        return line.rstrip("?.! ") or line
    return f"{line[: LONGEST_TITLE - 2].rsplit(' ', 1)[0].rstrip(',;:')} …"


def _free(name: str, taken: set[str]) -> str:
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


def _write(path: Path, data: dict[str, object]) -> None:
    path.touch(mode=0o600)
    path.write_text(tomlkit.dumps(data), encoding="utf-8")
