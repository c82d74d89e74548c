"""The words that a recogniser should be ready for."""

from collections.abc import Iterable

NAMES = (
    *("HIPAA", "FHIR", "HL7", "ICD-10", "KDIGO", "HITRUST", "SOC 2", "PHI", "BAA", "EHR", "SaMD", "510(k)"),
    *("FDA", "CMS", "IRB", "HEDIS", "AUROC", "AUPRC", "SHAP", "XGBoost", "LOINC", "SNOMED", "RxNorm", "DICOM"),
    *("qSOFA", "SIRS", "NICU", "PSI", "KL divergence", "Brier score", "Epic", "Cerner", "Star ratings"),
)
"""Names of the field that are not written as they sound, the likeliest to be said first."""


def expected_terms(terms: Iterable[str] = ()) -> tuple[str, ...]:
    """The terms of a prompt, then the names of the field, each once.

    About as many as a recogniser takes: forty names double what it gets right (docs/speech.md), and the wrong
    ones cost words.
    """
    seen: dict[str, str] = {}
    for term in (*terms, *NAMES):
        seen.setdefault(term.casefold(), term)
    return tuple(seen.values())
