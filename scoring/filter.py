"""Answers that are not scored at all, with the reason: filter first, then score."""

from content.pack import Prompt
from content.transcript import Transcript
from scoring.tokens import Speech, tokenize
from scoring.words import word_set

_FEWEST = 8
_UNDERSTOOD = 0.35
_ECHO = 0.85
_RUN = 3
_SALAD = 0.15
_ENOUGH = 8


def why_not_scored(transcript: Transcript, speech: Speech, prompt: Prompt | None) -> str | None:
    """The sentence that says why there is no score, or None."""
    words = [token.low for token in speech.tokens if token.shape != "mark"]
    if not words:
        return "Nothing was said, so there is nothing to score."
    if len(words) < _FEWEST:
        return f"Only {len(words)} words were said, which is too short to score."
    if transcript.words and transcript.understood < _UNDERSTOOD:
        return "Most of what was said could not be understood; check the microphone and try again."
    if prompt is not None and _echoes(words, prompt.question):
        return "This reads the question back; answer it in your own words."
    if _is_salad(speech):
        return "The words do not follow one another as sentences, so there is nothing to score."
    return None


def _echoes(words: list[str], question: str) -> bool:
    """Whether nearly all that was said are runs of three words of the question."""
    asked = [token.low for token in tokenize(question) if token.shape != "mark"]
    if len(asked) <= _RUN or len(words) > 3 * len(asked):
        return False
    runs = {tuple(asked[at : at + _RUN]) for at in range(len(asked) - _RUN + 1)}
    said = [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
    return sum(run in runs for run in said) >= _ECHO * len(said)


def _is_salad(speech: Speech) -> bool:
    """Whether one article, preposition or pronoun in seven stands before a word that cannot follow it.

    In speech, recognised or written, that happens less than one time in eight; in shuffled words, every other
    time.
    """
    broken = leading = 0
    for at, word in enumerate(speech.low[:-1]):
        for leads in ("article", "preposition", "subject_pronoun"):
            if word in word_set(leads):
                leading += 1
                broken += speech.low[at + 1] in word_set(f"never_after_{leads}")
    return leading >= _ENOUGH and broken > _SALAD * leading
