"""Searching over everything ever said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from history.store import History

SAID = (
    "We cut avoidable readmissions by twelve percent. It's a naïve model, so Zoë's team asked for a rollback; "
    "NEAR the end AND not before, latency was 200-300 ms."
)


def found(history, query):
    return [hit.snippet[left:right] for hit in history.search(query) for left, right in hit.matches]


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("readmissions", ["readmissions"]),
        ("READMISSION", ["readmissions"]),
        ("readm", ["readmissions"]),
        ("twelve cut", ["cut", "twelve"]),
        ('"twelve percent"', ["twelve percent"]),
        ('"twelve perc', ["twelve percent"]),
        ('"twelve perc"', []),
        ('"percent twelve"', []),
        ("naive", ["naïve"]),
        ("zoe", ["Zoë"]),
        ("it's", ["It's"]),
        ("-x", []),
        ("AND", ["AND"]),
        ("NEAR(", ["NEAR"]),
        ("NEAR( end before)", ["NEAR", "end", "before"]),
        ("200-300", ["200-300"]),
        ("text:latency", []),
        ("twelve OR nothing", []),
    ],
)
def test_words_are_found_as_they_are_meant(history, done, query, matches):
    done(SAID)
    done("Nothing of the kind.")
    assert found(history, query) == matches


@pytest.mark.parametrize("query", ["", " ", '"', '""', "*", "-", "^", "()", "'", "employer:", "\0", "\udcff"])
def test_a_query_without_words_or_filters_finds_everything_newest_first(history, done, query):
    first, second = done(SAID), done("Something else.")
    assert [hit.attempt.id for hit in history.search(query)] == [second, first]


def test_a_search_without_words_shows_how_the_answer_begins(history, done, new):
    done(SAID)
    history.begin(new())
    cut_off, kept = history.search("employer:northwind")
    assert (cut_off.snippet, cut_off.matches) == ("", ())
    assert SAID.startswith(kept.snippet)
    assert kept.matches == ()


def test_filters_combine_with_words(history, done):
    wanted = done(SAID, overall=70, missing=("cohort",))
    done(SAID, overall=50, missing=("cohort",))
    done(SAID, overall=70, missing=("metric",))
    done(SAID, overall=70, missing=("cohort",), employer="Contoso Care", pack="contoso")
    done("Nothing of the kind.", overall=70, missing=("cohort",))
    query = "readmissions employer:northwind round:deep missing:cohort score:>60 since:2020-01-01 percent"
    assert [hit.attempt.id for hit in history.search(query)] == [wanted]


def test_a_filter_that_makes_no_sense_finds_nothing(history, done):
    done(SAID)
    assert history.search("readmissions score:high") == ()


def test_a_snippet_is_cut_between_words_around_the_first_match(history, done):
    text = " ".join(f"word{number:03}" for number in range(200)) + " and a needle " + "more words " * 50
    done(text)
    (hit,) = history.search("needle")
    assert found(history, "needle") == ["needle"]
    assert text[hit.start : hit.start + len(hit.snippet)] == hit.snippet
    assert text[hit.start - 1] == " "
    assert len(hit.snippet) <= 160


def test_the_best_match_comes_first(history, done):
    done("rollback " * 5)
    done("one rollback among a great many other words that were said at some length in this answer")
    first, _ = history.search("rollback")
    assert first.snippet.startswith("rollback rollback")


def test_no_more_is_found_than_asked_for(history, done):
    for _ in range(3):
        done(SAID)
    assert len(history.search("readmissions", limit=2)) == 2


@pytest.fixture(scope="module")
def library(tmp_path_factory, new, scorecard, spoken):
    with History(tmp_path_factory.mktemp("library")) as history:
        for text in (SAID, "", "a b c \0 d", "naïve \U0001f600 emoji é é"):
            attempt_id = history.begin(new())
            history.keep(attempt_id, spoken(text), scorecard(), seconds=1.0, model="base")
        yield history


PIECES = st.sampled_from(
    [
        *"\"'*-+^(){}:,\\% x>",
        *("AND", "OR", "NOT", "NEAR(", "text:", "<=", "2026-", "naïve", "9" * 5000, "\0", "\udcff"),
        *("employer:", "round:", "missing:", "score:", "since:"),
    ]
)


@settings(max_examples=300)
@given(st.text(st.characters()) | st.lists(PIECES, max_size=12).map("".join))
def test_any_text_is_a_query(library, query):
    for hit in library.search(query):
        text = library.transcript(hit.attempt.id).text
        assert text[hit.start : hit.start + len(hit.snippet)] == hit.snippet
        for left, right in hit.matches:
            assert 0 <= left < right <= len(hit.snippet)


def test_a_whole_page_pasted_as_a_query_is_answered(history, done):
    attempt_id = done(SAID)
    assert [hit.attempt.id for hit in history.search(f"{SAID} " * 100)] == [attempt_id]
    assert history.search(" ".join(f"word{number}" for number in range(10_000))) == ()
