"""What was heard: words on a timeline."""

from collections.abc import Iterable

import msgspec

Stretch = tuple[float, float]
"""Start and end in seconds of tape."""


class Word(msgspec.Struct, frozen=True):
    """One spoken word; ``start`` and ``end`` are seconds from the start of the tape, ``probability`` is 0-1."""

    text: str
    start: float
    end: float
    probability: float


class Transcript(msgspec.Struct, frozen=True):
    """A whole answer.

    ``text`` is the words joined by single spaces, or, for a typed answer (no words), the text as given.
    ``duration`` is seconds of tape, ``voiced`` those with a voice (0: not known), and ``understood`` is the
    share (0-1) of these that has words. ``unheard`` are the stretches with a voice that no word accounts for:
    a filler that was not written down is a short one.
    """

    words: tuple[Word, ...]
    text: str
    duration: float
    understood: float
    voiced: float = 0.0
    unheard: tuple[Stretch, ...] = ()

    @classmethod
    def spoken(
        cls,
        words: Iterable[Word],
        duration: float,
        understood: float = 1.0,
        *,
        voiced: float = 0.0,
        unheard: Iterable[Stretch] = (),
    ) -> "Transcript":
        """Join the words of one tape into a transcript."""
        kept = tuple(words)
        text = " ".join(word.text for word in kept)
        return cls(kept, text, duration, understood, voiced, tuple(unheard))

    @classmethod
    def typed(cls, text: str) -> "Transcript":
        """Take a written answer as it is: no sound, so no words with times."""
        return cls((), text, 0.0, 1.0)

    def word_spans(self) -> tuple[tuple[int, int], ...]:
        """Character offsets (code points, end exclusive) of each word in ``text``, in order."""
        spans = []
        at = 0
        for word in self.words:
            spans.append((at, at + len(word.text)))
            at += len(word.text) + 1
        return tuple(spans)
