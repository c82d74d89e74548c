"""The frameworks to choose from."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from content.clean import clean
from content.framework import Framework

TRAINED = "●"


class FrameworkList(OptionList, inherit_bindings=False):
    """One line a framework; those that a question trains stand first, and are marked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", "Up", id="frameworks.up", tooltip="Go one line up.", show=False),
        Binding("down", "cursor_down", "Down", id="frameworks.down", tooltip="Go one line down.", show=False),
        Binding("home", "first", "First", id="frameworks.first", tooltip="Go to the first one.", show=False),
        Binding("end", "last", "Last", id="frameworks.last", tooltip="Go to the last one.", show=False),
    ]

    def fill(self, frameworks: Iterable[Framework], trained: Iterable[str]) -> None:
        """List the frameworks, the cursor on the first."""
        marked = set(trained)
        self.clear_options()
        self.add_options(
            Option(
                Content.assemble(
                    (f"{TRAINED} " if framework.id in marked else "  ", "$text-accent"), clean(framework.title)
                ),
                id=framework.id,
            )
            for framework in frameworks
        )
        self.highlighted = 0
