"""The worksheets of Rounds come out as the employers' figures say."""

import re
from pathlib import Path

import pytest

from content.packs import find_prompt, load_packs
from content.reckoning import Reckoning, reckon
from content.worksheet import Worksheet
from content.worksheets import (
    BUILT_IN,
    UnknownWorksheet,
    find_worksheet,
    load_worksheets,
    read_worksheet,
)

EXAMPLES = [
    ("alert-economy", "false_alerts", 0, "120 alerts a day"),
    ("alert-economy", "minutes", 0, "216 minutes a day"),
    ("friction-audit", "delta", 1, "80 seconds a session"),
    ("burden-math", "monthly", 0, "1,200 referrals a month"),
    ("burden-math", "cost", 0, "$2.3M a year"),
    ("kpi-mapping", "change", 1, "4 hours a week"),
    ("kpi-mapping", "worth", 1, "$120,000 a year"),
    ("kpi-mapping", "share", 2, "5 %"),
    ("impact-hypothesis", "change", 0, "0.7 days"),
    ("impact-hypothesis", "avoided", 0, "$1.9M a year"),
    ("case-study", "change", 1, "-25 %"),
    ("case-study", "change", 2, "-40 %"),
    ("three-signals", "all", 0, "$3.25M a year"),
    ("regulatory-path", "review", 0, "6 weeks"),
    ("launch-checklist", "passed", 0, "6 of 7"),
    ("value-matrix", "shifted", 1, "4,800 events a year"),
    ("experiment-plan", "npv", 0, "$757,992"),
    ("compensation-anchor", "first_year", 0, "$195,000"),
]
RANGES = {
    "Cerner": ("165000", "180000", "0.05", "15000", "25000"),
    "CVS Health": ("165000", "190000", "0.05", "15000", "25000"),
    "Humana": ("150000", "180000", "0.08", "15000", "30000"),
    "AI PM in healthcare": ("140000", "220000", None, None, None),
}


def sheet(sheet_id: str) -> Worksheet:
    return find_worksheet(sheet_id, load_worksheets())


def with_examples(sheet_id: str, **changes: str) -> Reckoning:
    one = sheet(sheet_id)
    return reckon(one, one.examples() | {key.replace("__", "."): value for key, value in changes.items()})


def words(reckoning: Reckoning, case: int = 0) -> list[str]:
    return [one.verdict.word for one in reckoning.judgements if one.case == case]


@pytest.mark.parametrize(("sheet_id", "result", "case", "shown"), EXAMPLES)
def test_an_example_comes_out_right(sheet_id: str, result: str, case: int, shown: str) -> None:
    reckoning = with_examples(sheet_id)
    found = [one.shown for one in reckoning.outcomes if one.result.id == result and one.case == case]
    assert found == [shown]


def test_every_sheet_has_an_example_that_decides_and_explains_itself() -> None:
    assert len(load_worksheets()) == len({one.id for one in load_worksheets()}) == 12
    for one in load_worksheets():
        reckoning = reckon(one, one.examples())
        assert not reckoning.faults
        assert reckoning.tone
        for outcome in reckoning.outcomes:
            assert outcome.value is not None
            assert re.match(r"\S.*[.]$", outcome.sentence)
            assert "…" not in outcome.sentence
            assert re.search(r"\d", outcome.shown)


@pytest.mark.parametrize("path", sorted(BUILT_IN.glob("*.toml")), ids=lambda path: path.stem)
def test_every_sheet_keeps_the_rules(path: Path) -> None:
    read, faults = read_worksheet(path, inside=path.parent, name=path.name)
    assert faults == ()
    assert read == sheet(path.stem)


def test_every_sheet_prepares_for_prompts_that_exist() -> None:
    for one in load_worksheets():
        assert one.prompts
        for prompt in one.prompts:
            assert find_prompt(prompt, load_packs()).id == prompt


def test_an_empty_sheet_never_passes_and_says_what_it_needs() -> None:
    for one in load_worksheets():
        reckoning = reckon(one, {})
        assert reckoning.tone != "go"
        assert all(
            outcome.value in (None, 0) for outcome in reckoning.outcomes if "filled" in outcome.result.formula
        )
        assert "Needs “" in reckoning.outcomes[0].sentence or one.id == "case-study"


