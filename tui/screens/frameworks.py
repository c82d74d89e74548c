"""Every framework that an answer can be read by, those of one question first."""

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from content.framework import Framework, load_frameworks
from tui.screens.rounds_screen import RoundsScreen
from tui.widgets.framework_about import FrameworkAbout
from tui.widgets.framework_list import TRAINED, FrameworkList
from tui.widgets.prompt_card import QUIET, count


class FrameworksScreen(RoundsScreen):
    """A list beside a card; ``trained`` are the ids of those that the question at hand trains."""

    AUTO_FOCUS = "FrameworkList"
    CSS_PATH = "frameworks.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Back", id="frameworks.leave", tooltip="Go back.", key_display="esc"),
        Binding(
            "k,pageup",
            "scroll(-1)",
            "Card up",
            id="frameworks.card-up",
            tooltip="Scroll the card up.",
            show=False,
        ),
        Binding(
            "j,pagedown",
            "scroll(1)",
            "Card down",
            id="frameworks.card-down",
            tooltip="Scroll the card down.",
            show=False,
        ),
    ]

    listed = getters.query_one(FrameworkList)
    card = getters.query_one("#card", VerticalScroll)

    def __init__(self, trained: Sequence[str] = ()) -> None:
        super().__init__()
        self._trained = tuple(trained)

    def compose(self) -> ComposeResult:
        """Put the list beside the card."""
        with Vertical(id="page"):
            with Horizontal(id="top"):
                yield Static("Frameworks", id="name")
                yield Static(self._told(), id="told")
            with Horizontal(id="middle"):
                yield FrameworkList()
                with VerticalScroll(id="card", can_focus=False):
                    yield FrameworkAbout(self.studio.packs)
        yield Footer()

    def on_mount(self) -> None:
        """List them all."""
        known = load_frameworks()
        first = [known[name] for name in self._trained if name in known]
        self._frameworks: list[Framework] = [*first, *(one for one in known.values() if one not in first)]
        self.listed.fill(self._frameworks, self._trained)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()

    def action_scroll(self, lines: int) -> None:
        """Move the card."""
        self.card.scroll_relative(y=lines, animate=False)

    @on(FrameworkList.OptionHighlighted)
    def _turn_to(self, message: FrameworkList.OptionHighlighted) -> None:
        self.query_one(FrameworkAbout).framework = self._frameworks[message.option_index]
        self.card.scroll_home(animate=False)

    def _told(self) -> Content:
        number = count(len(load_frameworks()), "way")
        told = [(f"{number} of reading an answer", QUIET)]
        if self._trained:
            told += [(f"   {TRAINED} ", "$text-accent"), ("trained by the question at hand", QUIET)]
        return Content.assemble(*told)
