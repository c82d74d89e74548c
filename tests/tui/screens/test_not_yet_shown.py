"""The keys of a screen that is being opened: the footer of another one may ask for them first."""

from collections.abc import Callable

import pytest
from textual.binding import Binding
from textual.screen import Screen

from tui.screens.history import HistoryScreen
from tui.screens.plan import PlanScreen
from tui.screens.ready import ReadyScreen
from tui.screens.review import ReviewScreen
from tui.screens.typed import TypedScreen

SCREENS: dict[str, Callable[[], Screen[object]]] = {
    "history": HistoryScreen,
    "plan": PlanScreen,
    "ready": lambda: ReadyScreen("acme/table"),
    "review": lambda: ReviewScreen("20261127-080000-0000"),
    "typed": lambda: TypedScreen("acme/table"),
}


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_can_be_asked_for_its_keys_before_it_is_shown(open_app, name: str) -> None:
    async with open_app():
        screen = SCREENS[name]()
        bindings = [one for one in screen.BINDINGS if isinstance(one, Binding)]
        assert bindings
        assert {screen.check_action(one.action, ()) for one in bindings} <= {True, False, None}
