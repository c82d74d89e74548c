"""``rounds worksheets``: plain figures from a shell."""

import pytest


def test_a_sheet_is_filled_shown_and_emptied(rounds):
    filled = rounds(
        "worksheets", "fill", "alert-economy", "beds=120", "rate=4", "precision=75", "minutes_each=1.8"
    )
    assert filled.returncode == 0, filled.stderr
    assert "- **Nurse time lost**: 216 minutes a day." in filled.stdout
    assert "Not decided yet" in filled.stdout
    report = rounds.json("worksheets", "fill", "alert-economy", "wage=48", "signals=1")
    assert {line["id"]: line["value"] for line in report["results"]}["cost"] == 5184
    assert [line["word"] for line in report["verdicts"]] == ["Redesign", "One signal"]
    assert report["values"]["beds"] == "120"
    listed = rounds.json("worksheets", "list")
    assert {
        "id": "alert-economy",
        "title": "Alert economy",
        "fields": 6,
        "filled": 6,
        "verdict": "Redesign",
    } in listed
    assert rounds("worksheets", "show", "alert-economy").stdout.startswith("# Alert economy\n")
    emptied = rounds.json("worksheets", "fill", "alert-economy", *(f"{key}=" for key in report["values"]))
    assert (emptied["values"], emptied["saved"]) == ({}, "")


def test_cases_markup_and_escapes(rounds):
    shown = rounds(
        "worksheets", "fill", "value-matrix", "idea.2=*Bold* \x1b[31m|", "impact.2=12", "weeks.2=3"
    ).stdout
    assert "- \\*Bold\\* \\|: **First**: 12 % fewer events after 3 weeks of review: begin here." in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (
            ["show", "alert-economics"],
            1,
            'There is no worksheet "alert-economics"; did you mean alert-economy?',
        ),
        (["fill", "alert-economy", "bed=1"], 2, 'Alert economy has no field "bed"; did you mean beds?'),
        (["fill", "value-matrix", "impact=1"], 2, "did you mean impact.3 or impact.2 or impact.1?"),
        (["fill", "alert-economy", "beds"], 2, '"beds" is no NAME=VALUE; write it as beds=….'),
        (["fill", "alert-economy", "beds=x"], 2, 'Beds covered: "x" is not a number; write one such as 120.'),
        (["fill", "launch-checklist", "fallback=perhaps"], 2, "is neither yes nor no."),
    ],
)
def test_bad_input_is_one_sentence(rounds, words, code, sentence):
    done = rounds("worksheets", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.count("\n") == 1
    assert sentence in done.stderr
    assert not (rounds.data / "rounds.db").exists()
