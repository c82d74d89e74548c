"""Figures over all attempts."""

import datetime

from content.scorecard import KINDS, Evidence
from history.attempt import Progress

METRIC = Evidence(kind="metric", start=0, end=2, text="12", value=12.0, unit="percent")
GOVERNANCE = Evidence(kind="governance", start=3, end=11, text="rollback", term="rollback")
DENIED = Evidence(kind="governance", start=3, end=11, text="rollback", term="rollback", negated=True)
PLANNED = Evidence(kind="metric", start=0, end=2, text="12", value=12.0, hypothetical=True)


def test_progress_tells_count_best_last_and_what_the_last_lacked(history, done, new):
    done(overall=70, missing=("horizon",))
    done(overall=55, missing=("cohort", "metric"))
    done(overall=30, missing=(), prompt="northwind/other")
    history.begin(new(prompt="northwind/never-finished"))
    assert history.progress() == {
        "northwind/launch": Progress(2, 70, 55, ("cohort", "metric")),
        "northwind/other": Progress(1, 30, 30, ()),
    }


def test_an_answer_without_a_score_counts_as_an_attempt_only(history, done):
    done(overall=70)
    done(overall=0, not_scored="There is too little to score.", missing=())
    assert history.progress() == {"northwind/launch": Progress(2, 70, None, ())}
    assert history.trend() == (70,)


def test_an_empty_history_has_empty_figures(history):
    assert history.progress() == {}
    assert history.said_in() == dict.fromkeys(KINDS, 0.0)
    assert history.trend() == ()
    assert history.list() == history.search("x") == history.unfinished() == ()


def test_said_in_counts_answers_and_only_what_was_plainly_said(history, done):
    done(evidence=(METRIC, METRIC, GOVERNANCE))
    done(evidence=(DENIED, PLANNED))
    done(evidence=(METRIC,))
    done(evidence=())
    done(evidence=(GOVERNANCE,), not_scored="There is too little to score.")
    said = history.said_in()
    assert (said["metric"], said["governance"], said["cohort"]) == (0.5, 0.25, 0.0)


def test_trend_runs_from_old_to_new_and_ends_now(history, done):
    for overall in (10, 20, 30, 40):
        done(overall=overall)
    assert history.trend() == (10, 20, 30, 40)
    assert history.trend(limit=2) == (30, 40)


def test_earlier_evidence_is_that_of_finished_attempts_at_the_prompt_before(history, done, new):
    done(evidence=(METRIC,))
    done(evidence=(PLANNED,), prompt="northwind/other")
    history.mark(done(evidence=(DENIED,)), "discarded")
    second = done(evidence=(GOVERNANCE, METRIC))
    now = history.begin(new(), at=datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1))
    assert history.earlier_evidence("northwind/launch", before=second) == (METRIC,)
    assert history.earlier_evidence("northwind/launch", before=now) == (METRIC, GOVERNANCE, METRIC)
    assert history.earlier_evidence("northwind/launch") == (METRIC, GOVERNANCE, METRIC)
    assert history.earlier_evidence("northwind/never-asked") == ()
