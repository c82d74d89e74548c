from pathlib import Path

import pytest

from content.transcript import Transcript, Word
from history.attempt import Attempt, NewAttempt
from history.store import History
from practice.events import Event, Finished, Heard, Hearing, Unfinished
from practice.listener import Listener
from speech import transcriber as speech

SAID = "Falls went from 4 to 2 percent for 900 patients in six months."
MORE = "Waits fell from 9 to 7 hours on 300 stays."
WORDS = tuple(Word(text, at * 0.4, at * 0.4 + 0.3, 0.9) for at, text in enumerate(SAID.split()))


@pytest.fixture
def attempt(tmp_path: Path) -> Attempt:
    with History(tmp_path) as history:
        return history.get(
            history.begin(
                NewAttempt(
                    prompt="a/b", pack="a", employer="A", round="R", title="T", kind="story", question="Q?"
                )
            )
        )


@pytest.fixture
def events() -> list[Event]:
    return []


@pytest.fixture
def listener(tmp_path: Path, attempt: Attempt, events: list[Event]) -> Listener:
    return Listener(attempt, None, history=lambda: History(tmp_path), post=events.append)


def test_final_words_are_scored_as_they_come_and_kept_at_the_end(
    tmp_path: Path, attempt: Attempt, listener: Listener, events: list[Event]
) -> None:
    listener.receive(speech.Hearing(attempt.id, "falls went", 1, 0.8))
    listener.receive(speech.Heard(attempt.id, 1, WORDS, 5.0))
    listener.receive(speech.Done(attempt.id, Transcript.spoken(WORDS, 5.0)))

    assert [type(event) for event in events] == [Hearing, Heard, Finished]
    assert {row.kind for row in events[1].scorecard.evidence} >= {"metric", "cohort", "horizon"}
    assert listener.over.is_set()
    kept = History(tmp_path).get(attempt.id)
    assert (kept.state, kept.seconds) == ("done", 5.0)


def test_after_the_stop_only_the_whole_is_scored_again(
    attempt: Attempt, listener: Listener, events: list[Event]
) -> None:
    listener.receive(speech.Heard(attempt.id, 1, WORDS, 5.0))
    listener.stopped()
    later = tuple(Word(text, 6 + at * 0.4, 6 + at * 0.4 + 0.3, 0.9) for at, text in enumerate(MORE.split()))
    listener.receive(speech.Heard(attempt.id, 2, later, 11.0))
    listener.receive(speech.Done(attempt.id, Transcript.spoken((*WORDS, *later), 11.0)))

    first, second, finished = events
    assert second.transcript.words == (*WORDS, *later)
    assert second.scorecard is first.scorecard
    assert finished.scorecard.evidence[-1].audio.start > 6


def test_an_utterance_that_is_told_again_counts_once(
    attempt: Attempt, listener: Listener, events: list[Event]
) -> None:
    for _ in range(2):
        listener.receive(speech.Heard(attempt.id, 1, WORDS, 5.0))
    assert events[-1].transcript.words == WORDS


def test_a_transcriber_that_gives_up_leaves_the_attempt_to_recover(
    tmp_path: Path, attempt: Attempt, listener: Listener, events: list[Event]
) -> None:
    listener.receive(speech.Broken(attempt.id, "It stopped."))
    assert events == [Unfinished(attempt.id, "It stopped.")]
    kept = History(tmp_path).get(attempt.id)
    assert (kept.state, kept.note) == ("failed", "It stopped.")


def test_a_mistake_of_our_own_ends_the_wait_and_keeps_the_attempt(tmp_path: Path, attempt: Attempt) -> None:
    mistakes = {Heard: LookupError("a secret word")}

    def post(event: Event) -> None:
        if mistake := mistakes.get(type(event)):
            raise mistake

    listener = Listener(attempt, None, history=lambda: History(tmp_path), post=post)
    listener.receive(speech.Heard(attempt.id, 1, WORDS, 5.0))

    assert listener.over.is_set()
    assert isinstance(listener.outcome, Unfinished)
    assert "secret" not in listener.outcome.sentence
    assert History(tmp_path).get(attempt.id).state == "failed"
