"""What one prompt listens for beyond the general signals: the terms of its rubric, in any wording."""

import functools
from collections.abc import Mapping, Sequence

import msgspec

from content.lexicon import Term
from content.lexicons import load_lexicons
from content.scorecard import Evidence, Signal
from scoring.quotes import quote
from scoring.tokens import Speech, tokenize

ID = "prompt"
LABEL = "This prompt"
MOST = 4
_FULL = 4.0


class Heard(msgspec.Struct, frozen=True):
    """A term that the prompt listens for and the words that say it; None when they were not heard."""

    term: str
    said: str | None


@functools.cache
def _known() -> Mapping[str, Term]:
    named: dict[str, Term] = {}
    for term in load_lexicons().terms:
        for name in (term.name, *term.aliases):
            named.setdefault(name.casefold(), term)
    return named


def hear_terms(terms: Sequence[str], speech: Speech, evidence: Sequence[Evidence]) -> tuple[Heard, ...]:
    """For each term of a rubric, where it was said.

    Evidence of the same term or of the same side of its kind counts whatever the wording ("back to the old
    version" is a rollback); a term that no lexicon has counts where its words stand. A list of names does not.
    """
    return tuple(Heard(term, _said(term, speech, evidence)) for term in terms)


def _said(name: str, speech: Speech, evidence: Sequence[Evidence]) -> str | None:
    term = _known().get(name.casefold())
    for one in evidence:
        if term is not None and not one.negated and not one.bare and _is_of(one, term):
            return one.text
    sought = [token.low for token in tokenize(name)]
    aside = [range(one.start, one.end) for one in evidence if one.bare or one.negated]
    for at in range(len(speech.low) - len(sought) + 1):
        if _matches(speech.low[at : at + len(sought)], sought):
            start, end = speech.cite(at, at + len(sought))
            if not any(start in one for one in aside):
                return speech.text[start:end]
    return None


def _is_of(one: Evidence, term: Term) -> bool:
    return one.kind == term.kind and (one.term == term.name or bool(term.facet and term.facet in one.facets))


def _matches(said: Sequence[str], sought: Sequence[str]) -> bool:
    last = {sought[-1], f"{sought[-1]}s", sought[-1].removesuffix("s")}
    return tuple(said[:-1]) == tuple(sought[:-1]) and said[-1] in last


def judge_rubric(terms: Sequence[str], speech: Speech, evidence: Sequence[Evidence]) -> Signal:
    """The signal of a prompt's own terms: it adds up to four points to a full answer, none to an empty one."""
    heard = hear_terms(terms, speech, evidence)
    found = [one for one in heard if one.said is not None]
    rest = [one.term for one in heard if one.said is None]
    cited = ", ".join(f"{one.term} ({quote(one.said)})" for one in found if one.said is not None)
    parts = (f"Heard {cited}." if found else "", f"It also listens for {', '.join(rest)}." if rest else "")
    share = len(found) / len(heard)
    return Signal(ID, LABEL, _FULL * share, " ".join(filter(None, parts)), round(MOST * share))
