"""When the interview is, with whom, and how much time there is for it."""

import datetime
from collections.abc import Sequence
from typing import ClassVar

import msgspec
from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from content.clean import clean
from content.pack import Pack
from practice.errors import NoPlan
from practice.plan import read_date, say_date
from practice.settings import Settings
from tui.agenda import say_distance

KEYS = Content("   ").join(
    Content.assemble((key, "bold $text-accent"), f" {word}")
    for key, word in (("enter", "next, then plan"), ("tab", "next"), ("esc", "back"))
)


class Interview(msgspec.Struct, frozen=True):
    """What the plan is made for."""

    date: datetime.date
    employer: str
    minutes: int


class EmployerList(OptionList, inherit_bindings=False):
    """One line an employer; the option's id is the pack's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Choose", id="employers.choose", tooltip="Go on with this employer."),
        Binding("up", "cursor_up", "Up", id="employers.up", tooltip="Go one employer up.", show=False),
        Binding(
            "down", "cursor_down", "Down", id="employers.down", tooltip="Go one employer down.", show=False
        ),
    ]


class InterviewScreen(ModalScreen[Interview | None]):
    """A card with an employer, a date and minutes a day; dismissed with None when nothing changes."""

    AUTO_FOCUS = "EmployerList"
    CSS_PATH = "interview.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", id="interview.leave", tooltip="Leave the plan as it is."),
    ]

    employers = getters.query_one(EmployerList)
    date = getters.query_one("#date", Input)
    minutes = getters.query_one("#minutes", Input)

    def __init__(self, packs: Sequence[Pack], settings: Settings, today: datetime.date) -> None:
        super().__init__()
        self._packs = packs
        self._settings = settings
        self._today = today

    def compose(self) -> ComposeResult:
        """Ask for the employer, then the date, then the minutes."""
        settings = self._settings
        with Vertical(id="card"):
            yield Static("Your interview", id="title", markup=False)
            yield EmployerList(
                *(Option(Content(clean(f"{pack.employer}, {pack.role}")), id=pack.id) for pack in self._packs)
            )
            with Horizontal(classes="field"):
                yield Static("Date", classes="label")
                yield Input(
                    f"{settings.interview or ''}",
                    placeholder=f"{self._today + datetime.timedelta(21)}",
                    id="date",
                    max_length=40,
                )
            with Horizontal(classes="field"):
                yield Static("Minutes a day", classes="label")
                yield Input(f"{settings.minutes_a_day}", id="minutes", max_length=4)
            yield Static(id="answer")
            yield Static(KEYS, id="hints")

    def on_mount(self) -> None:
        """Begin with what is set."""
        ids = [pack.id for pack in self._packs]
        self.employers.highlighted = (
            ids.index(self._settings.employer) if self._settings.employer in ids else 0 if ids else None
        )

    @on(EmployerList.OptionSelected)
    def _go_on(self) -> None:
        self.date.focus()

    @on(Input.Changed)
    def _look(self) -> None:
        self._say(self._read())

    @on(Input.Submitted)
    def _plan(self, message: Input.Submitted) -> None:
        read = self._read()
        if isinstance(read, Interview):
            self.dismiss(read)
        elif message.input is self.date and self._date_is_good():
            self.minutes.focus()
        self._say(read)

    def action_leave(self) -> None:
        """Close without a change."""
        self.dismiss(None)

    def _read(self) -> Interview | str:
        """What was entered, or a sentence about what is wrong with it, empty while there is no date."""
        if not self.date.value.strip():
            return ""
        try:
            date = read_date(self.date.value, self._today)
        except NoPlan as error:
            return str(error)
        if date < self._today:
            return f"{say_date(date)} is over; give a date from today on."
        try:
            minutes = msgspec.convert(int(self.minutes.value), Settings.__annotations__["minutes_a_day"])
        except (ValueError, msgspec.ValidationError):
            return "Write the minutes a day as a number from 5 to 480."
        chosen = self.employers.highlighted_option
        if chosen is None or chosen.id is None:
            return "Choose an employer."
        return Interview(date, chosen.id, minutes)

    def _date_is_good(self) -> bool:
        try:
            return read_date(self.date.value, self._today) >= self._today
        except NoPlan:
            return False

    def _say(self, read: Interview | str) -> None:
        if isinstance(read, Interview):
            days = say_distance((read.date - self._today).days)
            self.query_one("#answer", Static).update(
                Content.styled(f"✓ {say_date(read.date)}, {days}", "$text-success")
            )
        else:
            said = Content.styled(f"▲ {clean(read)}", "$text-warning") if read else Content("")
            self.query_one("#answer", Static).update(said)
