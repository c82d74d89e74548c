"""The ``rounds`` command line; ``main`` is its entry point."""

from tui.command.process import main

__all__ = ["main"]
