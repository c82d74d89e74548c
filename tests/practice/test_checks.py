"""Frameworks laid over an answer."""

from content.framework import load_frameworks
from content.scorecard import Evidence
from practice.checks import lay_over


def said(kind: str, text: str, **facts: object) -> Evidence:
    return Evidence(kind=kind, start=0, end=len(text), text=text, **facts)  # type: ignore[arg-type] # facts by name


def test_a_check_is_shown_by_the_words_of_its_kind() -> None:
    [laid] = lay_over(["signal-noise"], [said("metric", "0.7 days"), said("cohort", "900 patients")])
    assert [(check.kind, check.words) for check in laid.checks] == [
        ("metric", "0.7 days"),
        ("horizon", ""),
        ("cohort", "900 patients"),
    ]
    assert laid.shown == 2


def test_checks_of_one_kind_need_words_of_their_own() -> None:
    evidence = [said("metric", "12 minutes"), said("metric", "12 Minutes"), said("metric", "$4,000")]
    [laid] = lay_over(["launch-checklist"], evidence)
    assert [check.words for check in laid.checks if check.kind == "metric"] == ["12 minutes", "$4,000", ""]


def test_what_was_denied_or_only_named_shows_nothing() -> None:
    evidence = [said("governance", "rollback", negated=True), said("governance", "audit", bare=True)]
    [laid] = lay_over(["three-pillars", "no-such-framework"], evidence)
    assert laid.shown == 0


def test_every_framework_can_be_laid_over_an_answer() -> None:
    assert [laid.id for laid in lay_over(load_frameworks(), [])] == list(load_frameworks())
