"""What was cut off: attempts whose sound is on disk and whose words are not in the history yet."""

import datetime

from history.attempt import Attempt
from practice.listener import Listener
from practice.studio import Post, Studio, ignore
from speech.errors import SpeechError

KEEP_DISCARDED = datetime.timedelta(days=7)


def recoverable(studio: Studio) -> tuple[Attempt, ...]:
    """Attempts that were cut off or could not be transcribed, newest first; never one that is under way.

    Nothing while another Rounds holds the data folder: what it is recording looks cut off from here.
    """
    if not studio.writable:
        return ()
    with studio.history() as history:
        left = history.list(states=("recording", "transcribing", "failed"), limit=1000)
    return tuple(attempt for attempt in left if not studio.is_under_way(attempt.id))


def recover(studio: Studio, attempt: Attempt, post: Post = ignore) -> Listener:
    """Mend the attempt's tape and transcribe what is still to do; wait on the listener's ``over``.

    Raises AlreadyOpen.
    """
    studio.demand_writable()
    from speech.tape import SAMPLE_RATE, find_tape, repair_tape, tape_seconds

    listener = studio.follow(attempt, post)
    folder = studio.take_folder(attempt)
    try:
        tape = find_tape(folder)
        repair_tape(tape)
        frames = round(tape_seconds(tape) * SAMPLE_RATE)
    except SpeechError as error:
        listener.give_up(str(error))
        return listener
    studio.warm_up()
    if studio.transcriber is None:
        listener.give_up(studio.model_problem or "")
        return listener
    listener.stopped()
    studio.transcriber.listen(attempt.id, folder, terms=listener.terms)
    studio.transcriber.finish(attempt.id, frames)
    return listener


def purge_discarded(studio: Studio, now: datetime.datetime) -> None:
    """Delete for good what was discarded more than seven days before ``now`` (an aware time)."""
    with studio.history() as history:
        old = [
            attempt.id
            for attempt in history.list(states=("discarded",), limit=1000)
            if now - datetime.datetime.fromisoformat(attempt.started) > KEEP_DISCARDED
        ]
        if old:
            history.delete(*old)
