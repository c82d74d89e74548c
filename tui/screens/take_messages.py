"""Facts about a take, posted by the threads that make and end it."""

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from practice.take import Take


class TakeMade(Message, bubble=False):
    """An attempt exists, and sound is on its way to its tape."""

    def __init__(self, take: "Take", source_name: str) -> None:
        super().__init__()
        self.take = take
        self.source_name = source_name


class TakeRefused(Message, bubble=False):
    """There is nothing to record from, or nowhere to keep it; ``sentence`` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class TakeStopped(Message, bubble=False):
    """All that was said is on the tape."""
