"""What a sheet says about figures that are missing, wrong, zero or too large."""

import msgspec
import pytest

from content.amount import say_amount
from content.entry import EntryError, read_entry
from content.reckoning import reckon
from content.worksheet import Field, Option, Result, Verdict, Worksheet

SHEET = Worksheet(
    id="ward",
    title="Ward",
    about="A small one.",
    case="Bed",
    cases=3,
    fields=(
        Field("staff", "Nurses", unit="nurses"),
        Field(
            "shift", "Shift", "choice", options=(Option("Day", {"hours": 8}), Option("Night", {"hours": 10}))
        ),
        Field("calls", "Calls", unit="calls", each=True),
        Field("name", "Name", "text", each=True),
    ),
    results=(
        Result("all", "All calls", "sum(calls)", "calls", "{all} in all."),
        Result("share", "Share", "calls / all * 100", "%", "{name}: {#share} of 100.", each=True),
        Result("each_nurse", "Per nurse", "all / staff", "calls", "Each of {staff} answers {each_nurse}."),
        Result("rate", "Per hour", "each_nurse / hours", "calls an hour", "By {shift}: {rate}."),
    ),
    verdicts=(Verdict("rate > 5", "Too many", "stop", "{rate} is too many."),),
)


def sentences(typed: dict[str, str], result: str) -> list[str]:
    return [one.sentence for one in reckon(SHEET, typed).outcomes if one.result.id == result]


def test_a_missing_field_is_named_through_the_results_that_need_it() -> None:
    assert sentences({}, "rate") == ["Needs “Bed 1”, “Nurses” and “Shift”."]
    assert sentences({"calls.1": "12"}, "rate") == ["Needs “Nurses” and “Shift”."]
    assert sentences({"name.2": "B"}, "share") == ["Needs “Calls”."]
    assert reckon(SHEET, {"calls.1": "12"}).undecided == "Not decided yet: fill in “Nurses” and “Shift”."


def test_only_cases_in_use_count() -> None:
    typed = {"calls.1": "30", "name.1": "A", "calls.3": "10", "name.3": "C", "staff": "2", "shift": "day"}
    assert sentences(typed, "share") == ["A: 75 of 100.", "C: 25 of 100."]
    assert sentences(typed, "each_nurse") == ["Each of 2 nurses answers 20 calls."]
    assert sentences(typed, "rate") == ["By Day: 2.5 calls an hour."]


def test_division_by_zero_names_what_is_zero() -> None:
    assert sentences({"calls.1": "12", "staff": "0"}, "each_nurse") == [
        "“Nurses” is 0, and nothing can be divided by 0."
    ]
    assert sentences({"calls.1": "0", "name.1": "A"}, "share") == [
        "“All calls” is 0, and nothing can be divided by 0."
    ]


def test_figures_beyond_all_bounds_have_no_result() -> None:
    most = {f"calls.{bed}": "1,000,000,000,000" for bed in (1, 2, 3)}
    power = " * ".join(["sum(calls)"] * 26)
    sheet = msgspec.structs.replace(
        SHEET, results=(Result("all", "All", power, "calls", "{all}."),), verdicts=()
    )
    (outcome,) = reckon(sheet, most).outcomes
    assert (outcome.value, outcome.sentence) == (None, "These figures are too large to calculate with.")


def test_what_cannot_be_read_is_a_sentence_and_counts_as_missing() -> None:
    reckoning = reckon(SHEET, {"staff": "many", "calls.1": "12", "shift": "Day"})
    assert reckoning.faults == {"staff": 'Nurses: "many" is not a number; write one such as 12.'}
    assert reckoning.undecided == "Not decided yet: fill in “Nurses”."


def test_a_long_text_is_cut_where_a_sentence_repeats_it() -> None:
    again = "{name} " * 570
    sheet = msgspec.structs.replace(SHEET, results=(Result("n", "N", "calls", "calls", again, each=True),))
    sheet = msgspec.structs.replace(sheet, verdicts=())
    (outcome,) = reckon(sheet, {"calls.1": "1", "name.1": "x" * 400}).outcomes
    assert outcome.sentence.startswith(f"{'x' * 119}… ")
    assert len(outcome.sentence) == 4000


