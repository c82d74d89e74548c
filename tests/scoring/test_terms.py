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
    ("five ten kay clearance took a year", "510(k)"),
    ("we signed a day to use agreement with the registry", "data use agreement"),
    ("a sock two report from the vendor", "SOC 2"),
    ("eternal validation at two sites", "external validation"),
    ("the charged nurse said no", "charge nurse"),
    ("the patient advisory counsel read it", "patient advisory council"),
    ("we used contextual bandage for the timing", "contextual bandit"),
    ("the inner rater agreement was low", "inter-rater agreement"),
    ("the eventstream is read twice", "event stream"),
    ("an A-B test in two clinics", "A/B test"),
    ("the bio-statistician read the plan", "biostatistician"),
    ("a stage roll-out over six weeks", "staged rollout"),
    ("the suit animization runs at night", "pseudonymization"),
    ("each drug has its our wreck norm code", "RxNorm"),
    ("there is a training serving SKU in the labs", "training-serving skew"),
    ("the 5-10K took a year", "510(k)"),
    ("a stepped-wedge design", "stepped wedge"),
    ("the difference-in-differences was four points", "difference in differences"),
]
ALIKE = [
    "the building caught fire at noon",
    "she is a role model to the team",
    "we followed the audio trail of the story",
    "a celebration of the launch",
    "I can explain my ability",
    "the trial was in the city",
    "she took part two of the exam in May",
    "the sunset was beautiful from the roof",
    "the shortcut home through the park",
    "a mass appeal of the show",
    "the jazz ensemble cast was large",
    "we met at a charter school",
    "the pipe leaked over the summer",
    "there was no retention of staff",
    "the police officer was polite",
    "I will see Mark about the skewed queue",
    "in the future we flag more",
    "the ratio was right to the point",
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
