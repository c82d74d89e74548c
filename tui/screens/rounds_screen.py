"""What every screen of the app can reach."""

from typing import TYPE_CHECKING, cast

from textual.screen import Screen

if TYPE_CHECKING:
    from practice.studio import Studio
    from speech.source import Source
    from tui.app import RoundsApp


class RoundsScreen(Screen[None]):
    """A full screen of the app."""

    @property
    def rounds(self) -> "RoundsApp":
        """The app, under its own type."""
        return cast("RoundsApp", self.app)

    @property
    def studio(self) -> "Studio":
        """The studio that is shared by all screens."""
        return self.rounds.studio

    def make_microphone(self) -> "Source":
        """Make the microphone that was chosen; not opened yet."""
        from speech.microphone import Microphone

        return Microphone(self.rounds.input_device)
