"""Facts that reach the app and its screens as Textual messages, posted from whatever thread saw them."""

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from practice.events import Event
    from practice.studio import Studio


class RoundEvent(Message, bubble=False):
    """Something happened in a round; several of one kind of live text may pile up, and the newest wins."""

    def __init__(self, event: "Event") -> None:
        super().__init__()
        self.event = event

    def can_replace(self, message: Message) -> bool:
        """Give way to newer live text of the same attempt."""
        from practice.events import Hearing

        return (
            isinstance(message, RoundEvent)
            and isinstance(self.event, Hearing)
            and isinstance(message.event, Hearing)
            and message.event.attempt == self.event.attempt
        )


class StudioOpened(Message, bubble=False):
    """The data folder is open, and the history can be read."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__()
        self.studio = studio


class StudioShut(Message, bubble=False):
    """The data folder could not be opened; ``sentence`` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class StudioWarmed(Message, bubble=False):
    """The transcriber has been started, or has turned out not to be usable."""
