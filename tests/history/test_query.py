"""How a search is understood."""

import pytest

from history.attempt import Attempt
from history.query import parse_query


@pytest.fixture
def attempt(new):
    asked = new()
    return Attempt(
        id="20261105-120000-beef",
        state="done",
        prompt=asked.prompt,
        pack=asked.pack,
        employer=asked.employer,
        round=asked.round,
        title=asked.title,
        kind=asked.kind,
        question=asked.question,
        started="2026-11-05T12:00:00.000+02:00",
        seconds=90.0,
        overall=60,
        delta=None,
        missing=("cohort", "horizon"),
        engine="1",
        model="base",
        note="",
        audio=None,
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("readmission", '"readmission" *'),
        ("two words", '"two" * "words" *'),
        ('"an exact phrase"', '"an exact phrase"'),
        ('"a phrase being typed', '"a phrase being typed" *'),
        ("it's", '"it\'s" *'),
        ("NEAR(a b)", '"NEAR(a" * "b)" *'),
        ('5"gap', '"5 gap" *'),
        ('- " ) *', ""),
        ("12:30", '"12:30" *'),
        ("said missing:cohort", '"said" *'),
    ],
)
def test_words_become_an_expression_without_operators(text, words):
    assert parse_query(text).words == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "employer:north",
        "employer:NORTHWIND",
        'employer:"northwind health"',
        'round:"deep dive"',
        "missing:cohort",
        "missing:coh",
        "missing:horizon missing:cohort",
        "score:>59",
        "score:>=60",
        "score:60",
        "score:=60",
        "score:<61",
        "score:<=60",
        "since:2026-11-05",
        "since:2026-11",
        "since:2026",
        "Employer:north Score:>50 readmission",
    ],
)
def test_filters_that_let_an_attempt_through(attempt, text):
    assert parse_query(text).admits(attempt)


@pytest.mark.parametrize(
    "text",
    [
        "employer:contoso",
        "round:screen",
        "missing:metric",
        "missing:cohort missing:metric",
        "score:>60",
        "score:<60",
        "since:2026-11-06",
        "since:2026-12",
        "since:2027",
    ],
)
def test_filters_that_keep_an_attempt_out(attempt, text):
    assert not parse_query(text).admits(attempt)


@pytest.mark.parametrize(
    "text",
    ["employer:", "round: ", 'employer:"', "score:>", "score:>=", "since:20", "since:2026-1", "since:2026-11-"],
)
def test_a_filter_being_typed_keeps_nothing_out(attempt, text):
    query = parse_query(text)
    assert query.admits(attempt)
    assert query.problems == ()


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("missing:everything", "missing: takes a kind of evidence (metric, cohort"),
        ("score:>high", "score: takes a number from 0 to 100, as in score:>60"),
        ("since:yesterday", "since: takes a date, as in since:2026-11-01"),
    ],
)
def test_a_filter_that_makes_no_sense_says_so_and_finds_nothing(attempt, text, advice):
    query = parse_query(text)
    assert query.problems[0].startswith(advice)
    assert not query.admits(attempt)
