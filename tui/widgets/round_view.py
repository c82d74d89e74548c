"""Everything that is seen of a round in progress, laid out for all three densities; a style sheet shows one."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from content.clean import clean
from content.pack import Pack, Prompt, Round
from practice.clock import read_clock, read_stages
from practice.events import Heard, Hearing
from practice.limits import Brevity
from tui.widgets.alarm import Alarm
from tui.widgets.clock_display import ClockDisplay
from tui.widgets.delivery_pane import DeliveryPane
from tui.widgets.evidence_pane import EvidencePane
from tui.widgets.evidence_ticks import EvidenceTicks
from tui.widgets.found import find_said
from tui.widgets.level_history import LevelHistory
from tui.widgets.level_meter import QUIET, LevelMeter
from tui.widgets.live_text import LiveText
from tui.widgets.marked_text import evidence_marks
from tui.widgets.prompt_card import where
from tui.widgets.stage_bar import StageBar
from tui.widgets.word_count import WordCount


class RoundView(Vertical):
    """The question, the clock, the stages, what is wrong, what was found, the level, the text."""

    def __init__(self, pack: Pack, round_: Round, prompt: Prompt) -> None:
        super().__init__()
        self._prompt = prompt
        self._loud_at = 0.0
        self._heading = Static(where(pack, round_), id="heading")
        self._question = Static(_asked(prompt), id="prompt")
        self._clock = ClockDisplay()
        self._stages = StageBar()
        self._words = WordCount()
        self.alarm = Alarm()
        self._word = Static(id="word")
        self._ticks = EvidenceTicks()
        self._meter = LevelMeter()
        self.live = LiveText("Speak; your words appear here a moment later.")
        self._evidence = EvidencePane()
        self._delivery = DeliveryPane()
        self._levels = LevelHistory()

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Container(id="top"):
            with VerticalScroll(id="asked", can_focus=False):
                yield self._heading
                yield self._question
            yield self._clock
        if self._prompt.stages:
            yield self._stages
        if self._prompt.max_words:
            yield self._words
        yield self.alarm
        yield self._word
        yield self._ticks
        yield self._meter
        with Horizontal(id="panes"):
            yield self.live
            with VerticalScroll(id="side"):
                yield self._evidence
                yield self._delivery
                yield self._levels

    def say(self, sentence: str) -> None:
        """Say in a quiet line what is going on."""
        if self._word.content != (said := Content(clean(sentence))):
            self._word.update(said)

    def show_time(self, seconds: float, stages_entered: Sequence[float], state: Content) -> None:
        """Show ``seconds`` of tape on the clock and on the stage bar, and what is going on beside them."""
        self._clock.show(read_clock(seconds, self._prompt.seconds), state)
        if self._prompt.stages:
            self._stages.stages = read_stages(self._prompt.stages, tuple(stages_entered), seconds)

    def show_level(self, dbfs: float, seconds: float) -> None:
        """Show how loud it is at ``seconds`` of tape, and since when it has been silent."""
        self._meter.level = dbfs
        self._levels.add(dbfs, seconds)
        if dbfs > QUIET:
            self._loud_at = seconds
        self._delivery.silence = int(seconds - self._loud_at)

    def show_heard(self, heard: Heard | None, hearing: Hearing | None) -> None:
        """Show what is final, the evidence in it, and behind it what is only being heard."""
        evidence = heard.scorecard.evidence if heard else ()
        missing = heard.scorecard.missing if heard else ()
        found = find_said(evidence, missing, self._prompt.rubric.required)
        self._ticks.found = self._evidence.found = found
        words = heard.transcript.text.split() if heard else []
        open_words = hearing.text.split() if hearing else []
        self._words.brevity = Brevity(len(words) + len(open_words), self._prompt.max_words)
        self._delivery.delivery = heard.scorecard.delivery if heard else None
        self.live.hear(
            heard.transcript.text if heard else "",
            evidence_marks(evidence),
            hearing.text if hearing else "",
            hearing.stable if hearing else 0,
        )


def _asked(prompt: Prompt) -> Content:
    """The question, or the line that is to be said."""
    return Content.styled(clean(prompt.line), "bold") if prompt.line else Content(clean(prompt.question))
