"""The command palette's allow-list: the keys of the screen below, and the theme."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen


def palette_commands(app: "App[None]", screen: "Screen[object]") -> Iterable[SystemCommand]:
    """Give one command for each binding with an id that works now; what the footer hides is found by search."""
    yield SystemCommand("Theme", "Choose other colours, dark or light.", app.action_change_theme)
    offered = set()
    for node, binding, enabled, tooltip in screen.active_bindings.values():
        if enabled and binding.id and binding.id not in offered:
            offered.add(binding.id)
            run = partial(app.run_action, binding.action, node)
            yield SystemCommand(binding.description, tooltip, run, discover=binding.show)
