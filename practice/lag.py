"""How far behind the voice the live words are."""

import unicodedata
from collections.abc import Sequence

from content.transcript import Word
from practice.events import Lag


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


class LagMeter:
    """Measures, for each final word, the time from its end on the tape to when it was first shown.

    A word counts as shown when it stands in the live text within two places of its final place, the same
    letters and digits whatever the case and punctuation; a word first shown as final counts from then.
    """

    def __init__(self) -> None:
        self._shown: list[tuple[float, list[str]]] = []
        self._lags: list[float] = []

    def hearing(self, text: str, now: float) -> None:
        """Note live text of the open utterance, shown when the tape stood at ``now`` seconds."""
        self._shown.append((now, [_bare(word) for word in text.split()]))

    def heard(self, words: Sequence[Word], now: float) -> None:
        """Close the open utterance with its final words, shown when the tape stood at ``now`` seconds."""
        for place, word in enumerate(words):
            letters = _bare(word.text)
            near = slice(max(0, place - 2), place + 3)
            first = next((at for at, live in self._shown if letters in live[near]), now)
            self._lags.append(max(0.0, first - word.end))
        self._shown.clear()

    def read(self) -> Lag:
        """The median and the 95th percentile so far."""
        if not self._lags:
            return Lag(None, None)
        ordered = sorted(self._lags)
        return Lag(
            round(ordered[len(ordered) // 2], 3),
            round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 3),
        )
