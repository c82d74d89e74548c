"""So many in so many is one figure, unless both count something of their own."""

import pytest

from scoring.carrying import find_amounts
from scoring.ratios import join_ratios
from scoring.tokens import listen


def figures(text: str) -> list[tuple[str, float]]:
    """The kind and the value of each amount of a text, ratios joined."""
    speech = listen(text)
    joined = join_ratios(speech, find_amounts(speech))
    return [(one.kind, round(one.value, 3)) for one in joined]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("seven of ten the family solves alone", [("percent", 70.0)]),
        ("nine out of ten", [("percent", 90.0)]),
        ("1.8 in a hundred", [("percent", 1.8)]),
        ("one block in sixteen", [("number", 0.062)]),
        ("about one in nine", [("number", 0.111)]),
        ("4.2 out of five", [("number", 4.2)]),
        ("19 per thousand draws", [("number", 19.0)]),
    ],
)
def test_so_many_in_so_many_is_one_figure(text: str, expected: list[tuple[str, float]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("seven of the ten calls", [("number", 7.0), ("count", 10.0)]),
        ("right in 93 percent, the large one in 95", [("percent", 93.0), ("number", 95.0)]),
        ("ten nurses in four wards", [("count", 10.0), ("count", 4.0)]),
    ],
)
def test_what_counts_for_itself_stays_apart(text: str, expected: list[tuple[str, float]]) -> None:
    assert figures(text) == expected
