"""A weak and a strong answer to one question, with what was found in both."""

from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Static
from textual.worker import get_current_worker

from content.clean import clean
from content.pack import Exemplar
from content.packs import locate_prompt
from content.scorecard import Scorecard
from tui.screens.rounds_screen import RoundsScreen
from tui.widgets.marked_answer import describe_answer
from tui.widgets.prompt_card import QUIET, where


class ExemplarsScreen(RoundsScreen):
    """Two answers side by side, or one above the other where there is no room."""

    AUTO_FOCUS = "#answers"
    CSS_PATH = "exemplars.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,e,q", "leave", "Back", id="exemplars.leave", tooltip="Go back.", key_display="esc"),
        Binding("up,k", "scroll(-1)", "Up", id="exemplars.up", tooltip="Scroll up.", show=False),
        Binding("down,j", "scroll(1)", "Down", id="exemplars.down", tooltip="Scroll down.", show=False),
    ]

    answers = getters.query_one("#answers", VerticalScroll)

    class Judged(Message, bubble=False):
        """Both answers were scored by the question's own rubric."""

        def __init__(self, weak: Scorecard, strong: Scorecard) -> None:
            super().__init__()
            self.weak = weak
            self.strong = strong

    def __init__(self, prompt_id: str) -> None:
        super().__init__()
        self._prompt_id = prompt_id

    def compose(self) -> ComposeResult:
        """Put what makes the difference above the two answers."""
        pack, round_, prompt = locate_prompt(self._prompt_id, self.studio.packs)
        self._prompt = prompt
        self._exemplar = prompt.exemplar or Exemplar("", "", "")
        with Vertical(id="page"):
            yield Static(where(pack, round_), id="where")
            yield Static(Content.styled(clean(prompt.title), "bold"), id="title")
            with VerticalScroll(id="answers"):
                yield Static(
                    Content.assemble(
                        ("What makes the difference  ", QUIET), clean(self._exemplar.difference.strip())
                    ),
                    id="difference",
                )
                with Container(id="both"):
                    yield Static(Content.styled("Reading …", QUIET), id="weak")
                    yield Static(id="strong")
        yield Footer()

    def on_mount(self) -> None:
        """Have both scored."""
        self._judge()

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()

    def action_scroll(self, lines: int) -> None:
        """Move the answers."""
        self.answers.scroll_relative(y=lines, animate=False)

    @work(thread=True, group="judge")
    def _judge(self) -> None:
        from content.transcript import Transcript
        from scoring import score

        worker = get_current_worker()
        weak, strong = (
            score(Transcript.typed(answer), prompt=self._prompt)
            for answer in (self._exemplar.weak, self._exemplar.strong)
        )
        if not worker.is_cancelled:
            self.post_message(self.Judged(weak, strong))

    @on(Judged)
    def _show(self, message: Judged) -> None:
        weak = describe_answer("A weak answer", self._exemplar.weak, message.weak)
        strong = describe_answer("A strong answer", self._exemplar.strong, message.strong)
        self.query_one("#weak", Static).update(weak)
        self.query_one("#strong", Static).update(strong)
