"""What an answer was worth, and why."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from content.clean import clean
from content.scorecard import Scorecard
from tui.widgets.delivery_facts import describe_delivery
from tui.widgets.findings import describe_numbers, describe_questions
from tui.widgets.signal_bars import SignalBars
from tui.widgets.story_pane import StoryPane


class WorthPane(VerticalScroll, can_focus=True):
    """Signals, story, figures that do not hold, follow-up questions, delivery, and the question itself."""

    DEFAULT_CSS = """
    WorthPane {
        & > * { height: auto; margin-bottom: 1; padding-right: 1; }
        & > .absent { display: none; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay the parts out, without anything in them."""
        yield SignalBars(classes="absent")
        yield StoryPane(classes="absent")
        yield Static(id="numbers", classes="absent")
        yield Static(id="questions", classes="absent")
        yield Static(id="delivery", classes="absent")
        yield Static(id="question", classes="absent")

    def show(self, card: Scorecard) -> None:
        """Show a scorecard; of one that is not scored, only what is known all the same."""
        bars, stories = self.query_one(SignalBars), self.query_one(StoryPane)
        bars.signals, stories.stories = card.signals, card.stories
        bars.set_class(not card.signals, "absent")
        stories.set_class(card.not_scored is not None, "absent")
        self._put("numbers", describe_numbers(card.numbers) if card.numbers else None)
        self._put("questions", describe_questions(card.follow_ups) if card.follow_ups else None)
        self._put("delivery", describe_delivery(card.delivery))

    def show_question(self, question: str) -> None:
        """Show what was asked."""
        self._put("question", Content.assemble(("The question\n", "bold"), (clean(question), "$text-muted")))

    def _put(self, place: str, content: Content | None) -> None:
        part = self.query_one(f"#{place}", Static)
        part.set_class(content is None, "absent")
        part.update(content or "")
