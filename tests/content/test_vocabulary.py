from content.lexicons import load_lexicons
from content.vocabulary import NAMES, expected_terms


def test_the_terms_of_the_prompt_come_first_and_nothing_twice():
    terms = expected_terms(("holdout", "hipaa", "PHI"))
    assert terms[:3] == ("holdout", "hipaa", "PHI")
    assert len({term.casefold() for term in terms}) == len(terms) == len(NAMES) + 1


def test_the_names_are_ones_that_scoring_knows():
    known = {way.casefold() for term in load_lexicons().terms for way in (term.name, *term.aliases)}
    unknown = {name for name in NAMES if name.casefold() not in known}
    assert not unknown & {"HIPAA", "FHIR", "HL7", "ICD-10", "KDIGO", "510(k)", "PHI"}
