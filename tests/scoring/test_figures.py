import pytest

from content.transcript import Transcript
from scoring import find_evidence


def figures(text):
    found = [
        one for one in find_evidence(Transcript.typed(text)) if one.kind in ("metric", "cohort", "horizon")
    ]
    return [(one.kind, one.value, one.unit) for one in found if not one.negated]


TABLE = [
    (
        "Pressure injuries fell from 4.1 to 2.6 percent across 900 patients over five months.",
        [("metric", 2.6, "percent"), ("cohort", 900.0, "patient"), ("horizon", 5.0, "month")],
    ),
    ("It saved us 14 minutes per visit.", [("metric", 14.0, "minutes/visit")]),
    ("Time to antibiotics dropped by 22 minutes.", [("metric", 22.0, "minutes")]),
    ("The plan avoided $900,000 in the first year.", [("metric", 900_000.0, "USD"), ("horizon", 1.0, "year")]),
    ("We cut length of stay by 0.6 days.", [("metric", 0.6, "days")]),
    ("The model had an AUC of 0.81 on the new site.", [("metric", 0.81, "score")]),
    ("Alarms went from 80 a shift to 35 a shift.", [("metric", 35.0, "count/shift")]),
    (
        "Adoption rose to 63 percent, it was 12 percent.",
        [("metric", 63.0, "percent"), ("metric", 12.0, "percent")],
    ),
    (
        "Retention is up by the end of Q3, by four percent.",
        [("horizon", "by the end of Q3", "calendar"), ("metric", 4.0, "percent")],
    ),
]
NOISE = [
    "I have nine years of experience and six direct reports.",
    "It is version 4.5, in building 12 on the 3rd floor.",
    "I would need a base salary of $180,000 and 0.05 percent of equity.",
    "It predicts deterioration in the next 12 hours.",
    "Contractors cost $65 an hour.",
    "My nephew is seventeen years old.",
    "We trained on three years of claims data.",
    "The 30-day readmission measure is a federal one.",
    "My daughter was born two months ago.",
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text for text, _ in TABLE])
def test_a_figure_is_a_metric_a_cohort_or_a_horizon(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize("text", NOISE)
def test_a_figure_without_a_result_is_nothing(text):
    assert figures(text) == []


def test_a_change_keeps_where_it_came_from_and_which_way_it_went():
    metric = find_evidence(Transcript.typed("Wait times went from 48 minutes down to 31 minutes."))[0]
    assert (metric.value, metric.baseline, metric.direction) == (31.0, 48.0, "down")


def test_a_baseline_said_apart_is_found():
    said = "Forms used to take 40 minutes. Now they are down to 25 minutes."
    results = [one for one in find_evidence(Transcript.typed(said)) if one.role == "result"]
    assert [(one.value, one.baseline) for one in results] == [(25.0, 40.0)]


def test_the_limit_of_a_control_is_no_metric():
    said = "If the error rate goes above 3 percent for two days, we switch it off."
    assert figures(said) == []


def test_a_sum_worked_out_aloud_is_an_estimate():
    said = "Each alert takes 2 minutes. There are 90 alerts a day, so that's 180 minutes a day."
    metrics = [one for one in find_evidence(Transcript.typed(said)) if one.kind == "metric"]
    assert [one.value for one in metrics] == [2.0, 90.0, 180.0]
    assert metrics[-1].role == "estimate"
