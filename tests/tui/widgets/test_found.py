"""What counts as said, and in which order it is told."""

import pytest

from content.scorecard import Kind
from tui.widgets.found import SOUGHT, find_said

TEXT = "We cut stays by 12 percent for 5,000 patients over FHIR."
REQUIRED: tuple[Kind, ...] = ("cohort", "horizon")


def test_what_is_asked_for_comes_first() -> None:
    kinds = [one.kind for one in find_said((), (), REQUIRED)]
    assert kinds[:2] == ["cohort", "horizon"]
    assert set(kinds) == set(SOUGHT)
    assert "filler" not in kinds


@pytest.mark.parametrize(
    ("facts", "missing", "said"),
    [
        ({}, (), True),
        ({"negated": True}, (), False),
        ({"hypothetical": True}, (), False),
        ({"bare": True}, (), False),
        ({}, ("cohort",), False),
    ],
)
def test_only_what_counts_is_said(facts: dict[str, bool], missing: tuple[Kind, ...], said: bool, found) -> None:
    evidence = found(TEXT, "5,000 patients", "cohort", **facts)
    assert find_said([evidence], missing, REQUIRED)[0].said is said


def test_words_are_named_once_and_repaired_ones_by_their_term(found) -> None:
    heard = found(TEXT, "over", "technical", term="FHIR", repaired_from="over")
    evidence = [
        found(TEXT, "FHIR", "technical"),
        heard,
        found(TEXT, "stays", "technical", term="length of stay"),
    ]
    technical = next(one for one in find_said(evidence, (), ()) if one.kind == "technical")
    assert technical.words == ("FHIR", "stays")
    assert not technical.asked


def test_words_are_made_inert(found) -> None:
    evidence = found("x \x1b[31mred", "\x1b[31mred", "technical")
    assert next(one for one in find_said([evidence], (), ()) if one.said).words == ("red",)
