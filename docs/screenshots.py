"""Make the pictures of the README with the program itself: ``python docs/screenshots.py [FOLDER]``.

A history is practised first, through the same path as every answer: the strong and weak answers that come with
the packs, spoken by the bundled voice or written. Nothing of one's own is touched; it all lies in a temporary
folder. The pictures are SVG, with the fonts of whoever looks at them.
"""

import asyncio
import re
import sys
import tempfile
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

import speech  # noqa: F401 - first: importing it shuts the network switches
from content.packs import find_prompt
from practice.demo import demo_audio
from practice.paths import Paths, find_paths
from practice.settings import Settings
from practice.studio import Studio
from speech.audio_file import AudioFile
from tui.app import RoundsApp
from tui.opening import Opening
from tui.plain import play_round

SIZE = (132, 36)
WRITTEN = ("humana/impact-story-admissions", "cvs-health/refill-timing-chain", "healthcare-pm/alert-economy")
SHOWN = "cerner/workflow-before-algorithm"
REMOTE_FONTS = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)
PATIENCE = 120.0
"""Seconds that a screen may take to get there."""
SETTLING = 2.0
"""Seconds in which a screen reads what it shows."""


def practise(paths: Paths, answer: Path) -> None:
    """Fill the history: weak and strong answers in writing, and a spoken one."""
    with Studio(paths, Settings()) as studio:
        for prompt_id in (*WRITTEN, SHOWN):
            exemplar = find_prompt(prompt_id, studio.packs).exemplar
            for text in (exemplar.weak, exemplar.strong):
                studio.answer_in_writing(prompt_id, text)
        prompt = find_prompt(SHOWN, studio.packs)
        play_round(studio, prompt, AudioFile(answer), _silent, _silent, enough=threading.Event())


async def photograph(paths: Paths, folder: Path, answer: Path) -> None:
    """Go through the screens as a person would, and keep a picture of each."""
    app = RoundsApp(paths, Settings())
    async with app.run_test(size=SIZE) as pilot:
        await _until(pilot.pause, lambda: app.phase == "warm")
        await pilot.pause(SETTLING)
        _keep(app, folder / "home.svg")
        await pilot.press("h")
        await _until(pilot.pause, lambda: type(app.screen).__name__ == "HistoryScreen")
        await pilot.pause(SETTLING)
        _keep(app, folder / "history.svg")

    app = RoundsApp(paths, Settings(density="full"), opening=Opening(SHOWN, answer, realtime=True))
    async with app.run_test(size=SIZE) as pilot:
        await _until(pilot.pause, lambda: type(app.screen).__name__ == "PracticeScreen")
        await pilot.pause(AudioFile(answer).seconds * 0.8)
        _keep(app, folder / "practice.svg")
        await _until(pilot.pause, lambda: type(app.screen).__name__ == "ReviewScreen")
        await pilot.pause(SETTLING)
        _keep(app, folder / "review.svg")


async def _until(pause: Callable[[float], Awaitable[None]], holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not holds():
            await pause(0.2)


def _keep(app: RoundsApp, path: Path) -> None:
    picture = REMOTE_FONTS.sub("", app.export_screenshot(title="Rounds"))
    path.write_text(picture, encoding="utf-8")


def _silent(_line: str) -> None:
    """Tell nobody."""


def main() -> None:
    """Make all pictures, in ``docs/images`` unless another folder is named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "images"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        usual = find_paths()
        paths = Paths(Path(temporary) / "config.toml", Path(temporary) / "data", usual.models)
        with Studio(paths) as studio:
            prompt = find_prompt(SHOWN, studio.packs)
        answer = demo_audio(prompt.exemplar, usual.models.parent / "voice")
        practise(paths, answer)
        asyncio.run(photograph(paths, folder, answer))


if __name__ == "__main__":
    main()
