"""An answer is held against the worksheets that prepare for its question."""

import pytest

from content.transcript import Transcript
from content.worksheets import find_worksheet, load_worksheets
from history.sheets import FilledSheet
from history.store import History
from practice.paths import Paths
from practice.sheet_facts import sheet_facts
from practice.studio import Studio
from scoring import score

ECONOMY = find_worksheet("alert-economy", load_worksheets())
PROMPT = "healthcare-pm/alert-economy"


def facts(prompt: str = PROMPT, **changes: str):
    values = ECONOMY.examples() | changes
    return tuple(sheet_facts(prompt, load_worksheets(), [FilledSheet("alert-economy", values, "")]))


def contradictions(answer: str, *known) -> list[str]:
    numbers = score(Transcript.typed(answer), earlier=known or facts()).numbers
    return [number.sentence for number in numbers if number.kind == "contradiction"]


def test_results_are_facts_with_the_unit_that_scoring_reads() -> None:
    found = {fact.shown: (fact.value, fact.unit, fact.sheet) for fact in facts()}
    assert found["216 minutes a day"] == (pytest.approx(216), "minutes/day", "Alert economy")
    assert found["$5,184 a month"] == (pytest.approx(5184), "USD/month", "Alert economy")


@pytest.mark.parametrize(
    ("answer", "said", "known"),
    [
        ("False alerts cost 240 minutes of nurse time a day.", "240 minutes", "216 minutes a day"),
        ("We lose about 300 minutes of nurse time a day.", "300 minutes", "216 minutes a day"),
        ("Our false alerts cost $7,000 a month.", "$7,000 a month", "$5,184 a month"),
    ],
)
def test_another_figure_than_the_sheets_is_reported(answer: str, said: str, known: str) -> None:
    (sentence,) = contradictions(answer)
    assert said in sentence
    assert sentence.endswith(f"but your worksheet Alert economy says “{known}”.")


@pytest.mark.parametrize(
    "answer",
    [
        "We lose 216 minutes of nurse time a day.",
        "Our false alerts cost about $5,200 a month.",
        "The new scanners cost $900 a month.",
        "I would cut it to 20 minutes of nurse time a day.",
        "Waits fell from 40 to 30 minutes for 900 patients.",
    ],
)
def test_the_same_figure_and_other_things_are_not(answer: str) -> None:
    assert contradictions(answer) == []


def test_only_the_questions_that_a_sheet_prepares_for_are_held_against_it() -> None:
    assert facts("cerner/counter-offer") == ()
    assert tuple(sheet_facts(PROMPT, load_worksheets(), [])) == ()
    assert (
        tuple(sheet_facts(PROMPT, load_worksheets(), [FilledSheet("alert-economy", {"beds": "1"}, "")])) == ()
    )


def test_a_typed_answer_is_held_against_the_kept_sheet(tmp_path) -> None:
    paths = Paths(tmp_path / "config.toml", tmp_path / "data", tmp_path / "models")
    with Studio(paths) as studio:
        answer = "We lose 240 minutes of nurse time a day to false alerts, on 120 beds, for three months now."
        assert not studio.answer_in_writing(PROMPT, answer).scorecard.numbers
        History(paths.data).keep_sheet("alert-economy", ECONOMY.examples())
        numbers = studio.answer_in_writing("healthcare-pm/alert-budget", answer).scorecard.numbers
        assert [number.expected for number in numbers] == ["216 minutes a day"]
