"""How many names of the field are found in speech: by the recogniser, with vocabulary, and after repair.

The bundled voice says 24 sentences with 48 of them. A name counts as heard when it is written out, and as found
when it is heard or repaired.
"""

import re
from pathlib import Path
from typing import Any

from bench.ear import listening
from bench.figures import bare
from content.vocabulary import NAMES, expected_terms
from scoring.terms import TermFound, find_terms
from scoring.tokens import listen
from speech.models import Model
from speech.voice import speak

MOST_PIECES = 5
"""Words that a name may be written in: "A U R O C"."""

SENTENCES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Each discharge goes out as a fire bundle, and the old sites still send H L seven.", ("FHIR", "HL7")),
    ("The privacy office read our hippa assessment before the B A A was signed.", ("HIPAA", "BAA")),
    ("We staged the kidney injuries by k dee go and left dialysis patients out.", ("KDIGO",)),
    ("The A U R O C barely moved, but the A U P R C nearly doubled.", ("AUROC", "AUPRC")),
    ("Every card shows the three largest shap values and a link to the guideline.", ("SHAP",)),
    ("Labels came from I C D ten codes, and lab names were mapped to loynk.", ("ICD-10", "LOINC")),
    ("Problem lists are coded in snow med, drugs in R X norm.", ("SNOMED", "RxNorm")),
    ("Our heedis rates and the star ratings both depend on the refill date.", ("HEDIS", "Star ratings")),
    ("Legal filed it as sam dee under a five ten k, so the label could not change.", ("SaMD", "510(k)")),
    ("High trust came first, then the sock two report for the vendor.", ("HITRUST", "SOC 2")),
    ("In the nick you, the nurse reads the score inside the E H R.", ("NICU", "EHR")),
    ("We compared it with queue so fa and with sirs on the same nights.", ("qSOFA", "SIRS")),
    ("No P H I left the tenant, and the I R B agreed to the waiver.", ("PHI", "IRB")),
    ("The F D A asked for a locked model, and C M S for the cost.", ("FDA", "CMS")),
    ("Most of the alerts were patients on metformin or a pixaban.", ("metformin", "apixaban")),
    ("Vancomycin levels and the heparin drip were left out of the features.", ("vancomycin", "heparin")),
    ("Switching to a torva statin raised adherence more than lisinopril did.", ("atorvastatin", "lisinopril")),
    ("The Brier score got better, but the calibration curve bent at the top.", ("Brier score", "calibration")),
    ("We watch the P S I and the K L divergence each Monday.", ("PSI", "KL divergence")),
    ("An X G boost model beat the lace index on readmissions.", ("XGBoost", "LACE")),
    ("G D P R and the data use agreement both forbid that join.", ("GDPR", "data use agreement")),
    (
        "Federated learning with differential privacy kept the rows at home.",
        ("federated learning", "differential privacy"),
    ),
    ("The D I C O M headers were stripped, then we checked k anonymity.", ("DICOM", "k-anonymity")),
    (
        "We ran it in shadow mode on Cerner, then on Epic with an audit trail.",
        ("shadow mode", "Cerner", "Epic", "audit trail"),
    ),
)


def measure_terms(model: Model, folder: Path) -> dict[str, Any]:
    """Names heard and found, without and with vocabulary, and those that nobody said."""
    tapes = []
    for number, (sentence, _) in enumerate(SENTENCES):
        tapes.append(folder / f"sentence-{number}.wav")
        speak(sentence, tapes[-1])
    found: dict[str, Any] = {"names": sum(len(names) for _, names in SENTENCES)}
    with listening(model, folder / "terms") as ear:
        for way, terms in (("plain", ()), ("with_vocabulary", expected_terms())):
            texts = [ear.hear(tape, terms).text for tape in tapes]
            found[way] = _judge(texts)
    return found


def _judge(texts: list[str]) -> dict[str, Any]:
    heard = 0
    missed, false = [], []
    for text, (_, names) in zip(texts, SENTENCES, strict=True):
        written = [name for name in names if _is_written(name, text)]
        heard += len(written)
        repaired = [
            one for one in find_terms(listen(text)) if one.repaired or not _is_written(one.term.name, text)
        ]
        for name in names:
            if name in written:
                continue
            match = next((one for one in repaired if _means(one, name)), None)
            if match is None:
                missed.append(f"{name}: {text}")
            else:
                repaired.remove(match)
        false += [
            f"{one.term.name}: {text}"
            for one in repaired
            if one.repaired and not any(_means(one, name) for name in names)
        ]
        false += [f"{name}: {text}" for name in NAMES if _is_written(name, text) and name not in names]
    total = sum(len(names) for _, names in SENTENCES)
    return {"heard": heard, "found": total - len(missed), "missed": missed, "false": false}


def _is_written(name: str, text: str) -> bool:
    """Whether words of the text are the name, however they are cut: "KL-divergence", "H L 7"."""
    words = bare(text.replace("-", " "))
    return any(
        "".join(words[first:stop]) in (_letters(name), f"{_letters(name)}s")
        for first in range(len(words))
        for stop in range(first + 1, min(len(words), first + MOST_PIECES) + 1)
    )


def _means(one: TermFound, name: str) -> bool:
    """Whether the term is what the lexicon calls ``name``, or ``name`` is one of its spellings."""
    return _letters(name) in {_letters(way) for way in (one.term.name, *one.term.aliases)} or any(
        _letters(name) == _letters(word) for word in one.term.name.split()
    )


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())
