"""What an answer was worth, and why."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from content.clean import clean
from content.scorecard import Scorecard
from practice.verdict import Verdict
from tui.widgets.delivery_facts import describe_delivery
from tui.widgets.findings import describe_numbers, describe_questions
from tui.widgets.framework_pane import FrameworkPane
from tui.widgets.line_take import describe_line
from tui.widgets.signal_bars import SignalBars
from tui.widgets.stage_table import describe_stages
from tui.widgets.story_pane import StoryPane
from tui.widgets.table_pane import TablePane


class WorthPane(VerticalScroll, can_focus=True):
    """What its kind calls for, signals, story, figures that do not hold, questions, delivery, the question."""

    DEFAULT_CSS = """
    WorthPane {
        & > * { height: auto; margin-bottom: 1; padding-right: 1; }
        & > .absent { display: none; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._line = Static(classes="absent", id="line")
        self._stages = Static(classes="absent", id="stages")
        self._table = TablePane(classes="absent")
        self._signals = SignalBars(classes="absent")
        self._stories = StoryPane(classes="absent")
        self._frameworks = FrameworkPane(classes="absent")
        self._numbers = Static(classes="absent", id="numbers")
        self._questions = Static(classes="absent", id="questions")
        self._delivery = Static(classes="absent", id="delivery")
        self._question = Static(classes="absent", id="question")

    def compose(self) -> ComposeResult:
        """Lay the parts out, without anything in them."""
        yield self._line
        yield self._stages
        yield self._table
        yield self._signals
        yield self._stories
        yield self._numbers
        yield self._questions
        yield self._frameworks
        yield self._delivery
        yield self._question

    def show(self, card: Scorecard, verdict: Verdict | None = None) -> None:
        """Show a scorecard; of one that is not scored, only what is known all the same."""
        _put(self._line, describe_line(verdict.line) if verdict and verdict.line else None)
        self._signals.signals, self._stories.stories = card.signals, card.stories
        self._signals.set_class(not card.signals, "absent")
        self._stories.set_class(card.not_scored is not None, "absent")
        _put(self._stages, describe_stages(verdict.stages) if verdict and verdict.stages else None)
        self._table.seats = verdict.table if verdict else ()
        self._table.set_class(not self._table.seats, "absent")
        self._frameworks.frameworks = verdict.frameworks if verdict else ()
        self._frameworks.set_class(not self._frameworks.frameworks, "absent")
        asks = [question.said for question in verdict.asks] if verdict else card.follow_ups
        _put(self._numbers, describe_numbers(card.numbers) if card.numbers else None)
        _put(self._questions, describe_questions(asks) if asks else None)
        _put(self._delivery, describe_delivery(card.delivery))

    def show_question(self, question: str) -> None:
        """Show what was asked."""
        words = Content.assemble(("The question\n", "bold"), (clean(question), "$text-muted"))
        _put(self._question, words)


def _put(part: Static, content: Content | None) -> None:
    part.set_class(content is None, "absent")
    part.update(content or "")
