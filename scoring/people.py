"""People called by name: after their title, or when they are spoken to, a name stands for a role."""

import msgspec

from scoring.tokens import Speech, Token, as_speech
from scoring.words import word_set

NAMED = "named_person"


def name_people(speech: Speech) -> Speech:
    """The same speech in which the names of people who have a part in the story are heard as roles.

    A name is a capitalised word after a title ("Doctor Osei"), or one that opens a sentence and is told
    something ("Denise, you want ..."); wherever it falls again it means the same person.
    """
    names = {
        token.low
        for at, token in enumerate(speech.tokens)
        if token.text[0].isupper() and _capital(token) and (_titled(speech, at) or _spoken_to(speech, at))
    }
    if not names:
        return speech
    tokens = tuple(
        msgspec.structs.replace(token, low=NAMED) if token.low in names and _capital(token) else token
        for token in speech.tokens
    )
    return as_speech(speech.text, tokens, speech.pauses)


def _capital(token: Token) -> bool:
    named = token.shape == "word" and token.text[0].isupper() and len(token.text) > 1
    return named and token.low not in word_set("named_role")


def _titled(speech: Speech, at: int) -> bool:
    """Whether a title stands before it; a full stop between ends a sentence unless the title is cut short."""
    before = at - 1
    short = before >= 0 and speech.low[before] == "."
    before -= short
    return before >= 0 and speech.low[before] in word_set("short_title" if short else "title")


def _spoken_to(speech: Speech, at: int) -> bool:
    opens = at == 0 or speech.tokens[at - 1].shape == "mark" or speech.low[at - 1] in word_set("coordinator")
    told = speech.low[at + 1 : at + 2] == (",",) and not word_set("addressed").isdisjoint(
        speech.low[at + 2 : at + 4]
    )
    return opens and told and speech.tokens[at].low not in word_set("opening_word")
