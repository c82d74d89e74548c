"""Running the app in a terminal: signals end it in order, and what native libraries print stays off it."""

import asyncio
import contextlib
import faulthandler
import os
import select
import signal
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING

from speech.native_noise import native_noise_to
from tui.crash import telling_of_crashed_threads
from tui.guardian import guarded_terminal
from tui.signals import ENDING, exit_code

if TYPE_CHECKING:
    from tui.app import RoundsApp

GRACE = 5.0
"""Seconds that the app may take to close after a signal; then the process ends all the same."""


def run_app(app: "RoundsApp") -> int:
    """Run the app until it is left and return its exit code: 0, 1 after a crash, 128 + n after signal n."""
    with contextlib.suppress(OSError):  # an unusable folder is the studio's to report
        app.paths.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with (
            native_noise_to(app.paths.log),
            guarded_terminal(),
            telling_of_crashed_threads(
                lambda: app.paths.log, partial(app.notify, severity="error", timeout=30)
            ),
        ):
            faulthandler.enable(2, all_threads=False)  # reading the others while they run may crash in turn
            asyncio.run(_run(app))
    except OSError:
        if os.isatty(0):
            raise
    if not os.isatty(0):  # the terminal is gone, whether or not its signal came first
        return exit_code(signal.SIGHUP)
    return 1 if app.return_code is None else app.return_code


async def _run(app: "RoundsApp") -> None:
    def end(number: int) -> None:
        app.exit(return_code=exit_code(number))
        deadline = threading.Timer(GRACE, os._exit, [exit_code(number)])
        deadline.daemon = True
        deadline.start()

    if sys.platform != "win32":
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, *ENDING):
            loop.add_signal_handler(number, end, number)
        threading.Thread(target=_tell_of_hang_up, name="hang-up", daemon=True).start()
    await app.run_async()


def _tell_of_hang_up() -> None:
    """Send the process the SIGHUP that a terminal's end brings only to the leader of its session.

    The leader may keep it to itself: make, started as a terminal's one command, waits for us instead.
    """
    terminal = select.poll()
    terminal.register(0, 0)  # no event but the hang-up, which is always told
    if any(event & select.POLLHUP for _, event in terminal.poll()):
        os.kill(os.getpid(), signal.SIGHUP)
