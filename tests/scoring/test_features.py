"""What is noticed does not depend on how a figure, a measure or a name is said."""

import pytest

from content.transcript import Transcript
from scoring.figure_features import notice_figures, with_told
from scoring.hearing import hear


def clauses(text: str) -> list[frozenset[str]]:
    return hear(Transcript.typed(text)).noticed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We cut it by twelve percent.", "We cut it by 12%."),
        ("It ran on two thousand four hundred patients.", "It ran on 2,400 patients."),
        ("The readmissions went down.", "The rehospitalizations went down."),
        ("Um, we cut it by, uh, half.", "We cut it by half."),
        ("The audit trial was read every week.", "The audit trail was read every week."),
    ],
)
def test_another_way_to_say_it_is_noticed_alike(one: str, other: str) -> None:
    assert clauses(one) == clauses(other)


def test_words_pairs_classes_and_names_are_noticed() -> None:
    (here,) = clauses("The charge nurse signs off the rollback.")
    assert {"signs", "signs_off", "<_the", "=governance/fallback", "opens", "first the"} <= here


def test_a_clause_opens_its_sentence_or_goes_on() -> None:
    first, second = clauses("We stopped it, because the nurses asked.")
    assert {"stopped", "@stop_it", "opens"} <= first
    assert "goes on" in second


def test_around_a_figure_its_neighbours_and_its_noun_are_noticed() -> None:
    heard = hear(Transcript.typed("In March we ran it on 640 patients at two hospitals."))
    figures = notice_figures(heard)
    (patients,) = [
        noticed for one, noticed in zip(figures.candidates, figures.noticed, strict=True) if one.value == 640
    ]
    assert {"is count", "left 1 on", "right 1 patients", "counts patient", "is count hundreds"} <= patients


def test_a_figure_is_compared_with_those_beside_it() -> None:
    heard = hear(Transcript.typed("A clerk spent six minutes on each fax. We got that down to two."))
    minutes, two = notice_figures(heard).noticed
    assert {"duration follows nothing", "duration leads number above", "leads number beside"} <= minutes
    assert {"number leads nothing", "number follows duration below", "follows duration beside"} <= two


def test_a_figure_has_what_its_clause_is_told_as() -> None:
    labels = {"governance": ["", "begins"], "planned": ["", ""], "topic": ["elsewhere", ""]}
    told = with_told([frozenset({"is count"}), frozenset({"last"})], [1, 0], labels)
    assert told == [{"is count", "told governance", "told governance begins"}, {"last"}]


@pytest.mark.parametrize("figure", ["0.07%", "zero point zero seven percent"])
def test_the_words_around_a_figure_do_not_depend_on_how_the_next_one_is_said(figure: str) -> None:
    heard = hear(Transcript.typed(f"I'd like to go from 0.05% to {figure} of the firm, with a vest."))
    assert "right 4 the" in notice_figures(heard).noticed[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It halved the backlog in its first year, by the end of Q3.",
            [("multiple", 0.5), ("frame", 1.0), ("calendar", "by the end of Q3")],
        ),
        ("Half get a scan, she phones a quarter, so I promise a third.", [0.5, 0.25, 1 / 3]),
        ("It takes half an hour, and half a day on Monday, 30 a quarter.", [30.0, 0.5, 30.0]),
        ("A third vendor came within a quarter, with half-finished work.", [("frame", 1.0)]),
        ("Readmissions were nine percent, a year on.", [9.0, ("frame", 1.0)]),
        ("It hears 86 of a hundred arms.", [("percent", 86.0)]),
        ("7 slides in a hundred went back.", [("percent", 7.0)]),
        ("2.2 calls per 100 doses", [("number", 2.2)]),
        ("40 pilots in a hundred hospitals", [40.0, 100.0]),
    ],
)
def test_halves_shares_and_frames_are_figures_too(
    text: str, expected: list[float | tuple[str, float | str]]
) -> None:
    found = notice_figures(hear(Transcript.typed(text))).candidates
    assert [
        (one.kind, one.value) if isinstance(due, tuple) else one.value
        for one, due in zip(found, expected, strict=True)
    ] == expected
