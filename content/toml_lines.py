"""Where each value of a TOML text stands, which the standard parser does not tell."""

import re
from collections.abc import Mapping

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


class _Walk:
    def __init__(self, text: str) -> None:
        self.lines: dict[Place, int] = {(): 1}
        self._tokens: list[tuple[str, int]] = []
        self._at = 0
        self._tables: dict[Place, int] = {}
        line, seen = 1, 0
        for match in _TOKEN.finditer(text):
            line += text.count("\n", seen, match.start())
            seen = match.start()
            if match["comment"] is None:
                self._tokens.append((match[0], line))
        table: Place = ()
        while self._at < len(self._tokens):
            if self._next_is("\n"):
                self._take()
            elif self._next_is("["):
                table = self._header()
            else:
                self._pair(table)

    def _next_is(self, *tokens: str) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at][0] in tokens

    def _take(self) -> tuple[str, int]:
        self._at += 1
        return self._tokens[self._at - 1]

    def _skip_line_ends(self) -> None:
        while self._next_is("\n"):
            self._take()

    def _header(self) -> Place:
        _, line = self._take()
        repeated = self._next_is("[")
        if repeated:
            self._take()
        keys = self._key()
        while self._next_is("]"):
            self._take()
        place: Place = ()
        for key in keys[:-1]:
            place = self._in_latest((*place, key))
            self.lines.setdefault(place, line)
        place = (*place, keys[-1])
        self.lines.setdefault(place, line)
        if repeated:
            self._tables[place] = self._tables.get(place, -1) + 1
            place = self._in_latest(place)
            self.lines[place] = line
        return place

    def _in_latest(self, place: Place) -> Place:
        return (*place, self._tables[place]) if place in self._tables else place

    def _key(self) -> list[str]:
        keys = [self._take()[0].strip("\"'")]
        while self._next_is("."):
            self._take()
            keys.append(self._take()[0].strip("\"'"))
        return keys

    def _pair(self, table: Place) -> None:
        line = self._tokens[self._at][1]
        place = table
        for key in self._key():
            place = (*place, key)
            self.lines.setdefault(place, line)
        self._take()
        self._value(place)

    def _value(self, place: Place) -> None:
        if self._next_is("["):
            self._array(place)
        elif self._next_is("{"):
            self._inline_table(place)
        else:
            while self._at < len(self._tokens) and not self._next_is(",", "]", "}", "\n"):
                self._take()

    def _array(self, place: Place) -> None:
        self._take()
        index = 0
        self._skip_line_ends()
        while not self._next_is("]"):
            self.lines[*place, index] = self._tokens[self._at][1]
            self._value((*place, index))
            index += 1
            self._skip_line_ends()
            if self._next_is(","):
                self._take()
                self._skip_line_ends()
        self._take()

    def _inline_table(self, place: Place) -> None:
        self._take()
        self._skip_line_ends()
        while not self._next_is("}"):
            self._pair(place)
            self._skip_line_ends()
            if self._next_is(","):
                self._take()
                self._skip_line_ends()
        self._take()
