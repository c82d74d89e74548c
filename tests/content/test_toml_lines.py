import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import content
from content.toml_lines import Place, find_lines

TEXT = '''\
title = "x" # not [a.table]
[a.b]
"quoted key" = 1
long = """
[not.a.table]
no = "key"
"""
literal = \'\'\'it's = here\'\'\'
[[things]]
list = [
  { n = 1.5, deep = [1, 2] },

  # a comment
  { n = 2 },
]
[things.inner]
last = 2020-01-02
[[things]]
[[things.parts]]
dotted.key = true
'''


def places(value: Any, at: Place = ()) -> Iterator[Place]:
    yield at
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from places(item, (*at, key))


def test_tells_the_line_of_each_key_and_element() -> None:
    lines = find_lines(TEXT)
    assert lines["title",] == 1
    assert lines["a", "b", "quoted key"] == 3
    assert lines["a", "b", "long"] == 4
    assert lines["a", "b", "literal"] == 8
    assert lines["things", 0, "list", 0, "deep", 1] == 11
    assert lines["things", 0, "list", 1, "n"] == 14
    assert lines["things", 0, "inner", "last"] == 17
    assert lines["things", 1, "parts", 0, "dotted", "key"] == 20


FILES = sorted((Path(content.__file__).parent / "packs").glob("*/*.toml"))


@pytest.mark.parametrize("text", [TEXT, "", *(path.read_text("utf-8") for path in FILES)])
def test_knows_exactly_the_places_that_the_parser_reads(text: str) -> None:
    assert set(find_lines(text)) == set(places(tomllib.loads(text)))
