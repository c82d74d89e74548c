"""The words that a recogniser should be ready for."""

from collections.abc import Iterable

NAMES = (
    *("HIPAA", "FHIR", "HL7", "ICD-10", "KDIGO", "HITRUST", "SOC 2", "PHI"),
    *("BAA", "EHR", "SaMD", "510(k)", "FDA", "CMS", "IRB", "HEDIS"),
)
"""Names of the field that are not written as they sound and are likely to be said, the likeliest first."""


def expected_terms(terms: Iterable[str] = ()) -> tuple[str, ...]:
    """The terms of a prompt, then the names of the field, each once.

    Each name that is not said costs other words: twice as many of them made a person's words 0.4 to 0.6 points
    worse (docs/speech.md), and what they would have set right is repaired by the lexicons.
    """
    seen: dict[str, str] = {}
    for term in (*terms, *NAMES):
        seen.setdefault(term.casefold(), term)
    return tuple(seen.values())
