"""A round without a screen: told line by line, ended with Enter or when the sound ends."""

import os
import threading
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from content.pack import Prompt
from content.scorecard import KINDS, Evidence, Kind
from practice.clock import minutes
from practice.events import Event, Finished, Heard, Troubled, Unfinished
from practice.turn import FIRST_TURN, Turn
from tui.card_lines import evidence_line
from tui.signals import Terminated

if TYPE_CHECKING:
    from practice.studio import Studio
    from practice.take import Take
    from speech.source import Source

TICK = 0.1
"""Seconds between two looks at what nobody posts: the clock, faults, the end of the sound."""
SOUGHT: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind not in {"vague", "filler"})

Tell = Callable[[str], None]


def question_lines(prompt: Prompt) -> Iterator[str]:
    """Put the question, with the stages and the time that there is."""
    yield f"{prompt.title}\n\n{prompt.question}\n"
    for number, stage in enumerate(prompt.stages, 1):
        yield f"  {number}. {stage.title}, {minutes(stage.seconds)}"
    for persona in prompt.personas:
        yield f"{persona.role}: {persona.opening}"
    if prompt.decisions:
        yield f"Decide: {', '.join(prompt.decisions)}"
    if prompt.line:
        yield f"Say: {prompt.line}\n"
    yield f"You have {minutes(prompt.seconds)}."


def play_round(
    studio: "Studio",
    prompt: Prompt,
    source: "Source",
    tell: Tell,
    warn: Tell,
    *,
    enough: threading.Event,
    turn: Turn = FIRST_TURN,
) -> tuple[Finished | Unfinished, bool]:
    """Record and score one answer; it ends when ``enough`` is set or the source has no more sound.

    Returns the outcome and whether the whole answer is on the tape. ``tell`` gets what happens, ``warn`` what
    is wrong. Interrupted while recording, the take is set aside for seven days; told to end by a signal, it is
    kept as it is, for recovery. Raises what ``Studio.begin`` raises.
    """
    events: SimpleQueue[Event] = SimpleQueue()
    take = studio.begin(prompt.id, source, post=events.put, turn=turn)
    teller = _Teller(take, tell, warn)
    try:
        take.start()
        while not (take.source_ended or enough.is_set()):
            teller.watch()
            teller.hear(events)
    except KeyboardInterrupt:
        take.discard()
        warn(f"Set aside for seven days; 'rounds history recover {take.attempt.id}' scores it after all.")
        raise
    except Terminated:
        take.finish()
        raise
    teller.watch()
    take.finish()
    tell("Listening to the last words.")
    try:
        while (outcome := take.wait(0)) is None:
            teller.hear(events)
    except KeyboardInterrupt:
        warn(f"Your answer is kept; 'rounds history recover {take.attempt.id}' scores it.")
        raise
    while not events.empty():
        teller.hear(events)
    return outcome, teller.whole


def enter_pressed() -> threading.Event:
    """An event that is set when a line, or the end, is read from stdin."""
    pressed = threading.Event()

    def wait() -> None:
        while os.read(0, 1) not in {b"\n", b""}:
            pass
        pressed.set()

    threading.Thread(target=wait, name="enter-key", daemon=True).start()
    return pressed


class _Teller:
    """Knows what was told already of one take, and whether the ``whole`` of it is on the tape."""

    def __init__(self, take: "Take", tell: Tell, warn: Tell) -> None:
        self.whole = True
        self._take = take
        self._tell = tell
        self._warn = warn
        self._words = 0
        self._kinds: set[Kind] = set()
        self._recording = False
        self._fault: str | None = None

    def watch(self) -> None:
        """Tell when recording begins, when a stage is over, and when something is wrong with the sound."""
        take = self._take
        if take.recording and not self._recording:
            self._recording = True
            self._tell("Recording.")
        self._warn_of(take.fault)
        entered = len(take.stages_entered)
        stages = take.prompt.stages
        if entered < len(stages) and take.seconds >= sum(stage.seconds for stage in stages[:entered]):
            take.next_stage()
            self._tell(f"Stage {entered + 1}: {stages[entered].title}, {minutes(stages[entered].seconds)}")

    def hear(self, events: "SimpleQueue[Event]") -> None:
        """Tell the next event; wait for it no longer than a tick."""
        try:
            event = events.get(timeout=TICK)
        except Empty:
            return
        match event:
            case Heard():
                words = event.transcript.words[self._words :]
                self._words += len(words)
                if words:
                    self._tell(" ".join(word.text for word in words))
                for found in event.scorecard.evidence:
                    self._light(found)
            case Troubled():
                self.whole = False
                self._warn_of(event.sentence)

    def _warn_of(self, fault: str | None) -> None:
        if fault and fault != self._fault:
            self._warn(fault)
        self._fault = fault

    def _light(self, found: Evidence) -> None:
        if found.kind in SOUGHT and found.kind not in self._kinds and not (found.negated or found.hypothetical):
            self._kinds.add(found.kind)
            self._tell(f"  + {evidence_line(found)}")
