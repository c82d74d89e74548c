"""Facts about an attempt being read again, posted by the threads that read and play it."""

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from content.pack import Prompt
    from content.scorecard import Scorecard
    from content.transcript import Transcript
    from history.attempt import Attempt
    from practice.verdict import Verdict
    from speech.player import Player


class AttemptRead(Message, bubble=False):
    """The attempt is here; transcript, scorecard and verdict are None when it was never finished.

    ``prompt`` is None when its pack is gone, and then there is no verdict either.
    """

    def __init__(
        self,
        attempt: "Attempt",
        prompt: "Prompt | None",
        transcript: "Transcript | None",
        scorecard: "Scorecard | None",
        verdict: "Verdict | None",
    ) -> None:
        super().__init__()
        self.attempt = attempt
        self.prompt = prompt
        self.transcript = transcript
        self.scorecard = scorecard
        self.verdict = verdict


class AttemptUnreadable(Message, bubble=False):
    """The attempt could not be read; ``sentence`` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class TapeRead(Message, bubble=False):
    """How loud the tape is over its length, levels of 0-1."""

    def __init__(self, levels: tuple[float, ...]) -> None:
        super().__init__()
        self.levels = levels


class PlayingBegan(Message, bubble=False):
    """The tape is being heard."""

    def __init__(self, player: "Player") -> None:
        super().__init__()
        self.player = player


class PlayingEnded(Message, bubble=False):
    """Nothing is being played any more; ``sentence`` says why where that was not meant."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__()
        self.sentence = sentence
