"""A bench: one widget alone on a screen, in the theme of Rounds."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget

from content.scorecard import Evidence, Kind
from tui.theme import ROUNDS, kind_colours

Show = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


class Bench(App[None]):
    """Shows one widget."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.register_theme(ROUNDS)
        self.theme = ROUNDS.name

    def get_css_variables(self) -> dict[str, str]:
        return super().get_css_variables() | kind_colours(dark=self.current_theme.dark)

    def compose(self) -> ComposeResult:
        yield self.widget


@pytest.fixture
def show() -> Show:
    """Run a bench with a widget on it; yields the pilot."""

    @asynccontextmanager
    async def run(widget: Widget, size: tuple[int, int] = (60, 12)) -> AsyncIterator[Pilot[None]]:
        async with Bench(widget).run_test(size=size) as pilot:
            yield pilot

    return run


@pytest.fixture
def lines() -> Callable[[Widget], list[str]]:
    """Read what a widget shows, line by line."""

    def read(widget: Widget) -> list[str]:
        strips = widget.render_lines(Region(0, 0, widget.size.width, widget.size.height))
        return [strip.text.rstrip() for strip in strips]

    return read


@pytest.fixture
def found() -> Callable[..., Evidence]:
    """Make the evidence that stands at some words of a text."""

    def make(text: str, words: str, kind: Kind, **facts: object) -> Evidence:
        start = text.index(words)
        return Evidence(kind=kind, start=start, end=start + len(words), text=words, **facts)  # type: ignore[arg-type] # facts by name

    return make
