"""Where each value of a TOML text stands, which the standard parser does not tell."""

import re
from collections.abc import Iterator, Mapping

Place = tuple[str | int, ...]

_TOKEN = re.compile(
    r"(?P<comment>#[^\n]*)"
    r'|"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|[\[\]{},=.\n]"
    r"|[^\s\[\]{},=.#\"']+",
    re.DOTALL,
)


def find_lines(text: str) -> Mapping[Place, int]:
    """Map the place of each key and list element of a *valid* TOML text to its line, counted from 1.

    A place is the keys and list positions that lead to the value from the top of the file.
    """
    return _Walk(text).lines


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    line, seen = 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        if match["comment"] is None:
            yield match[0], line


class _Walk:
    """One pass over the statements of a text, with one token of foresight; "" is the token after the last."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Place, int] = {(): 1}
        self._latest: dict[Place, int] = {}
        self._tokens = _tokens(text)
        self._mark, self._line = "", 1
        self._advance()
        table: Place = ()
        while self._mark:
            if self._mark == "\n":
                self._advance()
            elif self._mark == "[":
                table = self._header()
            else:
                self._pair(table)

    def _advance(self) -> None:
        self._mark, self._line = next(self._tokens, ("", self._line))

    def _skip(self, *tokens: str) -> None:
        while self._mark in tokens:
            self._advance()

    def _header(self) -> Place:
        line = self._line
        self._advance()
        repeated = self._mark == "["
        self._skip("[")
        keys = self._key()
        self._skip("]")
        place: Place = ()
        for key in keys[:-1]:
            place = self._in_latest((*place, key))
            self.lines.setdefault(place, line)
        place = (*place, keys[-1])
        self.lines.setdefault(place, line)
        if repeated:
            self._latest[place] = self._latest.get(place, -1) + 1
            place = self._in_latest(place)
            self.lines[place] = line
        return place

    def _in_latest(self, place: Place) -> Place:
        return (*place, self._latest[place]) if place in self._latest else place

    def _key(self) -> list[str]:
        keys = []
        while True:
            keys.append(self._mark.strip("\"'"))
            self._advance()
            if self._mark != ".":
                return keys
            self._advance()

    def _pair(self, table: Place) -> None:
        line = self._line
        place = table
        for key in self._key():
            place = (*place, key)
            self.lines.setdefault(place, line)
        self._advance()
        self._value(place)

    def _value(self, place: Place) -> None:
        if self._mark == "[":
            self._array(place)
        elif self._mark == "{":
            self._inline_table(place)
        else:
            while self._mark not in (",", "]", "}", "\n", ""):
                self._advance()

    def _array(self, place: Place) -> None:
        self._advance()
        self._skip("\n")
        index = 0
        while self._mark not in ("]", ""):
            self.lines[*place, index] = self._line
            self._value((*place, index))
            index += 1
            self._skip("\n", ",")
        self._advance()

    def _inline_table(self, place: Place) -> None:
        self._advance()
        self._skip("\n")
        while self._mark not in ("}", ""):
            self._pair(place)
            self._skip("\n", ",")
        self._advance()
