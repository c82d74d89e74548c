"""Lines break between words, and a changed text gives the lines of a new one."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.wrapping import hang, rewrap, wrap


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("we cut stays", 20, ["we cut stays"]),
        ("we cut stays", 6, ["we cut", "stays"]),
        ("we cut stays", 7, ["we cut", "stays"]),
        ("one\ntwo", 20, ["one", "two"]),
        ("one\n\ntwo", 20, ["one", "", "two"]),
        ("readmissions", 5, ["readm", "issio", "ns"]),
        ("so readmissions", 5, ["so", "readm", "issio", "ns"]),
        ("日本語 です", 6, ["日本語", "です"]),
        ("日本語です", 4, ["日本", "語で", "す"]),
        ("a  b", 10, ["a  b"]),
    ],
)
def test_text_is_broken_into_lines(text: str, width: int, expected: list[str]) -> None:
    assert [text[start:end].rstrip() for start, end in wrap(text, width)] == expected


@given(st.text(alphabet="ab \n日", max_size=60), st.integers(1, 12))
def test_lines_leave_nothing_out(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(text[start:end] for start, end in lines) == text
    assert all(one[1] == other[0] for one, other in itertools.pairwise(lines))


@given(st.text(alphabet="ab \n", max_size=60), st.text(alphabet="ab \n", max_size=60), st.data())
def test_a_changed_text_gives_the_lines_of_a_new_one(old: str, new: str, data: st.DataObject) -> None:
    width = data.draw(st.integers(1, 12))
    shared = data.draw(st.integers(0, len(old)))
    new = old[:shared] + new
    assert rewrap(old, wrap(old, width), new, width) == wrap(new, width)


def test_a_hanging_text_stands_in_on_every_line_but_the_first() -> None:
    assert hang("one two three", 8, 3) == "one\n   two\n   three"
    assert hang("one two three", 8, 3, first=3) == "   one\n   two\n   three"
