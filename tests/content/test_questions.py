from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.errors import PackError
from content.pack_folder import read_pack
from content.questions import Question, name_of, read_questions, write_pack


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("lines", "Why us?\n\n  What did you stop?  \n", [("Why us?", ""), ("What did you stop?", "")]),
        (
            "lines",
            "# My list\n1. Why us?\n2) Why now?\n- Who?",
            [("Why us?", ""), ("Why now?", ""), ("Who?", "")],
        ),
        ("lines", "3 risks you saw?\r\nTwice?\nTwice?", [("3 risks you saw?", ""), ("Twice?", "")]),
        (
            "table",
            '"Why us, and why now?",Say a figure\nWho?',
            [("Why us, and why now?", "Say a figure"), ("Who?", "")],
        ),
        ("table", "Level,Question,Answer\n1,Why us?,Sepsis", [("Why us?", "Sepsis")]),
        ("table", "Question;Level\nWhy us, exactly?;1", [("Why us, exactly?", "")]),
        ("table", 'question\n"Two\nlines?"', [("Two\nlines?", "")]),
        ("table", "\ufeffQuestion\nWhy us?", [("Why us?", "")]),
        ("cards", "Why us?\tSepsis\nWho?\t", [("Why us?", "Sepsis"), ("Who?", "")]),
        ("cards", "#separator:tab\n#html:true\nWhy <b>us</b> &amp; now?\tA<br>B", [("Why us & now?", "A\nB")]),
        ("cards", "#separator:Semicolon\n#columns:Id;Back;Front\n7;Sepsis;Why us?", [("Why us?", "Sepsis")]),
        ("cards", "#html:false\n<why>?\t", [("<why>?", "")]),
    ],
)
def test_reads_what_people_keep(form, text, found) -> None:
    assert [(question.text, question.note) for question in read_questions(text, form)] == found


def test_nothing_in_a_list_can_move_a_cursor() -> None:
    for form in ("lines", "table", "cards"):
        assert read_questions("Why \x1b[31mred\x1b[0m?", form) == (Question("Why red?"),)
    assert read_questions("#html:true\nWhy &#27;[31mred?\t", "cards") == (Question("Why [31mred?"),)


@given(st.text(), st.sampled_from(["lines", "table", "cards"]))
def test_any_text_is_read_as_a_list(text, form) -> None:
    for question in read_questions(text, form):
        assert question.text == question.text.strip() != ""


QUESTIONS = (
    Question('What did "it" cost \\ who paid?', "Say ''' nothing.\nThen a figure."),
    Question(("Why? " * 40).strip()),
    Question(("Why? " * 41).strip()),
    Question("为什么?"),
)


def test_the_pack_that_is_written_asks_the_questions(tmp_path: Path) -> None:
    write_pack(tmp_path / "mine", QUESTIONS, employer="Acme", seconds=90)
    pack, faults = read_pack(tmp_path / "mine")
    assert faults == ()
    prompts = pack.rounds[0].prompts
    assert [prompt.question for prompt in prompts] == [question.text for question in QUESTIONS]
    assert len({prompt.id for prompt in prompts}) == len(QUESTIONS)
    assert prompts[0].hints == ("Say ''' nothing. Then a figure.",)
    assert {prompt.seconds for prompt in prompts} == {90}
    assert [file.stat().st_mode & 0o777 for file in (tmp_path / "mine").iterdir()] == [0o600, 0o600]
    assert (tmp_path / "mine").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("questions", "sentence"),
    [
        ((), "There is no question in this list"),
        ((Question("Why? " * 1000),), "the most is 4,000"),
        (tuple(Question(f"Why {number}?") for number in range(2001)), "more than 2,000 questions"),
    ],
)
def test_a_list_that_makes_no_pack_leaves_nothing_behind(tmp_path: Path, questions, sentence: str) -> None:
    with pytest.raises(PackError, match=sentence):
        write_pack(tmp_path / "mine", questions, employer="Acme", seconds=90)
    assert list(tmp_path.iterdir()) == []


@given(st.text())
def test_every_text_has_a_name_that_can_be_an_id(text: str) -> None:
    assert name_of(name_of(text)) == name_of(text)
