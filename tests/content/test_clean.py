import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.clean import clean


@pytest.mark.parametrize(
    ("outside", "inert"),
    [
        ("plain text [of 5] {x} 18 %", "plain text [of 5] {x} 18 %"),
        ("one\ntwo\n\nthree", "one\ntwo\n\nthree"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\tb", "a b"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b2Jgone", "gone"),
        ("\x1b]0;title\x07shown", "shown"),
        ("\x1b]8;;https://x.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1bPq#0\x1b\\after", "after"),
        ("\x1b]52;c;never ends", "52;c;never ends"),
        ("\x1b(0line", "line"),
        ("bell\x07 null\x00 back\x08", "bell null back"),
        ("safe\u202etxt.exe", "safetxt.exe"),
        ("zero\u200bwidth\ufeff\u2060", "zerowidth"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("lone \ud800 half", "lone  half"),
        ("para\u2029graph", "para\ngraph"),
        ("naïve 漢字 🩺 Ω", "naïve 漢字 🩺 Ω"),
    ],
)
def test_makes_text_inert_and_keeps_the_rest(outside: str, inert: str) -> None:
    assert clean(outside) == inert


@given(st.text(alphabet=st.characters(codec=None) | st.sampled_from("\x1b[]m;\x07\x9b\u202e\ud800\t\r\n")))
def test_leaves_nothing_but_newlines_that_a_terminal_would_obey(text: str) -> None:
    inert = clean(text)
    controls = [
        char for char in inert if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") and char != "\n"
    ]
    assert controls == []
    assert not set(inert) & set("\u200b\u200d\u200e\u202a\u202e\u2066\u2069\ufeff\u00ad")


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text().filter(str.isprintable))
def test_printable_text_stays_as_typed(text: str) -> None:
    assert clean(text) == text


def test_a_flood_of_unfinished_sequences_is_cleaned_in_one_pass() -> None:
    assert clean("\x1b]x" * 200_000) == "x" * 200_000
