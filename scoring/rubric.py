"""What a rubric adds: a fifth signal for the terms that its question asks for, when they are put to work."""

from collections.abc import Sequence

from content.pack import Rubric
from content.scorecard import Evidence, Signal
from scoring.tokens import tokenize

ID = "question"
LABEL = "What this question asks for"
WEIGHT = 0.5


def judge_terms(evidence: Sequence[Evidence], rubric: Rubric) -> tuple[Signal, ...]:
    """No signal without terms; otherwise 0-4 by the share of them in evidence neither bare nor denied."""
    if not rubric.terms:
        return ()
    done = [one for one in evidence if not one.bare and not one.negated and one.kind not in ("vague", "filler")]
    said = [f" {' '.join(_words(one.text))} " for one in done]
    named = {(one.term or "").casefold() for one in done}
    heard = [term for term in rubric.terms if _is_said(term, said, named)]
    score = round(16 * len(heard) / len(rubric.terms)) / 4
    absent = [term for term in rubric.terms if term not in heard]
    why = f"Put to work: {', '.join(heard) or 'none'}." + (
        f" Not heard: {', '.join(absent)}." if absent else ""
    )
    return (Signal(ID, LABEL, score, why),)


def weights_of(rubric: Rubric) -> dict[str, float]:
    """The rubric's weights, with that of its terms, which is 0.5 unless it says otherwise."""
    return {**({ID: WEIGHT} if rubric.terms else {}), **rubric.weights}


def _words(text: str) -> list[str]:
    return [token.low for token in tokenize(text) if token.shape != "mark"]


def _is_said(term: str, said: Sequence[str], named: set[str]) -> bool:
    words = " ".join(_words(term))
    return term.casefold() in named or any(f" {words} " in one or f" {words}s " in one for one in said)
