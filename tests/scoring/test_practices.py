import tomllib
from pathlib import Path

import numpy as np
import pytest

from content.transcript import Transcript
from scoring import find_evidence, score
from scoring.hearing import hear
from scoring.network import Answers
from scoring.practices import PRACTICES, SIDES, find_practices

CASES = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))["case"]
ANSWERS = tomllib.loads(Path(__file__).with_name("answers.toml").read_text(encoding="utf-8"))["answer"]
KINDS = {"compliance", "governance", "stakeholder", "technical", "vague"}


def found(text, **flags):
    evidence = find_evidence(Transcript.typed(text))
    return [
        one
        for one in evidence
        if one.kind in KINDS and all(getattr(one, name) == flag for name, flag in flags.items())
    ]


def test_most_sentences_are_evidence_of_what_they_say():
    """None of them was learned from, so that some are missed."""
    wrong = [
        case["says"]
        for case in CASES
        if sorted({one.kind for one in found(case["says"], bare=False, negated=False)}) != case["kinds"]
    ]
    assert len(wrong) <= 0.18 * len(CASES), wrong


DENIED = [
    ("There is no audit trail.", "governance"),
    ("We don't ask for consent.", "compliance"),
    ("I don't know how many patients it covered.", "cohort"),
    ("I can't give you the number.", "metric"),
    ("Nobody was watching it after go-live.", "governance"),
    ("The risk manager wasn't asked.", "stakeholder"),
    ("We shipped it without a review by legal and skipped the consent form.", "compliance"),
    ("I don't know the error rate, we don't have a test set.", "technical"),
]


def denies(text, kind):
    evidence = [one for one in find_evidence(Transcript.typed(text)) if one.kind == kind]
    return bool(evidence) and all(one.negated for one in evidence)


def test_most_of_what_is_denied_is_kept_as_denied():
    wrong = [text for text, kind in DENIED if not denies(text, kind)]
    assert len(wrong) <= 0.15 * len(DENIED), wrong


@pytest.mark.parametrize(
    "text",
    [
        "Nothing ships without the signature of the medical director.",
        "No record leaves the hospital.",
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


def test_a_list_of_names_changes_nothing_that_was_said_before():
    """What stands beside a clause helps to understand it, but a list says nothing about its neighbours."""
    listed = "HIPAA, audit trail, kill switch, drift monitoring, model card, rollback, SHAP, stakeholders."
    for answer in ANSWERS:
        before = found(answer["text"])
        after = [one for one in found(f"{answer['text'].strip()} {listed}") if one.end <= len(answer["text"])]
        assert after == before, answer["name"]
        assert all(one.bare for one in found(listed))


def test_a_bare_name_is_worth_the_lowest_level_and_a_listed_one_nothing():
    result = "In one year readmissions fell by 13 percent for 29,500 patients, which was measured on all wards."
    listed = "HIPAA, GDPR, rollback, audit trail, kill switch, SHAP, AUC."
    alone, bare, list_of_names = (
        score(Transcript.typed(f"{result} {more}")).overall for more in ("", "We had a rollback plan.", listed)
    )
    assert bare > alone
    assert list_of_names <= alone


def test_a_role_that_only_speaks_up_is_less_than_one_that_is_heeded():
    spoke = "The radiologists complained about the pop-up in every one of the meetings that we had with them."
    heeded = f"{spoke[:-1]}, so we took it out for them, and the chief radiologist agreed to the change."
    one, two = (
        next(signal.score for signal in score(Transcript.typed(text)).signals if signal.id == "stakeholder")
        for text in (spoke, heeded)
    )
    assert one + 1 <= two


def test_plans_are_marked():
    planned = found("I'd hold out two hospitals because scanners differ.")
    assert planned
    assert all(one.hypothetical for one in planned)


@pytest.mark.parametrize(
    "text",
    [
        "The health plans told us they wouldn't cover it without a controlled study.",
        "The intensivists wanted something that they could explain to a family.",
        "We had a rollback that we could run in six minutes.",
    ],
)
def test_what_is_told_of_is_no_plan(text):
    assert found(text)
    assert not found(text, hypothetical=True)


IDLE = [
    "We recompute it on every film that the radiologists have signed.",
    "The screen shows a message when the nurse gets told.",
    "It was a letter for the pharmacists.",
    "The alert goes to the nurse on duty and to nobody else.",
    "We had eleven engineers and two designers.",
    "The training for physicians took an afternoon.",
]


def test_most_roles_that_do_nothing_of_their_own_are_no_stakeholders():
    """None of the sentences was learned from, so that one may be taken for one."""
    taken = [text for text in IDLE if found(text, kind="stakeholder", bare=False)]
    assert len(taken) <= 1, taken


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Before release, the safety officer signs off.", ["Before release, the safety officer signs off"]),
        (
            "The safety officer signs off, the old version is kept running.",
            ["The safety officer signs off", "the old version is kept running"],
        ),
    ],
)
def test_a_short_opening_belongs_to_what_it_opens(text, expected):
    """However the clauses were told apart: here each of the two is said to begin a piece."""
    heard = hear(Transcript.typed(text))
    nothing = {head: ["", ""] for head in (*PRACTICES, "denied", "planned")}
    sides = {f"{kind}_sides": np.zeros((2, len(SIDES[kind]) + 1), np.float32) for kind in PRACTICES}
    finds = find_practices(heard, Answers({**nothing, "governance": ["begins", "begins"]}, sides))
    cited = [heard.speech.cite(one.first, one.stop) for one in finds]
    assert [text[start:end] for start, end in cited] == expected


def test_a_person_called_by_name_stays_a_role():
    said = (
        "The silent trial was read by Doctor Okafor. In June Okafor told us to drop the percentage, so we did."
    )
    (last,) = [one for one in found(said, kind="stakeholder") if one.text.startswith(("In June", "Okafor"))]
    assert last.term == "Okafor"


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


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Nobody signed the new version", "there was no rollback plan"),
        ("There was no kill switch", "nobody signed the new version"),
        ("We had no fallback", "there was no audit trail"),
    ],
)
def test_two_things_that_were_not_there_are_two_denials(one, two):
    assert [denial.text for denial in found(f"{one}, and {two}.", kind="governance", negated=True)] == [
        one,
        two,
    ]


def test_what_the_speaker_adds_to_a_denial_goes_on_with_it():
    (one,) = found("We had no rollback plan, and I did not ask for one.", kind="governance")
    assert one.negated
    assert one.text.endswith("ask for one")
