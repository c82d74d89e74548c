"""One attempt's words: from what the transcriber hears to a scored attempt in the history."""

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from content.pack import Prompt
from content.scorecard import Evidence, Scorecard
from content.transcript import Transcript, Word
from content.vocabulary import expected_terms
from history.attempt import Attempt
from history.errors import HistoryError
from history.store import History
from practice.events import Event, Finished, Heard, Hearing, Unfinished
from practice.lag import LagMeter
from scoring import score
from speech import transcriber as speech

if TYPE_CHECKING:
    from speech.recorder import Recorder


RESCORE_EVERY = 2.0
"""Seconds between scores once the speaker has stopped: the one that counts comes with the last word."""


class Listener:
    """Follows one attempt through the transcriber, and keeps it when the last word is final.

    ``receive`` is called on the transcriber's thread. ``recorder`` is what fills the tape, None when the tape
    is old. ``over`` is set when the attempt is kept or given up, and ``outcome`` then says which.
    ``lost`` is how many samples are known not to be on the tape.
    """

    def __init__(
        self,
        attempt: Attempt,
        prompt: Prompt | None,
        *,
        history: Callable[[], History],
        post: Callable[[Event], None],
        recorder: "Recorder | None" = None,
        earlier: tuple[Evidence, ...] = (),
    ) -> None:
        self.attempt = attempt
        self.over = threading.Event()
        self.outcome: Finished | Unfinished | None = None
        self.lost = 0
        self._prompt = prompt
        self._history = history
        self.post = post
        self._recorder = recorder
        self._earlier = earlier
        self._utterances: dict[int, tuple[Word, ...]] = {}
        self._lag = LagMeter()
        self._stopped_at = time.monotonic()
        self._stopping = False
        self._card: Scorecard | None = None
        self._scored_at = 0.0

    @property
    def terms(self) -> tuple[str, ...]:
        """The words that the transcriber should be ready for."""
        return expected_terms(self._prompt.rubric.terms if self._prompt else ())

    def stopped(self) -> None:
        """Note that the speaker stopped now; the wait for the final words counts from here."""
        self._stopped_at = time.monotonic()
        self._stopping = True

    def receive(self, event: speech.TranscriberEvent) -> None:
        """Take one event of this attempt; an error of our own ends the wait, never the sound."""
        try:
            self._take(event)
        except Exception as error:  # noqa: BLE001 - whoever waits for the outcome must get one
            self.give_up(f"Rounds made a mistake of its own ({type(error).__name__}); the sound is kept.")

    def _take(self, event: speech.TranscriberEvent) -> None:
        match event:
            case speech.Hearing():
                if self._recorder:
                    self._lag.hearing(event.text, self._recorder.seconds)
                self.post(Hearing(self.attempt.id, event.text, event.stable))
            case speech.Heard():
                self._heard(event)
            case speech.Done():
                self._done(event.transcript)
            case speech.Broken():
                self.give_up(event.sentence)

    def give_up(self, sentence: str) -> None:
        """End without a score; the sound stays and can be recovered."""
        try:
            with self._history() as history:
                history.mark(self.attempt.id, "failed", note=sentence)
        except HistoryError as error:
            sentence = f"{sentence} {error}"
        self._end(Unfinished(self.attempt.id, sentence))

    def _heard(self, event: speech.Heard) -> None:
        if event.utterance not in self._utterances and self._recorder:
            self._lag.heard(event.words, self._recorder.seconds)
        self._utterances[event.utterance] = event.words
        words = [word for number in sorted(self._utterances) for word in self._utterances[number]]
        transcript = Transcript.spoken(words, event.until)
        if self._card is None or not self._stopping or time.monotonic() - self._scored_at > RESCORE_EVERY:
            self._card = self._score(transcript)
            self._scored_at = time.monotonic()
        self.post(Heard(self.attempt.id, transcript, self._card))

    def _done(self, transcript: Transcript) -> None:
        scorecard = self._score(transcript)
        seconds = transcript.duration
        try:
            with self._history() as history:
                history.keep(
                    self.attempt.id, transcript, scorecard, seconds=seconds, model=self.attempt.model or ""
                )
                kept = history.get(self.attempt.id)
        except HistoryError as error:
            self._end(Unfinished(self.attempt.id, str(error)))
            return
        waited = time.monotonic() - self._stopped_at
        self._end(Finished(kept, transcript, scorecard, round(waited, 3), self._lag.read(), self.lost))

    def _score(self, transcript: Transcript) -> Scorecard:
        return score(transcript, prompt=self._prompt, earlier=self._earlier)

    def _end(self, outcome: Finished | Unfinished) -> None:
        self.outcome = outcome
        self.post(outcome)
        self.over.set()
