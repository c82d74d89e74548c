"""Every key of every screen and widget says what it does, in the footer, the card of keys and the palette."""

import importlib
import inspect
import pkgutil

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import tui.screens
import tui.widgets
from tui.app import RoundsApp
from tui.palette import palette_commands
from tui.screens.keys import KeysScreen


def nodes() -> list[type[DOMNode]]:
    found: set[type[DOMNode]] = {RoundsApp}
    for package in (tui.screens, tui.widgets):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for _, one in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
                if issubclass(one, DOMNode) and one.__module__.startswith("tui."):
                    found.add(one)
    return sorted(found, key=lambda one: one.__qualname__)


def bindings() -> list[tuple[str, Binding]]:
    return [
        (node.__qualname__, binding)
        for node in nodes()
        for binding in vars(node).get("BINDINGS", ())
        if isinstance(binding, Binding)
    ]


@pytest.mark.parametrize(("where", "binding"), bindings(), ids=lambda one: getattr(one, "key", one))
def test_a_key_has_a_name_a_word_or_two_and_a_sentence(where: str, binding: Binding) -> None:
    assert binding.id
    assert binding.id.count(".") == 1
    assert 1 <= len(binding.description.split()) <= 2
    assert binding.description[0].isupper()
    assert binding.tooltip.endswith(".")
    assert len(binding.tooltip.split()) > 1


def test_no_two_keys_have_the_same_name() -> None:
    names = [binding.id for _, binding in bindings()]
    assert len(names) == len(set(names))


async def test_the_card_shows_every_key_that_works(open_rounds) -> None:
    async with open_rounds() as pilot:
        works = {active.binding.id for active in pilot.app.screen.active_bindings.values() if active.binding.id}
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, KeysScreen)
        shown = {str(word.render()) for word in pilot.app.screen.query(".word")}
        named = {binding.description for _, binding in bindings() if binding.id in works}
        assert len(named) > 10
        assert named <= shown
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, KeysScreen)


async def test_the_palette_offers_the_keys_of_the_screen_and_nothing_else(open_rounds) -> None:
    async with open_rounds() as pilot:
        offered = {command.title for command in palette_commands(pilot.app, pilot.app.screen)}
        assert offered == {
            "Card down", "Card up", "Demo", "Down", "File", "First", "Fold", "Frameworks", "History", "Keys",
            "Last", "Mic", "Page down", "Page up", "Palette", "Plan", "Practise", "Quit", "Sheets", "Theme",
            "Toggle", "Type", "Unfold", "Up",
        }  # fmt: skip


async def test_the_palette_does_what_the_key_does(open_rounds, eventually) -> None:
    async with open_rounds() as pilot:
        await pilot.press("ctrl+p", *"history")
        await pilot.pause()
        palette = pilot.app.screen
        await eventually(lambda: palette.query_one("CommandList").option_count == 1)
        await pilot.press("enter", "enter")
        await eventually(lambda: type(pilot.app.screen).__name__ == "HistoryScreen")
