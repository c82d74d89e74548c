"""Where sound comes from: the microphone and the audio file are heard through one door."""

from collections.abc import Callable
from typing import Protocol


class Source(Protocol):
    """A giver of 16 kHz mono PCM_16 sound."""

    @property
    def name(self) -> str:
        """What the user calls it: a device name or a file name."""

    @property
    def live(self) -> bool:
        """Is this sound of the present, that is lost when nobody takes it? A file is not."""

    @property
    def lost(self) -> int:
        """Samples that are known to have been lost so far."""

    @property
    def fault(self) -> str | None:
        """A sentence once no more sound can be expected although nobody said stop; None while all is well."""

    def start(self, on_block: Callable[[bytes], None], on_end: Callable[[], None]) -> None:
        """Give blocks to ``on_block`` from another thread until stopped; ``on_end`` when there are no more.

        ``on_end`` is called at most once, after the last block, and only by a source that is finite or broken.

        Raises:
            SpeechError: the source cannot be opened; nothing was given.
        """

    def stop(self) -> None:
        """Give what is still on its way, then no more; returns when the last block was given."""
