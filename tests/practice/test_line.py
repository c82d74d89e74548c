"""A line said by heart, laid beside what was heard."""

import pytest

from content.packs import load_packs
from practice.line import LineWord, match_line, rehearse

LINE = (
    "My sepsis alert avoided $2.3 million in its first year. On that return I would sign today at a base of "
    "$175,000 and 0.045 percent, with a sign-on that your actuaries confirm."
)
LINES = [
    prompt.line for pack in load_packs() for round_ in pack.rounds for prompt in round_.prompts if prompt.line
]


@pytest.mark.parametrize("line", [LINE, *LINES])
def test_a_line_as_it_stands_holds(line: str) -> None:
    take = match_line(line, line)
    assert take.holds
    assert take.share == 1.0
    assert [word.text for word in take.words] == line.split()


@pytest.mark.parametrize(
    "said",
    [
        LINE.lower().replace(".", "").replace(",", ""),
        LINE.replace("$2.3 million", "two point three million dollars").replace("0.045 percent", "0.045%"),
        LINE.replace("$175,000", "a hundred and seventy five thousand dollars").replace("sign-on", "sign on"),
        LINE.replace("I would", "I'd").replace("sign-on", "signon"),
        LINE.replace("actuaries confirm", "actuary's confirm").replace("0.045 percent", "$.045%"),
        "Um, " + LINE.replace("On that", "uh on that"),
    ],
)
def test_what_a_recogniser_does_to_it_makes_no_difference(said: str) -> None:
    take = match_line(LINE, said)
    assert take.missed == ()
    assert take.added == ()
    assert take.holds


def test_what_was_left_out_is_named_in_the_words_of_the_line() -> None:
    take = match_line(LINE, LINE.replace("On that return ", "").replace(" today", ""))
    assert take.missed == ("On that return", "today")
    assert take.share == pytest.approx(1 - 4 / 31)
    assert not take.holds


def test_what_was_said_instead_stands_beside_the_word() -> None:
    take = match_line(LINE, LINE.replace("avoided", "produced"))
    assert [word for word in take.words if not word.said] == [LineWord("avoided", said=False, heard="produced")]
    assert take.holds


def test_words_that_were_added_count_against_a_take() -> None:
    take = match_line(LINE, LINE.replace("sign today", "sign, if that is quite all right with you, today"))
    assert take.added == ("if that is quite all right with you",)
    assert take.missed == ()
    assert not take.holds


def test_a_changed_figure_fails_a_take_however_much_else_stands() -> None:
    take = match_line(LINE, LINE.replace("$175,000", "$185,000"))
    assert take.missed == ("$175,000",)
    assert take.share > 0.9
    assert not take.holds


@pytest.mark.parametrize("said", ["", "...", "No thanks, I think that the offer is fine as it stands."])
def test_something_else_does_not_hold(said: str) -> None:
    take = match_line(LINE, said)
    assert not take.holds
    assert take.share < 0.3


def test_three_takes_in_a_row_make_it_sit() -> None:
    wrong = "I would sign."
    assert rehearse(LINE, 3, [LINE, wrong, LINE]).held == 1
    assert rehearse(LINE, 3, [LINE, LINE]).held == 2
    assert rehearse(LINE, 3, [wrong, LINE, LINE, LINE]).held == 0
    done = rehearse(LINE, 3, [LINE] * 5)
    assert (done.held, done.done) == (3, True)
