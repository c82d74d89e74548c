"""Answers that are not scored at all, with the reason: filter first, then score."""

from itertools import pairwise

from content.pack import Prompt
from content.transcript import Transcript
from scoring.tokens import Speech, tokenize
from scoring.words import word_set

_FEWEST = 8
_UNDERSTOOD = 0.35
_NEW = 1 / 3
_STEM = 5
_SHORTEST_QUESTION = 3
_SALAD = 0.1
_FEWEST_BROKEN = 2
_LEADS = ("article", "preposition", "subject_pronoun")


def why_not_scored(transcript: Transcript, speech: Speech, prompt: Prompt | None) -> str | None:
    """The sentence that says why there is no score, or None."""
    words = [token.low for token in speech.tokens if token.shape != "mark"]
    if not words:
        return "Nothing was said, so there is nothing to score."
    if len(words) < _FEWEST:
        return f"Only {len(words)} words were said, which is too short to score."
    if transcript.words and transcript.understood < _UNDERSTOOD:
        return "Most of what was said could not be understood; check the microphone and try again."
    if prompt is not None and _echoes(speech, prompt.question):
        return "This reads the question back; answer it in your own words."
    if _only_asks(speech):
        return "This asks for something and answers nothing; say what you did or would do."
    if _is_salad(speech):
        return "The words do not follow one another as sentences, so there is nothing to score."
    return None


def _echoes(speech: Speech, question: str) -> bool:
    """Whether fewer than one in three of the words with a meaning of their own are not in the question.

    In answers two in three are new; where the question is turned over and over, one in five.
    """
    asked = {token.low for token in tokenize(question) if token.shape == "word"}
    told = [
        token.low for token in speech.tokens if token.shape == "word" and token.low not in word_set("plain")
    ]
    new = sum(not _is_asked(word, asked) for word in told)
    return bool(told) and len(asked) > _SHORTEST_QUESTION and new < _NEW * len(told)


def _is_asked(word: str, asked: set[str]) -> bool:
    stem = word[:_STEM] if len(word) > _STEM else word
    return word in asked or (len(stem) == _STEM and any(one.startswith(stem) for one in asked))


def _only_asks(speech: Speech) -> bool:
    """Whether all of it is a task for somebody else: it ends in one, and apart from what is asked nobody says
    "I" or "we".
    """
    asks = [_asks(speech, sentence) for sentence in speech.sentences]
    told = [at for sentence, asked in zip(speech.sentences, asks, strict=True) if not asked for at in sentence]
    return asks[-1] and not any(speech.low[at] in word_set("speaker") for at in told)


def _asks(speech: Speech, sentence: range) -> bool:
    return speech.low[sentence.stop - 1] == "?" or speech.low[sentence.start] in word_set("task_verb")


def _is_salad(speech: Speech) -> bool:
    """Whether the words are in no order.

    Either more than one article, preposition or pronoun in ten stands before a word that cannot follow it: in
    speech, recognised or written, that happens less than one time in fifteen, in shuffled words every third.
    Or most sentences open small while words that open one have a capital inside. A word said twice over is no
    sign of it.
    """
    broken = leading = misplaced = 0
    leads = [(word_set(name), word_set(f"never_after_{name}")) for name in _LEADS]
    opening = word_set("opening") | word_set("opening_word")
    for at, (word, following) in enumerate(pairwise(speech.low)):
        if word not in opening:
            continue
        capital = at > 0 and _has_capital(speech, at) and speech.tokens[at - 1].shape == "word"
        misplaced += capital
        for leading_words, never_after in leads:
            if word in leading_words and word != following:
                leading += 1
                broken += following in never_after or capital
    if misplaced and _opens_small(speech):
        return True
    return broken >= _FEWEST_BROKEN and broken > _SALAD * leading


def _has_capital(speech: Speech, at: int) -> bool:
    return len(speech.tokens[at].text) > 1 and speech.tokens[at].text.istitle()


def _opens_small(speech: Speech) -> bool:
    """Whether most sentences after the first, and two at least, begin with a small letter."""
    openings = [speech.tokens[sentence.start].text[0] for sentence in speech.sentences[1:]]
    small = sum(letter.islower() for letter in openings)
    return small >= _FEWEST_BROKEN and 2 * small > len(openings)
