"""``rounds`` without a command: the app."""

import os
import sys

from tui.command.common import Common
from tui.command.misuse import Misuse
from tui.opening import Opening


def open_app(common: Common, opening: Opening | None = None) -> int:
    """Run the app full screen, at a prompt when one is given, and return its exit code.

    Raises Misuse where there is no terminal.
    """
    if not is_terminal():
        raise Misuse("The app needs a terminal; 'rounds demo --plain' and 'rounds --help' work without one.")
    if common.no_color:
        os.environ["NO_COLOR"] = "1"
    settings, notices = common.load_settings()
    from tui.app import RoundsApp
    from tui.terminal import run_app

    return run_app(RoundsApp(common.paths, settings, notices, model=settings.model, opening=opening))


def is_terminal() -> bool:
    """Whether somebody can see and type."""
    return sys.stdin.isatty() and sys.stdout.isatty()
