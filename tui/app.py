"""The app: its look, the studio that every screen shares, and the keys that work everywhere."""

import asyncio
import contextlib
import datetime
import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import msgspec
from rich.text import Text
from textual import events, on, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.notifications import SeverityLevel
from textual.reactive import reactive
from textual.screen import Screen

from content.clean import clean
from practice.paths import Paths
from practice.settings import Settings
from tui.crash import keep_crash
from tui.messages import StudioOpened, StudioShut, StudioWarmed
from tui.opening import Opening
from tui.palette import palette_commands
from tui.screens.home import HomeScreen
from tui.theme import ROUNDS, kind_colours, quiet_colours
from tui.when import local_now

if TYPE_CHECKING:
    from practice.settings_file import Choice
    from practice.studio import Studio

Phase = Literal["opening", "open", "warm", "shut"]


class RoundsApp(App[None]):
    """Rounds, full screen.

    ``phase`` is ``opening`` until the data folder is open, then ``open``, and ``warm`` once the transcriber was
    started; it is ``shut`` when the folder cannot be opened, and ``trouble`` then says why.
    """

    TITLE = "Rounds"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {"home": HomeScreen}
    DEFAULT_MODE = "home"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual types it as no ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "question_mark,f1",
            "show_keys",
            "Keys",
            id="app.keys",
            tooltip="Show every key that works on this screen.",
        ),
        Binding(
            "ctrl+p",
            "command_palette",
            "Palette",
            id="app.palette",
            tooltip="Find anything that this screen can do by its name.",
            show=False,
            priority=True,
        ),
        Binding(
            "ctrl+q",
            "quit",
            "Quit",
            id="app.quit",
            tooltip="Leave Rounds; everything recorded is kept.",
            show=False,
            priority=True,
        ),
    ]

    phase: reactive[Phase] = reactive[Phase]("opening")

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        notices: tuple[str, ...] = (),
        *,
        model: str | None = None,
        now: Callable[[], datetime.datetime] = local_now,
        opening: Opening | None = None,
    ) -> None:
        super().__init__()
        self.paths = paths
        self.settings = settings
        self.notices = notices
        self.trouble = ""
        self.input_device = settings.input_device
        self.now = now
        self._model = model
        self._opening = opening
        self._studio: Studio | None = None
        self._door = threading.Lock()
        self.register_theme(ROUNDS)
        self.theme = settings.theme if settings.theme in self.available_themes else ROUNDS.name
        if self.theme != settings.theme:
            self.notices += (
                f"There is no theme '{settings.theme[:64]}'; ctrl+p and 'theme' shows those there are.",
            )

    @property
    def studio(self) -> "Studio":
        """The studio that outlives every round; there is one from the phase ``open`` on."""
        if self._studio is None:
            raise LookupError("the studio is not open yet")
        return self._studio

    def remember(self, **choices: "Choice") -> None:
        """Let a choice hold from now on and keep it in the settings file; when it cannot be kept, say so."""
        self.settings = msgspec.structs.replace(self.settings, **choices)
        self._keep_settings(choices)

    @work(thread=True, group="settings")
    def _keep_settings(self, choices: "dict[str, Choice]") -> None:
        from practice.errors import SettingsNotKept
        from practice.settings_file import keep_settings

        try:
            keep_settings(self.paths.config, {name: getattr(self.settings, name) for name in choices})
        except SettingsNotKept as error:
            self.notify(str(error), severity="warning")

    def watch_theme(self, theme: str) -> None:
        """Remember a theme that was chosen in the palette."""
        if self.phase != "opening" and theme != self.settings.theme:
            self.remember(theme=theme)

    def get_css_variables(self) -> dict[str, str]:
        """Add the colour of each kind of evidence and of quiet text, for the ground of the current theme."""
        variables = super().get_css_variables()
        self.theme_variables = variables | quiet_colours(variables) | kind_colours(dark=self.current_theme.dark)
        return self.theme_variables

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer in the palette what the keys of the screen do, and nothing else."""
        return palette_commands(self, screen)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing: what a pack or a transcript links to stays unread."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002 - no notification is markup, whoever asks
    ) -> None:
        """Show a sentence for a moment, as the plain text that it is; thread-safe."""
        super().notify(clean(message), title=clean(title), severity=severity, timeout=timeout, markup=False)

    async def on_event(self, event: events.Event) -> None:
        """Make pasted text inert before any field sees it."""
        if isinstance(event, events.Paste):
            event.text = clean(event.text)
        await super().on_event(event)

    def on_ready(self) -> None:
        """Open the studio once the first frame is on the screen."""
        self._open_studio()

    @on(StudioOpened)
    def _opened(self) -> None:
        self.phase = "open"
        if self._opening:
            self.open_on(self._opening)

    @on(StudioShut)
    def _shut(self, message: StudioShut) -> None:
        self.trouble = message.sentence
        self.phase = "shut"

    @on(StudioWarmed)
    def _warmed(self) -> None:
        self.phase = "warm"

    def open_on(self, opening: Opening) -> None:
        """Go to a prompt, past home, where escape leads back to."""
        if opening.audio is None:
            from tui.screens.ready import ReadyScreen

            self.push_screen(ReadyScreen(opening.prompt_id, turn=opening.turn))
            return
        from practice.turn import FIRST_TURN
        from speech.audio_file import AudioFile
        from tui.screens.practice import PracticeScreen

        make_source = partial(AudioFile, opening.audio, realtime=opening.realtime)
        self.push_screen(PracticeScreen(opening.prompt_id, make_source, turn=opening.turn or FIRST_TURN))

    def action_help_quit(self) -> None:
        """Say how to leave, to whoever presses ctrl+c with nothing selected to copy."""
        self.notify("ctrl+q leaves Rounds; everything recorded is kept.")

    def action_show_keys(self) -> None:
        """Show the keys of this screen."""
        from tui.screens.keys import KeysScreen

        self.push_screen(KeysScreen(self.screen.active_bindings.values()))

    async def on_unmount(self) -> None:
        """Close the studio, after its opening if that is still going on."""
        await asyncio.to_thread(self._close_studio)

    @work(thread=True, group="studio")
    def _open_studio(self) -> None:
        from content.errors import ContentError
        from history.errors import HistoryError
        from practice.errors import PracticeError
        from practice.recovery import purge_discarded
        from practice.studio import Studio

        with self._door:
            try:
                studio = Studio(self.paths, self.settings, model=self._model)
            except (PracticeError, HistoryError, ContentError) as error:
                self.post_message(StudioShut(str(error)))
                return
            self._studio = studio
            self.post_message(StudioOpened(studio))
            if studio.writable:
                with contextlib.suppress(HistoryError):  # home says what is wrong with the history
                    purge_discarded(studio, self.now())
            studio.warm_up()
            self.post_message(StudioWarmed())

    def _fatal_error(self) -> None:
        """Say that Rounds met an error of its own; Textual's own report would print what was said."""
        error = self._exception or RuntimeError()
        self.panic(Text(keep_crash(error, self.paths.log)))

    def _close_studio(self) -> None:
        with self._door:
            if self._studio:
                self._studio.close()
