"""Everything that is seen of a round in progress, laid out for all three densities; a style sheet shows one."""

from collections.abc import Sequence

from textual import getters
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from content.clean import clean
from content.pack import Pack, Prompt, Round
from practice.clock import read_clock, read_stages
from practice.events import Heard, Hearing
from tui.widgets.alarm import Alarm
from tui.widgets.clock_display import ClockDisplay
from tui.widgets.delivery_pane import DeliveryPane
from tui.widgets.evidence_pane import EvidencePane
from tui.widgets.evidence_ticks import EvidenceTicks
from tui.widgets.found import find_said
from tui.widgets.level_columns import FLOOR
from tui.widgets.level_history import LevelHistory
from tui.widgets.level_meter import QUIET, LevelMeter
from tui.widgets.live_text import LiveText
from tui.widgets.marked_text import evidence_marks
from tui.widgets.stage_bar import StageBar


class RoundView(Vertical):
    """The question, the clock, the stages, what is wrong, what was found, the level, the text."""

    live = getters.query_one(LiveText)
    alarm = getters.query_one(Alarm)

    def __init__(self, pack: Pack, round_: Round, prompt: Prompt) -> None:
        super().__init__()
        self._heading = Content.assemble(
            (clean(pack.employer), "bold $primary"),
            (f"  {clean(round_.title)} · {clean(prompt.title)}", "$text-muted"),
        )
        self._prompt = prompt
        self._loud_at = 0.0

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Container(id="top"):
            with VerticalScroll(id="asked", can_focus=False):
                yield Static(self._heading, id="heading")
                yield Static(Content(clean(self._prompt.question)), id="prompt")
            yield ClockDisplay()
        if self._prompt.stages:
            yield StageBar()
        yield Alarm()
        yield Static(id="word")
        yield EvidenceTicks()
        yield LevelMeter()
        with Horizontal(id="panes"):
            yield LiveText("Speak; your words appear here a moment later.")
            with VerticalScroll(id="side"):
                yield EvidencePane()
                yield DeliveryPane()
                yield LevelHistory()

    def say(self, sentence: str) -> None:
        """Say in a quiet line what is going on."""
        self.query_one("#word", Static).update(Content(clean(sentence)))

    def show_time(self, seconds: float, stages_entered: Sequence[float], state: Content) -> None:
        """Show ``seconds`` of tape on the clock and on the stage bar, and what is going on beside them."""
        self.query_one(ClockDisplay).show(read_clock(seconds, self._prompt.seconds), state)
        if self._prompt.stages:
            self.query_one(StageBar).stages = read_stages(self._prompt.stages, tuple(stages_entered), seconds)

    def show_level(self, dbfs: float, seconds: float) -> None:
        """Show how loud it is at ``seconds`` of tape, and since when it has been silent."""
        self.query_one(LevelMeter).level = dbfs
        self.query_one(LevelHistory).add(dbfs)
        if dbfs > QUIET:
            self._loud_at = seconds
        self.query_one(DeliveryPane).silence = int(seconds - self._loud_at)

    def rest_level(self) -> None:
        """Let the meter fall: nothing is listened to."""
        self.query_one(LevelMeter).level = FLOOR

    def show_heard(self, heard: Heard | None, hearing: Hearing | None) -> None:
        """Show what is final, the evidence in it, and behind it what is only being heard."""
        evidence = heard.scorecard.evidence if heard else ()
        missing = heard.scorecard.missing if heard else ()
        found = find_said(evidence, missing, self._prompt.rubric.required)
        self.query_one(EvidenceTicks).found = found
        self.query_one(EvidencePane).found = found
        self.query_one(DeliveryPane).delivery = heard.scorecard.delivery if heard else None
        self.live.hear(
            heard.transcript.text if heard else "",
            evidence_marks(evidence),
            hearing.text if hearing else "",
            hearing.stable if hearing else 0,
        )
