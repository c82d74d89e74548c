import tomllib
from pathlib import Path

import pytest

from content.transcript import Transcript
from scoring import find_evidence

CASES = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))["case"]
KINDS = {"compliance", "governance", "stakeholder", "technical", "vague"}


def found(text, **flags):
    evidence = find_evidence(Transcript.typed(text))
    return [
        one
        for one in evidence
        if one.kind in KINDS and all(getattr(one, name) == flag for name, flag in flags.items())
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["says"][:60] for case in CASES])
def test_a_sentence_is_evidence_of_what_it_says(case):
    kinds = {one.kind for one in found(case["says"], bare=False, negated=False)}
    assert sorted(kinds) == case["kinds"]


DENIED = [
    ("We never tested an outage.", "governance"),
    ("There is no audit trail.", "governance"),
    ("We don't ask for consent.", "compliance"),
    ("I don't know how many patients it covered.", "cohort"),
    ("I can't give you the number.", "metric"),
]


@pytest.mark.parametrize(("text", "kind"), DENIED)
def test_what_is_denied_is_kept_as_denied(text, kind):
    evidence = [one for one in find_evidence(Transcript.typed(text)) if one.kind == kind]
    assert evidence
    assert all(one.negated for one in evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Nothing ships without the signature of the medical director.",
        "No record leaves the hospital.",
        "We had zero missed criticals because a nurse reads every one of them.",
    ],
)
def test_a_prohibition_is_no_denial(text):
    assert found(text)
    assert not found(text, negated=True)


@pytest.mark.parametrize(
    "text", ["HIPAA, GDPR, all of that.", "We had rollback, audit trails and a kill switch."]
)
def test_a_name_without_work_is_bare(text):
    assert found(text)
    assert not found(text, bare=False)


def test_plans_are_marked():
    planned = found("I'd hold out two hospitals because scanners differ.")
    assert planned
    assert all(one.hypothetical for one in planned)


def test_a_vague_claim_with_its_figure_is_not_vague():
    assert not found("Engagement improved dramatically, from 20 to 45 percent.", kind="vague")


def test_an_impossible_claim_about_the_law_says_why():
    (claim,) = [one for one in find_evidence(Transcript.typed("Our model is HIPAA certified.")) if one.why]
    assert "Nobody certifies" in claim.why


def test_somebody_spoken_to_by_name_is_a_stakeholder():
    said = "Let me repeat it. Priya, you want fewer clicks, and you don't trust the score."
    assert [one.kind for one in found(said, bare=False)] == ["stakeholder"]


@pytest.mark.parametrize(
    ("text", "fillers"),
    [
        ("So, um, it was, like, basically done, you know.", ["um", "like", "basically", "you know"]),
        ("It looked like rain, what kind of rain, as you know.", []),
        ("I mean, we kind of built it, right?", ["i mean", "kind of", "right"]),
        ("The right patient would like something like forty of them.", []),
    ],
)
def test_fillers_are_those_that_the_grammar_does_not_need(text, fillers):
    evidence = find_evidence(Transcript.typed(text))
    assert [one.term for one in evidence if one.kind == "filler"] == fillers
