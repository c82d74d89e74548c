"""The app, telling on a pipe when it painted what: ``python -m bench.watched_app DATA MODELS PROMPT PIPE``.

Nothing in it is changed. One JSON array to a line: the moment, what it is about, and the facts.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from textual.screen import Screen

from practice.paths import Paths
from practice.settings import Settings
from tui.app import RoundsApp
from tui.opening import Opening
from tui.screens.practice import PracticeScreen
from tui.screens.review import ReviewScreen
from tui.terminal import run_app

TICK = 0.05


class WatchedApp(RoundsApp):
    """Tells which screen is painted in which phase, the live text, the kept attempts, and how late it ticks."""

    def __init__(self, data: Path, models: Path, prompt_id: str, pipe: int) -> None:
        paths = Paths(config=data / "config.toml", data=data, models=models)
        super().__init__(paths, Settings(density="full"), opening=Opening(prompt_id))
        self._pipe = pipe
        self._seen: tuple[str, str] | None = None
        self._text = ""
        self._final = self._final_letters = 0
        self._late: list[float] = []

    def on_ready(self) -> None:
        """Begin to tick."""
        self._due = time.monotonic() + TICK
        self.set_timer(TICK, self._tick)

    def post_display_hook(self) -> None:
        """Tell what was painted just now."""
        if not self._screen_stacks.get(self._current_mode):
            return
        screen = self.screen
        seen = (type(screen).__name__, str(getattr(screen, "phase", "")))
        if seen != self._seen:
            self._seen = seen
            self._text = ""
            self._final = self._final_letters = 0
            self._tell("screen", *seen)
        if isinstance(screen, PracticeScreen) and screen.view.live.text != self._text:
            self._tell_text(screen)

    def switch_screen(self, screen: Screen[Any] | str) -> Any:
        """Tell that an attempt is scored and kept, which is when its review is called."""
        if isinstance(screen, ReviewScreen):
            self._tell("kept", screen._attempt_id)
        return super().switch_screen(screen)

    def _tell_text(self, screen: PracticeScreen) -> None:
        """Tell how many words are final, what the live text is, and how many words of it are stable."""
        live = screen.view.live
        self._text = live.text
        tail = next((mark for mark in live.marks if mark.look == "stable"), None)
        final = tail.start if tail else len(live.text)
        if final != self._final_letters:
            self._final_letters = final
            self._final = len(live.text[:final].split())
        hearing = live.text[final:].removeprefix(" … ")
        stable = len(live.text[tail.start : tail.end].removeprefix(" … ").split()) if tail else 0
        self._tell("text", self._final, hearing, stable)

    def _tick(self) -> None:
        now = time.monotonic()
        self._late.append(round(now - self._due, 5))
        if len(self._late) == 20:
            self._tell("late", self._late)
            self._late = []
        self._due = time.monotonic() + TICK
        self.set_timer(TICK, self._tick)

    def _tell(self, *facts: object) -> None:
        os.write(self._pipe, json.dumps([time.monotonic(), *facts]).encode() + b"\n")


def main() -> None:
    """Run the app in this terminal."""
    data, models, prompt_id, pipe = sys.argv[1:]
    sys.exit(run_app(WatchedApp(Path(data), Path(models), prompt_id, int(pipe))))


if __name__ == "__main__":
    main()
