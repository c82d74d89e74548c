"""What outlives a round: the data folder and its lock, the history, the packs, the transcriber."""

import contextlib
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from content.errors import ContentError
from content.pack import Pack, Prompt
from content.packs import load_packs, locate_prompt
from content.scorecard import Evidence
from content.transcript import Transcript
from content.worksheets import load_worksheets
from history.attempt import Attempt, NewAttempt
from history.lock import DataLock
from history.store import History
from practice.errors import AlreadyOpen, NoRoom
from practice.events import Event, Finished, Lag, Unfinished
from practice.listener import Listener
from practice.paths import Paths
from practice.settings import Settings
from practice.sheet_facts import sheet_facts
from practice.take import Take
from practice.turn import FIRST_TURN, Turn, as_put
from scoring import score
from speech.errors import SpeechError

if TYPE_CHECKING:
    from speech.recorder import Recorder
    from speech.source import Source
    from speech.transcriber import Transcriber, TranscriberEvent

SPARE_BYTES = 200_000_000
"""Room that a take leaves free on the disk."""


Post = Callable[[Event], None]
"""Where events go; called from any thread."""


def ignore(_event: Event) -> None:
    """Take an event and do nothing with it."""


class Studio:
    """Open it once per process; close it, or use it in a ``with``. Raises FolderUnusable.

    ``writable`` is False when another Rounds holds the data folder: the history can be read, nothing recorded.
    ``transcriber`` is None until ``warm_up``, and after it when no model can be used: see ``model_problem``.
    """

    def __init__(self, paths: Paths, settings: Settings | None = None, *, model: str | None = None) -> None:
        self.paths = paths
        self.settings = settings or Settings()
        self.model = model or self.settings.model
        self._lock = DataLock(paths.data)
        self.writable = self._lock.acquire()
        self.packs: tuple[Pack, ...] = load_packs(paths.packs)
        self.model_problem: str | None = None
        self.transcriber: Transcriber | None = None
        self._warming = threading.Lock()
        self._listeners: dict[str, Listener] = {}
        self._tidying: list[threading.Thread] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the transcriber go, finish what is being tidied, free the data folder."""
        if self.transcriber:
            self.transcriber.close()
        for thread in self._tidying:
            thread.join()
        self._lock.release()

    def history(self) -> History:
        """Open the history for one operation; each thread opens its own."""
        return History(self.paths.data)

    def warm_up(self) -> None:
        """Start the transcriber, so that it is ready when the speaker is."""
        from speech.effort import Effort
        from speech.models import LIVE_MODEL, find_model
        from speech.transcriber import Transcriber

        with self._warming:
            if self.transcriber:
                return
            try:
                final = find_model(self.model, cache=self.paths.models)
                live = None
                with contextlib.suppress(SpeechError):
                    live = find_model(LIVE_MODEL, cache=self.paths.models)
                effort = Effort(self.settings.threads, self.settings.beams)
                transcriber = Transcriber(final, live, self._dispatch, effort=effort)
                transcriber.start()
            except SpeechError as error:
                self.model_problem = str(error)
                return
            self.transcriber = transcriber
            self.model_problem = None

    def begin(self, prompt_id: str, source: "Source", post: Post = ignore, *, turn: Turn = FIRST_TURN) -> Take:
        """Make an attempt and everything it needs; ``take.start()`` then records.

        Raises AlreadyOpen, NoRoom, a HistoryError, or a SpeechError when the tape cannot be made.
        """
        from speech.recorder import Recorder
        from speech.tape import Tape

        pack, round_, found = locate_prompt(prompt_id, self.packs)
        prompt = as_put(found, turn)
        self._demand_room(prompt.seconds)
        self.warm_up()
        attempt = self._new_attempt(pack, round_.title, prompt, turn)
        try:
            tape = Tape.create(self.take_folder(attempt) / "tape.wav")
        except SpeechError as error:
            with self.history() as history:
                history.mark(attempt.id, "failed", note=str(error))
            raise
        recorder = Recorder(source, tape)
        return Take(self, prompt, recorder, self.follow(attempt, post, recorder))

    def follow(self, attempt: Attempt, post: Post = ignore, recorder: "Recorder | None" = None) -> Listener:
        """Let a listener have what the transcriber hears of ``attempt``, until it is over."""
        try:
            prompt = as_put(locate_prompt(attempt.prompt, self.packs)[2], Turn.of(attempt))
        except ContentError:  # its pack is gone; what was said still counts
            prompt = None
        with self.history() as history:
            earlier = self._said_before(history, attempt.prompt, attempt.id)

        def end(event: Event) -> None:
            if isinstance(event, Finished | Unfinished):
                self.forget(attempt.id)
            if isinstance(event, Finished):
                self._tidy(self.take_folder(attempt))
            post(event)

        listener = Listener(attempt, prompt, history=self.history, post=end, recorder=recorder, earlier=earlier)
        self._listeners[attempt.id] = listener
        return listener

    def forget(self, attempt_id: str) -> None:
        """Follow the attempt no longer."""
        self._listeners.pop(attempt_id, None)

    def is_under_way(self, attempt_id: str) -> bool:
        """Whether the attempt is being recorded or transcribed by this process."""
        return attempt_id in self._listeners

    def answer_in_writing(
        self, prompt_id: str, text: str, *, turn: Turn = FIRST_TURN, seconds: float = 0.0
    ) -> Finished:
        """Score and keep a typed answer; ``seconds`` is how long it was written at, 0 where nobody knows."""
        pack, round_, found = locate_prompt(prompt_id, self.packs)
        prompt = as_put(found, turn)
        self.demand_writable()
        attempt = self._new_attempt(pack, round_.title, prompt, turn, spoken=False)
        transcript = Transcript.typed(text)
        with self.history() as history:
            earlier = self._said_before(history, prompt.id, attempt.id)
            scorecard = score(transcript, prompt=prompt, earlier=earlier)
            history.keep(attempt.id, transcript, scorecard, seconds=seconds, model="")
            kept = history.get(attempt.id)
        return Finished(kept, transcript, scorecard, 0.0, Lag(None, None), 0)

    def take_folder(self, attempt: Attempt) -> Path:
        """The folder that holds the attempt's tape."""
        return self.paths.data / attempt.folder

    def _said_before(self, history: History, prompt_id: str, attempt_id: str) -> tuple[Evidence, ...]:
        """What was said at the prompt before the attempt, and what worksheets say about it."""
        facts = sheet_facts(prompt_id, load_worksheets(self.paths.packs), history.sheets())
        return (*history.earlier_evidence(prompt_id, before=attempt_id), *facts)

    def _new_attempt(
        self, pack: Pack, round_title: str, prompt: Prompt, turn: Turn, *, spoken: bool = True
    ) -> Attempt:
        with self.history() as history:
            identity = history.begin(
                NewAttempt(
                    prompt=prompt.id,
                    pack=pack.id,
                    employer=pack.employer,
                    round=round_title,
                    title=prompt.title,
                    kind=prompt.kind,
                    question=prompt.question,
                    spoken=spoken,
                    model=self.model if spoken else None,
                    follows=turn.follows,
                    chair=turn.chair,
                )
            )
            return history.get(identity)

    def demand_writable(self) -> None:
        """Raise AlreadyOpen unless this process may write in the data folder."""
        if not self.writable:
            raise AlreadyOpen(
                f"Another Rounds is open on {self.paths.data}; "
                "close it first, or choose another folder with --data-dir."
            )

    def _demand_room(self, seconds: int) -> None:
        self.demand_writable()
        free = shutil.disk_usage(self.paths.data).free
        if free < 2 * seconds * 32_000 + SPARE_BYTES:
            raise NoRoom(
                f"Only {free // 1_000_000} MB are free in {self.paths.data}; "
                f"free some space, so that nothing you say is lost."
            )

    def _dispatch(self, event: "TranscriberEvent") -> None:
        take = getattr(event, "take", None)
        if take is not None:
            if listener := self._listeners.get(take):
                listener.receive(event)
            return
        sentence = getattr(event, "sentence", None)
        if sentence is not None:
            self.model_problem = sentence
            for listener in list(self._listeners.values()):
                listener.give_up(sentence)

    def _tidy(self, folder: Path) -> None:
        """Turn the finished tape into FLAC beside everything else."""
        from speech.compress import compress_tape

        def compress() -> None:
            with contextlib.suppress(SpeechError):  # the tape stays a WAV, which everything reads as well
                compress_tape(folder / "tape.wav")

        thread = threading.Thread(target=compress, name="compress-tape")
        self._tidying.append(thread)
        thread.start()