@pytest.mark.parametrize(("wage", "expected"), [("46.29", "Affordable"), ("46.30", "Redesign")])
def test_false_alerts_above_five_thousand_a_month_mean_redesign(wage: str, expected: str) -> None:
    assert words(with_examples("alert-economy", wage=wage, signals="2")) == [expected]


def test_two_signals_are_asked_for() -> None:
    assert "One signal" in words(with_examples("alert-economy", signals="1"))
    assert words(with_examples("alert-economy", signals="2", wage="40")) == ["Affordable"]


def test_an_npv_uplift_above_half_a_million_means_scale() -> None:
    assert words(with_examples("experiment-plan", discount="0", build="460,000")) == ["Don't scale"]
    assert words(with_examples("experiment-plan", discount="0", build="459,999")) == ["Scale"]


@pytest.mark.parametrize("question", ["auditable", "fallback", "load", "downtime", "aligned", "taught"])
def test_one_miss_halts_a_launch(question: str) -> None:
    assert words(with_examples("launch-checklist", downtime="yes")) == ["Launch"]
    assert words(with_examples("launch-checklist", **{"downtime": "yes", question: "no"})) == ["Halt"]
    assert words(reckon(sheet("launch-checklist"), {question: "no"})) == ["Halt"]


def test_labor_for_false_positives_sends_a_launch_back() -> None:
    assert words(with_examples("launch-checklist", downtime="yes", wage="116")) == ["Redesign"]


def test_no_fallback_no_approval() -> None:
    assert words(with_examples("regulatory-path", fallback="no")) == ["No approval"]


def test_an_input_without_provenance_stalls_for_five_months() -> None:
    reckoning = with_examples("regulatory-path", stamped__2="no")
    assert words(reckoning) == ["Stalls"]
    assert reckoning.value("review") == 22


def test_a_place_on_the_matrix_needs_a_number() -> None:
    reckoning = with_examples("value-matrix", impact__2="", weeks__3="")
    assert [words(reckoning, case) for case in (1, 2, 3)] == [
        ["First"],
        ["No number: no-go"],
        ["No number: no-go"],
    ]


@pytest.mark.parametrize("employer", RANGES)
def test_the_ranges_of_an_employer(employer: str) -> None:
    low, high, equity, *sign_on = RANGES[employer]
    asked = {"returned": "$3M", "bet": "two models", "employer": employer, "equity": equity or ""}
    one = sheet("compensation-anchor")
    options = next(field for field in one.fields if field.id == "employer").options
    figures = next(option.figures for option in options if option.name == employer)
    assert [figures.get("sign_low"), figures.get("sign_high")] == [
        number and float(number) for number in sign_on
    ]
    place = [reckon(one, asked | {"base": base}).value("place") for base in (low, high)]
    assert place == [0, 100]
    assert words(reckon(one, asked | {"base": high})) == ["Anchored"]
    assert "Above the range" in words(reckon(one, asked | {"base": str(int(high) + 1)}))
    if equity:
        assert "Equity too high" in words(
            reckon(one, asked | {"base": high, "equity": str(float(equity) + 0.001)})
        )


def test_cerner_is_anchored_above_one_hundred_and_seventy() -> None:
    assert "Anchor higher" in words(with_examples("compensation-anchor", employer="Cerner", base="169,000"))


def test_about_two_hundred_and_ten_in_the_first_year_at_humana() -> None:
    reckoning = with_examples(
        "compensation-anchor", employer="Humana", base="170000", bonus="10", sign_on="23K"
    )
    assert reckoning.value("first_year") == 210_000


def test_a_bare_salary_fails() -> None:
    assert words(reckon(sheet("compensation-anchor"), {"base": "$200k"}))[0] == "Bare figure"


def test_an_unknown_sheet_is_answered_with_those_that_sound_like_it() -> None:
    with pytest.raises(UnknownWorksheet, match="did you mean alert-economy"):
        find_worksheet("alert-economics", load_worksheets())
    with pytest.raises(UnknownWorksheet, match="rounds worksheets list"):
        find_worksheet("\x1b[31mzzz", load_worksheets())
