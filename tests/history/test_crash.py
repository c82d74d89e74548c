"""kill -9 at any moment: what was said to be saved is saved, and nothing is there by half."""

import random

from content.transcript import Transcript

WRITER = """
import sys
from pathlib import Path
from content.scorecard import Delivery, Evidence, Scorecard
from content.transcript import Transcript, Word
from history.attempt import NewAttempt
from history.store import History

evidence = tuple(Evidence(kind="metric", start=n, end=n + 1, text="w") for n in range(20))
delivery = Delivery(0, None, (), 0, None, 0, None, None, None, ())
scorecard = Scorecard("1", evidence, (), (), 50, (), "", (), (), delivery)
transcript = Transcript.spoken([Word(f"word{n}", n, n + 1, 1) for n in range(200)], 200)
new = NewAttempt(prompt="p/q", pack="p", employer="E", round="R", title="T", kind="story", question="Q?")
history = History(Path(sys.argv[1]))
while True:
    attempt_id = history.begin(new)
    print("begun", attempt_id, flush=True)
    history.keep(attempt_id, transcript, scorecard, seconds=200, model="base")
    print("kept", attempt_id, flush=True)
"""


def test_what_was_acknowledged_survives_kill_9(history, running, folder):
    chance = random.Random(11)
    begun, kept = set(), set()
    for _ in range(20):
        process = running(WRITER, folder)
        for _ in range(chance.randint(1, 12)):
            read_report(process.stdout.readline(), begun, kept)
        process.kill()
        for line in process.stdout:
            read_report(line, begun, kept)
        attempts = {attempt.id: attempt for attempt in history.list(limit=None)}
        assert begun <= attempts.keys()
        assert all(attempts[attempt_id].state == "done" for attempt_id in kept)
        assert history.check() == ()
    for attempt in attempts.values():
        said, card = history.transcript(attempt.id), history.scorecard(attempt.id)
        if attempt.state == "done":
            assert (len(said.words), len(card.evidence)) == (200, 20)
        else:
            assert (attempt.state, said, card) == ("recording", None, None)
    assert history.orphans().attempts == ()
    assert isinstance(history.transcript(min(kept)), Transcript)


def read_report(line, begun, kept):
    if line.endswith("\n"):
        event, attempt_id = line.split()
        (begun if event == "begun" else kept).add(attempt_id)
