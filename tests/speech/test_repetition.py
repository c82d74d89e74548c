"""Loops of the recogniser are told from speech."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speech.repetition import is_too_compressible, repeated_tail


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ("we cut the delay by twenty percent in six months", 0),
        ("no no no we kept it", 0),
        ("it was very very very hard", 0),
        ("the warning warning warning warning warning", 4),
        ("we went live in May we went live in May", 5),
        ("We went live in May. We went, live in may", 5),
        ("and a b c d a b c d a b c d", 8),
        ("and a b c d a b c d a b c d a b", 10),
        ("the alarm the alarm the alarm the alarm the al", 8),
        ("", 0),
    ],
)
def test_repeated_tail(text: str, repeated: int) -> None:
    assert repeated_tail(text.split()) == repeated


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=3), max_size=60))
def test_the_tail_is_part_of_the_words(words: list[str]) -> None:
    assert 0 <= repeated_tail(words) <= max(0, len(words) - 1)


def test_a_text_that_packs_too_well_is_no_speech() -> None:
    assert is_too_compressible("I'm sorry, I'm sorry, " * 12)
    assert not is_too_compressible("I led the sepsis rollout, and alert delay fell by a fifth in six months.")
    assert not is_too_compressible("")
