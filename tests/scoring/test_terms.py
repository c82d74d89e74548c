import pytest

from content.transcript import Transcript
from scoring import find_evidence
from scoring.terms import find_terms
from scoring.tokens import listen

HEARD = [
    ("we are fully hippa compliant", "HIPAA"),
    ("gdp are rules apply", "GDPR"),
    ("resources come through the fire api", "FHIR"),
    ("a calibration curve per site", "calibration"),
    ("the odd it trail shows who did it", "audit trail"),
    ("federated learnings across sites", "federated learning"),
    ("we rolled it back that night with the role back plan", "rollback"),
    ("mapped to snow med terms", "SNOMED"),
    ("a population stability indexx above the line", "population stability index"),
]
ALIKE = [
    "the building caught fire at noon",
    "she is a role model to the team",
    "we followed the audio trail of the story",
    "a celebration of the launch",
    "I can explain my ability",
    "the trial was in the city",
]


@pytest.mark.parametrize(("text", "term"), HEARD)
def test_a_misheard_term_is_found(text, term):
    assert term in [found.term.name for found in find_terms(listen(text))]


@pytest.mark.parametrize("text", ALIKE)
def test_words_that_look_alike_are_left_alone(text):
    assert find_terms(listen(text)) == []


def test_a_repair_shows_what_was_written_and_changes_nothing():
    text = "The privacy officer checked that it is hippa compliant."
    evidence = find_evidence(Transcript.typed(text))
    (repaired,) = [one for one in evidence if one.repaired_from]
    assert repaired.term == "HIPAA"
    assert repaired.repaired_from == "hippa"
    assert repaired.text in text
