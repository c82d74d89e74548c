"""Time to think, before the time to speak."""

import time
from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Digits, Static

from practice.clock import minutes, read_clock

TICKS_PER_SECOND = 4


class ThinkClock(Vertical):
    """Counts ``seconds`` down from the moment it is shown; its mood (plenty, closing, over) is a class."""

    DEFAULT_CSS = """
    ThinkClock {
        width: 20;
        height: 4;

        & Digits, & Static {
            width: 100%;
            text-align: right;
        }

        & Digits { color: $primary; }
        & Static { color: $text-muted; }
        &.-closing Digits { color: $accent; }
        &.-over Digits { color: $text-disabled; }
        &.-over Static { color: $accent; text-style: bold; }
    }
    """

    def __init__(self, seconds: int, *, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._seconds = seconds
        self._now = now
        self._digits = Digits()
        self._words = Static()

    def compose(self) -> ComposeResult:
        """Show the digits over a word."""
        yield self._digits
        yield self._words

    def on_mount(self) -> None:
        """Start counting."""
        self._began = self._now()
        self._ticking = self.set_interval(1 / TICKS_PER_SECOND, self.tick)
        self.tick()

    def tick(self) -> None:
        """Show what is left now."""
        gone = self._now() - self._began
        over = gone >= self._seconds
        mood = "over" if over else read_clock(gone, self._seconds).mood
        for name in ("plenty", "closing", "over"):
            self.set_class(name == mood, f"-{name}")
        self._digits.update(minutes(0 if over else self._seconds - gone + 0.999))
        self._words.update("time to speak" if over else "to think")
        if over:
            self._ticking.stop()
