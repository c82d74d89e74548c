"""Every key that works on the screen below, with what it does."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import ItemGrid, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class KeysScreen(ModalScreen[None]):
    """A card of keys, those of the footer first; made from the active bindings of the screen it is about."""

    CSS_PATH = "keys.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,question_mark,f1,q",
            "dismiss",
            "Back",
            id="keys.back",
            tooltip="Close the card of keys.",
        ),
    ]

    def __init__(self, bindings: Iterable[ActiveBinding]) -> None:
        super().__init__()
        lines: dict[str, tuple[list[str], Binding]] = {}
        for active in bindings:
            binding = active.binding
            if binding.id and active.enabled:
                lines.setdefault(binding.id, ([], binding))[0].append(self.app.get_key_display(binding))
        self._lines = sorted(lines.values(), key=lambda line: not line[1].show)

    def compose(self) -> ComposeResult:
        """Lay the keys out in three columns: key, word, sentence."""
        with VerticalScroll(id="card"):
            yield Static("Keys", id="title", markup=False)
            with ItemGrid(id="keys"):
                for keys, binding in self._lines:
                    yield Static(" ".join(keys), classes="key", markup=False)
                    yield Static(binding.description, classes="word", markup=False)
                    yield Static(binding.tooltip, classes="tip", markup=False)
            yield Static(Content.assemble(("esc", "bold $text-accent"), " back"), id="close")
