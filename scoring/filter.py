"""Answers that are not scored at all, with the reason."""

from content.pack import Prompt
from content.transcript import Transcript
from scoring.tokens import Speech, tokenize

_FEWEST = 8
_UNDERSTOOD = 0.35
_ECHO = 0.85


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
    return None


def _echoes(words: list[str], question: str) -> bool:
    asked = [token.low for token in tokenize(question) if token.shape != "mark"]
    if len(asked) < 4 or len(words) > 3 * len(asked):
        return False
    grams = {tuple(asked[at : at + 3]) for at in range(len(asked) - 2)}
    said = [tuple(words[at : at + 3]) for at in range(len(words) - 2)]
    return sum(gram in grams for gram in said) >= _ECHO * len(said)
