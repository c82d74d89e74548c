"""Sheets are read as they were written, and each broken rule is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.scorecard import KINDS
from training.markup import (
    ANSWERS,
    DECOYS,
    SAYINGS,
    UNSEEN,
    Answer,
    SheetError,
    Span,
    parse_answer,
    parse_saying,
    read_sayings,
    read_sheets,
    write_answer,
)

HEAD = "w1-01\nkind: strong\ntier: strong\nquestion: Why?\nscores: 4 3 2 1\n\n"
words = st.lists(st.text("abc\u00e9 0123,", min_size=1, max_size=5).map(str.strip).filter(bool), min_size=6)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """An answer of letters with marks around some of its words, none of a kind within another of it."""
    said = [word.strip(" ,") or "x" for word in draw(words)]
    text = " ".join(" ".join(word.split()) for word in said)
    places = [at for at, _ in enumerate(text.split())]
    starts = [0]
    for word in text.split():
        starts.append(starts[-1] + len(word) + 1)
    spans = []
    for kind in draw(st.sets(st.sampled_from(("governance", "technical", "vague")))):
        first = draw(st.sampled_from(places))
        last = draw(st.integers(first, len(places) - 1))
        start, end = starts[first], starts[last + 1] - 1
        while text[end - 1] in " ,.":
            end -= 1
        if start < end and text[start] not in " ,.":
            spans.append(Span(kind=kind, start=start, end=end, negated=draw(st.booleans())))
    nested: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if not any(one.start < span.start < one.end < span.end for one in nested):
            nested.append(span)
    return Answer("x-1", "strong", "weak", "Why?", (0, 1, 2, 3), text, tuple(nested))


@given(answers())
def test_what_is_written_is_read_again(answer: Answer) -> None:
    read = parse_answer(write_answer(answer).removeprefix("=== "))
    assert read.text == answer.text
    assert {(one.kind, one.start, one.end, one.negated) for one in read.spans} == {
        (one.kind, one.start, one.end, one.negated) for one in answer.spans
    }


def test_values_sides_and_flags_are_read() -> None:
    answer = parse_answer(
        HEAD + "We went <metric value=10..12 unit=percent role=target hyp>to ten, twelve percent</metric>, and "
        "<governance is=owner,threshold>above four <stakeholder bare>Vera</stakeholder> stops it</governance>."
    )
    metric, governance, stakeholder = answer.spans
    assert (metric.value, metric.unit, metric.role, metric.hypothetical) == (
        (10, 12),
        "percent",
        "target",
        True,
    )
    assert governance.sides == {"owner", "threshold"}
    assert answer.text[stakeholder.start : stakeholder.end] == "Vera"
    assert stakeholder.bare
    assert answer.scores == (4, 3, 2, 1)


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("a <nothing>b</nothing>", "no kind"),
        ("a <governance>b", "not closed"),
        ("a <governance>b</technical>", "cross"),
        ("a <governance>b.</governance>", "blank or a mark"),
        ("a <governance is=speed>b</governance>", "no side"),
        ("a <governance loud>b</governance>", "no flag"),
        ("a <metric>b</metric>", "has a value"),
        ("a <metric value=1..x>b</metric>", "no range"),
        ("<governance>a <governance>b</governance></governance>", "overlap"),
        ("a < b", "not closed"),
    ],
)
def test_a_broken_rule_is_named(marked: str, said: str) -> None:
    with pytest.raises(SheetError, match=said):
        parse_saying("line 1", marked)


@pytest.mark.parametrize(
    "head", ["x\nkind: a\n\n", HEAD.replace("4 3 2 1", "4 3"), HEAD.replace("strong\nq", "good\nq")]
)
def test_a_head_that_lacks_something_is_named(head: str) -> None:
    with pytest.raises(SheetError, match=r"\S"):
        parse_answer(f"{head}Text.")


def test_everything_that_is_learned_from_keeps_the_rules() -> None:
    answers, sayings = read_sheets(ANSWERS), read_sayings(SAYINGS)
    assert len({one.id for one in answers}) == len(answers) > 1500
    assert {span.kind for one in (*answers, *sayings) for span in one.spans} == set(KINDS)


def test_nobody_said_the_same_twice() -> None:
    sheets = [one for folder in (ANSWERS, UNSEEN, DECOYS) for one in read_sheets(folder)]
    said = [one.text for one in (*sheets, *read_sayings(SAYINGS))]
    assert len(set(said)) == len(said)


def test_whoever_measures_was_not_learned_from() -> None:
    learned = {one.author for one in (*read_sheets(ANSWERS), *read_sayings(SAYINGS))}
    for folder in (UNSEEN, DECOYS):
        measures = {one.author for one in read_sheets(folder)}
        assert measures
        assert not measures & learned
