"""Terms that the recogniser wrote otherwise, read as what was meant: the text and its offsets stay."""

from collections.abc import Sequence

import msgspec

from scoring.terms import TermFound, find_terms
from scoring.tokens import Speech, Token, as_speech, tokenize


def mend(speech: Speech) -> tuple[Speech, list[TermFound]]:
    """The speech with the folded form of each repaired term, and all terms in it.

    "Chief medical office her" is then read as the role that it is, by every turn of phrase that names a role.
    A term of more words than were written for it keeps them as they are.
    """
    terms = find_terms(speech)
    tokens: list[Token] = []
    moved: list[TermFound] = []
    at = 0
    for found in terms:
        tokens.extend(speech.tokens[at : found.first])
        first = len(tokens)
        written = speech.tokens[found.first : found.stop]
        tokens.extend(_as_meant(speech, found) if found.repaired and _fits(found) else written)
        moved.append(msgspec.structs.replace(found, first=first, stop=len(tokens)))
        at = found.stop
    tokens.extend(speech.tokens[at:])
    return as_speech(speech.text, tuple(tokens), speech.pauses), moved


def _fits(found: TermFound) -> bool:
    return len(tokenize(found.term.name)) <= found.stop - found.first


def _as_meant(speech: Speech, found: TermFound) -> Sequence[Token]:
    """The tokens of a repaired term: one for each word that was meant, the last one with all that is left."""
    words = [token.low for token in tokenize(found.term.name)]
    written = speech.tokens[found.first : found.stop]
    last = written[len(words) - 1]
    rest = Token(speech.text[last.start : written[-1].end], words[-1], last.start, written[-1].end, "word")
    whole = [
        Token(token.text, word, token.start, token.end, "mark" if word == "-" else "word")
        for token, word in zip(written[: len(words) - 1], words[:-1], strict=True)
    ]
    return (*whole, rest)
