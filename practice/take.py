"""One attempt being spoken: sound goes to the tape, the transcriber tails it, the listener keeps it."""

from typing import TYPE_CHECKING

from content.pack import Prompt
from history.errors import HistoryError
from practice.events import Discarded, Finished, Troubled, Unfinished
from practice.listener import Listener
from speech.errors import SpeechError

if TYPE_CHECKING:
    from history.attempt import Attempt
    from practice.studio import Studio
    from speech.recorder import Recorder


class Take:
    """A take is started once and ended once, by ``finish`` or ``discard``; both may block for half a second."""

    def __init__(self, studio: "Studio", prompt: Prompt, recorder: "Recorder", listener: Listener) -> None:
        self.attempt: Attempt = listener.attempt
        self.prompt = prompt
        self._studio = studio
        self._recorder = recorder
        self._listener = listener
        self._stages = [0.0]

    @property
    def seconds(self) -> float:
        """Seconds on the tape."""
        return self._recorder.seconds

    @property
    def head(self) -> float:
        """Seconds of tape before the microphone sent anything, which no clock counts."""
        return self._recorder.head

    @property
    def level(self) -> float:
        """Loudness of the last tenth of a second, in dBFS."""
        return self._recorder.level

    @property
    def behind(self) -> float:
        """Seconds of tape that were not listened to yet; seldom more than two where the machine keeps up."""
        transcriber = self._studio.transcriber
        reached = transcriber.reached(self.attempt.id) if transcriber else None
        return 0.0 if reached is None else max(0.0, self.seconds - reached)

    @property
    def recording(self) -> bool:
        """Whether real sound has arrived; only then may a screen say that it records."""
        return self._recorder.started

    @property
    def fault(self) -> str | None:
        """What is wrong with the sound now, as a sentence."""
        return self._recorder.fault

    @property
    def source_ended(self) -> bool:
        """Whether the source has no more sound to give (a file that has been played)."""
        return self._recorder.ended.is_set()

    @property
    def stages_entered(self) -> tuple[float, ...]:
        """The second at which each stage of a drill so far began."""
        return tuple(self._stages)

    def start(self) -> None:
        """Begin to record and to transcribe.

        Raises a SpeechError when there is nothing to record from; no attempt is left behind then.
        """
        try:
            self._recorder.start()
        except SpeechError:
            self._studio.forget(self.attempt.id)
            with self._studio.history() as history:
                history.delete(self.attempt.id)
            raise
        if self._studio.transcriber:
            folder = self._studio.take_folder(self.attempt)
            self._studio.transcriber.listen(self.attempt.id, folder, terms=self._listener.terms)

    def pause(self) -> None:
        """Leave what comes now off the tape."""
        self._recorder.pause()

    def resume(self) -> None:
        """Go on after a pause."""
        self._recorder.resume()

    def next_stage(self) -> None:
        """Enter the next stage of a drill, if there is one."""
        if len(self._stages) < len(self.prompt.stages):
            self._stages.append(self.seconds)

    def finish(self) -> None:
        """Stop recording; the listener posts the outcome when the last words are final."""
        self._listener.stopped()
        if self._studio.transcriber:
            self._studio.transcriber.expect_end(self.attempt.id)
        recorded = self._recorder.stop()
        self._listener.lost = recorded.lost
        if recorded.fault:
            self._listener.post(Troubled(self.attempt.id, recorded.fault))
        if self._listener.over.is_set():  # the transcriber gave up while the speaker went on
            return
        try:
            with self._studio.history() as history:
                stages = self.stages_entered if self.prompt.stages else ()
                history.mark(self.attempt.id, "transcribing", stages=stages)
        except HistoryError as error:
            self._listener.give_up(str(error))
            return
        if self._studio.transcriber:
            self._studio.transcriber.finish(self.attempt.id, recorded.frames)
        else:
            self._listener.give_up(self._studio.model_problem or "")

    def discard(self) -> None:
        """Stop and set the attempt aside; nothing is deleted for seven days."""
        self._recorder.stop()
        if self._studio.transcriber:
            self._studio.transcriber.abandon(self.attempt.id)
        with self._studio.history() as history:
            history.mark(self.attempt.id, "discarded")
        self._studio.forget(self.attempt.id)
        self._listener.post(Discarded(self.attempt.id))

    def wait(self, timeout: float | None = None) -> Finished | Unfinished | None:
        """Wait for the outcome; None when it has not come within ``timeout`` seconds."""
        self._listener.over.wait(timeout)
        return self._listener.outcome
