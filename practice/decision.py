"""How long it took until a decision fell."""

from collections.abc import Sequence

import msgspec

from content.inflection import expand
from content.transcript import Transcript
from scoring.tokens import Speech, listen

AT_ONCE_SECONDS = 10.0
"""The privacy objection of the loops has to be answered within ten seconds."""
TOO_LATE_SECONDS = 60.0
"""An answer without a decision in its first minute is out."""
SPOKEN_WORDS_PER_SECOND = 2.3
"""140 words a minute: how a typed answer's words are turned into seconds."""
_WEIGHING = frozenset(
    {"whether", "if", "should", "could", "might", "maybe", "perhaps", "before", "either", "or"}
)
_NAMING = frozenset({"the", "a", "an", "this", "that", "our", "your", "or", "n't"})
_GOING_ON = frozenset({"over", "through", "into", "back", "to", "from", "up", "down", "on", "out"})


class Decision(msgspec.Struct, frozen=True):
    """The first decision word of an answer: empty and None where none fell.

    ``seconds`` is when it began, for a typed answer at the pace of speech; ``strict`` says that hesitation
    disqualifies here.
    """

    word: str
    seconds: float | None
    strict: bool

    @property
    def hesitated(self) -> bool:
        """Whether it came too late, or not at all."""
        return self.seconds is None or self.seconds > TOO_LATE_SECONDS

    @property
    def at_once(self) -> bool:
        """Whether it came before anybody could doubt it."""
        return self.seconds is not None and self.seconds <= AT_ONCE_SECONDS


def find_decision(decisions: Sequence[str], transcript: Transcript, *, strict: bool) -> Decision:
    """Find the first of the words ``decisions`` that decides.

    A word that is only being weighed does not ("whether to pause or proceed", "should we go"), nor does one in
    a question, nor a thing ("the pause"), nor "go" on the way to somewhere ("go over the data").
    """
    speech = listen(transcript.text)
    wanted = [tuple(listen(decision.lower()).low) for decision in decisions]
    for sentence in speech.sentences:
        if speech.low[sentence.stop - 1] == "?":
            continue
        for at in sentence:
            length = next((len(words) for words in wanted if _stands(words, speech, at)), 0)
            if length and not _is_weighed(speech, sentence, at, at + length):
                start, end = speech.cite(at, at + length)
                return Decision(speech.text[start:end], _seconds(transcript, start), strict)
    return Decision("", None, strict)


def _stands(words: tuple[str, ...], speech: Speech, at: int) -> bool:
    said = speech.low[at : at + len(words)]
    if len(words) > 1:
        return said == words
    return bool(said) and said[0] in expand(f"{words[0]}*")


def _is_weighed(speech: Speech, sentence: range, first: int, stop: int) -> bool:
    before = speech.low[first - 1] if first > sentence.start else ""
    following = speech.low[stop] if stop < sentence.stop else ""
    if speech.low[first] in expand("go*") and following in _GOING_ON:
        return True
    if following == "or" or (stop - first == 1 and before in _NAMING):
        return True
    return not _WEIGHING.isdisjoint(speech.low[max(sentence.start, first - 6) : first])


def _seconds(transcript: Transcript, offset: int) -> float:
    if not transcript.words:
        return round(len(transcript.text[:offset].split()) / SPOKEN_WORDS_PER_SECOND, 1)
    spans = zip(transcript.word_spans(), transcript.words, strict=True)
    return round(next(word.start for span, word in spans if span[1] > offset), 2)