def test_the_unit_of_a_field_is_no_template() -> None:
    sheet = Worksheet(
        id="x",
        title="X",
        about="X.",
        fields=(Field("a", "A", unit="{a}"),),
        results=(Result("b", "B", "a", "days", "{a} and {b}."),),
    )
    assert reckon(sheet, {"a": "2"}).outcomes[0].sentence == "2 {a} and 2 days."


def test_keys_that_the_sheet_does_not_have_are_passed_over() -> None:
    assert reckon(SHEET, {"gone": "3", "calls.9": "4"}).cases == ()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", 12),
        ("1,200", 1200),
        ("$2.3M", 2_300_000),
        ("5k", 5000),
        ("$5 K", 5000),
        (".5", 0.5),
        (" 7 ", 7),
        ("1.8 minutes", 1.8),
        ("12 minutes a day", 12),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, number: float) -> None:
    entry = read_entry(Field("x", "X", unit="minutes a day"), typed)
    assert entry
    assert entry.number == pytest.approx(number)


@pytest.mark.parametrize(
    "typed",
    [
        "abc",
        "1,2",
        "1.2.3",
        "--4",
        "12 weeks",
        "1e9",
        "\u0663",
        "=1+1",
        "nan",
        "inf",
        "0x10",
        "9" * 17,
        "1_000",
    ],
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(EntryError, match="is not a number"):
        read_entry(Field("x", "X", unit="days"), typed)


def test_bounds_are_told() -> None:
    share = Field("x", "Share", unit="%", most=100)
    with pytest.raises(EntryError, match=r"^Share is at most 100, not 120\.$"):
        read_entry(share, "120 %")
    with pytest.raises(EntryError, match=r"^Share is at least 0, not -1\.$"):
        read_entry(share, "-1")
    with pytest.raises(EntryError, match="401 characters"):
        read_entry(share, "1" * 401)


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        ("date", "31.3.2026", 'X: "31.3.2026" is not a day; write it as 2026-03-31.'),
        ("date", "2026-02-30", 'X: "2026-02-30" is not a day; write it as 2026-03-31.'),
        ("date", "20260331", 'X: "20260331" is not a day; write it as 2026-03-31.'),
        ("yes-no", "maybe", 'X: "maybe" is neither yes nor no.'),
        ("choice", "West", 'X: "West" is not one of North, Northeast, South.'),
        ("choice", "N", 'X: "N" is not one of North, Northeast, South.'),
    ],
)
def test_other_kinds_say_what_they_take(kind: str, typed: str, sentence: str) -> None:
    options = tuple(map(Option, ("North", "Northeast", "South"))) if kind == "choice" else ()
    with pytest.raises(EntryError) as refused:
        read_entry(Field("x", "X", kind, options=options), typed)  # type: ignore[arg-type]  # one of the kinds
    assert str(refused.value) == sentence


def test_a_choice_is_found_by_its_beginning_and_a_text_is_made_inert() -> None:
    options = tuple(map(Option, ("North", "Northeast", "South")))
    choice = Field("x", "X", "choice", options=options)
    assert [read_entry(choice, typed).shown for typed in ("north", "s", "northe")] == [
        "North",
        "South",
        "Northeast",
    ]
    assert read_entry(Field("x", "X", "text"), " a \x1b[31m red\u202e  word ").shown == "a red word"


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (216, "minutes a day", "216 minutes a day"),
        (1, "minutes a day", "1 minute a day"),
        (1, "loss", "1 loss"),
        (0.045, "%", "0.045 %"),
        (-25, "%", "-25 %"),
        (2_304_000, "USD a year", "$2.3M a year"),
        (-744_000, "USD a year", "-$744,000 a year"),
        (999_949, "USD", "$999,949"),
        (999_999, "USD", "$1M"),
        (1_250_000_000, "USD", "$1.25B"),
        (0.99338, "USD", "$0.99"),
        (48, "USD", "$48"),
        (1234.5, "days", "1,234 days"),
        (0, "days", "0 days"),
        (0.7000000000000002, "days", "0.7 days"),
        (0.0000004, "points", "0.0000004 points"),
    ],
)
def test_amounts_are_written_as_people_write_them(value: float, unit: str, shown: str) -> None:
    assert say_amount(value, unit) == shown
