"""Attempts from their beginning to being kept."""

import datetime
import re
import stat
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.scorecard import KINDS, Delivery, Evidence, NumberCheck, Scorecard, Signal, Sound, Story
from content.transcript import Transcript, Word
from history.connection import close, connect
from history.errors import DatabaseDamaged, UnknownAttempt
from history.store import History


def test_a_begun_attempt_is_recording_and_has_a_private_folder(history, folder, new):
    attempt_id = history.begin(new())
    attempt = history.get(attempt_id)
    assert attempt.state == "recording"
    assert attempt.audio == f"takes/{attempt_id[:4]}/{attempt_id[4:6]}/{attempt_id}"
    assert attempt.folder == attempt.audio
    take = folder / attempt.audio
    for made in (take, *list(take.parents)[:4]):
        assert stat.S_IMODE(made.stat().st_mode) == 0o700, made


def test_an_id_says_when_by_the_clock_on_the_wall(history, new):
    at = datetime.datetime(2026, 11, 5, 23, 59, 58, 123000, datetime.timezone(datetime.timedelta(hours=2)))
    attempt_id = history.begin(new(), at=at)
    assert re.fullmatch(r"20261105-235958-[0-9a-f]{4}", attempt_id)
    assert history.get(attempt_id).started == "2026-11-05T23:59:58.123+02:00"


def test_a_time_without_offset_is_refused(history, new):
    with pytest.raises(ValueError, match="offset"):
        history.begin(new(), at=datetime.datetime(2026, 11, 5))  # noqa: DTZ001 - the very thing to refuse


def test_a_typed_answer_has_no_folder(history, folder, new):
    attempt = history.get(history.begin(new(spoken=False)))
    assert attempt.audio is None
    assert not (folder / attempt.folder).exists()


def test_the_question_is_a_copy_that_outlives_its_pack(history, new):
    attempt = history.get(
        history.begin(new(question="As it was asked?", employer="Gone Inc.", model="tiny.en"))
    )
    assert (attempt.question, attempt.employer, attempt.model) == ("As it was asked?", "Gone Inc.", "tiny.en")


def test_marks_set_the_state_and_the_note(history, new):
    attempt_id = history.begin(new())
    history.mark(attempt_id, "failed", note="The transcriber stopped.")
    attempt = history.get(attempt_id)
    assert (attempt.state, attempt.note) == ("failed", "The transcriber stopped.")


def test_a_kept_attempt_is_done(history, done):
    attempt = history.get(done("we cut readmissions", overall=71, missing=("cohort",), engine="2"))
    assert attempt.state == "done"
    assert (attempt.overall, attempt.missing, attempt.engine) == (71, ("cohort",), "2")
    assert (attempt.seconds, attempt.model, attempt.note) == (1.5, "base", "")


def test_before_it_is_kept_an_attempt_has_no_words_and_no_score(history, new):
    attempt_id = history.begin(new())
    assert history.transcript(attempt_id) is None
    assert history.scorecard(attempt_id) is None
    assert history.get(attempt_id).overall is None


def test_what_is_not_scored_has_no_overall(history, done):
    attempt_id = done(overall=0, not_scored="There is too little to score.")
    assert history.get(attempt_id).overall is None
    assert history.scorecard(attempt_id).not_scored == "There is too little to score."


def test_keeping_again_replaces_words_and_score(history, done, scorecard, spoken):
    attempt_id = done("an alpaca answered")
    history.keep(attempt_id, spoken("a badger answered"), scorecard(overall=5), seconds=2.0, model="tiny.en")
    assert history.transcript(attempt_id).text == "a badger answered"
    assert history.get(attempt_id).overall == 5
    assert not history.search("alpaca")
    assert len(history.search("badger")) == 1
    assert history.check() == ()


def test_an_attempt_is_kept_whole_or_not_at_all(history, new, scorecard, spoken):
    attempt_id = history.begin(new())
    unwritable = scorecard(signals=(Signal("impact", "Impact", 1.0, object()),))
    with pytest.raises(TypeError):
        history.keep(attempt_id, spoken("an alpaca answered"), unwritable, seconds=1.0, model="base")
    assert history.get(attempt_id).state == "recording"
    assert history.transcript(attempt_id) is None
    assert not history.search("alpaca")
    assert history.check() == ()


@pytest.mark.parametrize(
    "ask",
    [
        lambda history, nobody, *_: history.get(nobody),
        lambda history, nobody, *_: history.transcript(nobody),
        lambda history, nobody, *_: history.scorecard(nobody),
        lambda history, nobody, *_: history.mark(nobody, "failed"),
        lambda history, nobody, *_: history.delete(nobody),
        lambda history, nobody, said, card: history.keep(nobody, said, card, seconds=1.0, model="base"),
    ],
)
def test_an_unknown_id_gets_a_sentence(history, ask, spoken, scorecard):
    with pytest.raises(UnknownAttempt, match="no attempt 20261105-000000-beef"):
        ask(history, "20261105-000000-beef", spoken("words"), scorecard())


def test_a_score_that_makes_no_sense_gets_a_sentence(history, folder, done):
    attempt_id = done()
    db = connect(folder)
    db.table("scorecards").update(attempt_id, {"json": '{"engine": 1}'})
    close(db)
    with pytest.raises(DatabaseDamaged, match="score it again"):
        history.scorecard(attempt_id)
    assert history.get(attempt_id).overall == 60


def test_attempts_are_listed_newest_first(history, new):
    noon = datetime.datetime(2026, 11, 5, 12, tzinfo=datetime.UTC)
    later, earlier = (history.begin(new(), at=noon + datetime.timedelta(seconds=s)) for s in (60, 0))
    assert [attempt.id for attempt in history.list()] == [later, earlier]
    assert [attempt.id for attempt in history.list(limit=1)] == [later]


def test_a_change_of_clocks_does_not_change_the_order(history, new):
    """Half past one comes twice on the night when the clocks go back."""
    summer, winter = (datetime.timezone(datetime.timedelta(hours=hours)) for hours in (2, 1))
    first = history.begin(new(), at=datetime.datetime(2026, 10, 25, 2, 50, tzinfo=summer))
    second = history.begin(new(), at=datetime.datetime(2026, 10, 25, 2, 10, tzinfo=winter))
    assert [attempt.id for attempt in history.list()] == [second, first]


def test_states_choose_what_is_listed(history, new, done):
    kept = done()
    cut_off, waiting, failed, set_aside = (history.begin(new()) for _ in range(4))
    history.mark(waiting, "transcribing")
    history.mark(failed, "failed")
    history.mark(set_aside, "discarded")
    assert [attempt.id for attempt in history.list(states=("done",))] == [kept]
    assert {attempt.id for attempt in history.unfinished()} == {cut_off, waiting, failed}
    assert len(history.list()) == 5


def test_delta_is_the_change_since_the_previous_scored_attempt_at_the_prompt(history, new, done):
    first = done(overall=40)
    done(overall=90, prompt="northwind/other")
    done(overall=0, not_scored="There is too little to score.")
    history.begin(new())
    second = done(overall=55)
    third = done(overall=50)
    deltas = {attempt.id: attempt.delta for attempt in history.list()}
    assert (deltas[first], deltas[second], deltas[third]) == (None, 15, -5)
    assert history.get(third).delta == -5


def test_threads_may_share_a_history(history, done):
    done()
    threads = [threading.Thread(target=lambda: [done() for _ in range(5)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(history.list(states=("done",))) == 21
    assert history.check() == ()


def test_a_with_block_sees_what_others_write_meanwhile(folder, history, new):
    with History(folder) as held:
        assert held.list() == ()
        history.begin(new())
        assert len(held.list()) == 1
        held.mark(held.list()[0].id, "discarded")
    assert history.list()[0].state == "discarded"


def test_a_transaction_left_open_is_noticed(folder):
    db = connect(folder)
    db.conn.execute("insert into deletions values ('20261105-000000-beef')")
    with pytest.raises(RuntimeError, match="never committed"):
        close(db)


FIGURES = st.floats(allow_nan=False, allow_infinity=False)
KIND = st.sampled_from(KINDS)
MAYBE_TEXT = st.none() | st.text()
EVIDENCE = st.builds(
    Evidence,
    kind=KIND,
    start=st.integers(0, 10**6),
    end=st.integers(0, 10**6),
    text=st.text(),
    value=st.none() | FIGURES | st.text() | st.tuples(FIGURES, FIGURES),
    unit=MAYBE_TEXT,
    baseline=st.none() | FIGURES,
    direction=st.sampled_from([None, "up", "down"]),
    role=st.sampled_from([None, "result", "baseline", "comparator", "estimate", "target"]),
    term=MAYBE_TEXT,
    negated=st.booleans(),
    hypothetical=st.booleans(),
    bare=st.booleans(),
    repaired_from=MAYBE_TEXT,
    why=MAYBE_TEXT,
    audio=st.none() | st.builds(Sound, FIGURES, FIGURES),
)
DELIVERY = st.builds(
    Delivery,
    words=st.integers(0, 10**6),
    words_per_minute=st.none() | FIGURES,
    pace=st.lists(FIGURES, max_size=3).map(tuple),
    fillers_at_least=st.integers(0, 99),
    fillers_per_minute=st.none() | FIGURES,
    long_pauses=st.integers(0, 99),
    longest_pause=st.none() | FIGURES,
    first_number_after=st.none() | FIGURES,
    decision_after=st.none() | FIGURES,
    pet_phrases=st.lists(st.text(), max_size=2).map(tuple),
    fillers_at_most=st.integers(0, 99),
)
SCORECARDS = st.builds(
    Scorecard,
    engine=st.text(),
    evidence=st.lists(EVIDENCE, max_size=4).map(tuple),
    stories=st.lists(st.builds(Story, *[st.none() | EVIDENCE] * 4), max_size=2).map(tuple),
    signals=st.lists(st.builds(Signal, st.text(), st.text(), FIGURES, st.text()), max_size=4).map(tuple),
    overall=st.integers(0, 100),
    missing=st.lists(KIND, max_size=4, unique=True).map(tuple),
    next_step=st.text(),
    follow_ups=st.lists(st.text(), max_size=2).map(tuple),
    numbers=st.lists(st.builds(NumberCheck, st.just("arithmetic"), st.text(), st.text()), max_size=2).map(
        tuple
    ),
    delivery=DELIVERY,
    not_scored=MAYBE_TEXT,
)
TRANSCRIPTS = st.builds(Transcript.typed, st.text()) | st.builds(
    Transcript.spoken,
    st.lists(st.builds(Word, st.text(), FIGURES, FIGURES, FIGURES), max_size=8),
    FIGURES,
    FIGURES,
    voiced=st.floats(0.1, 1e4),
    unheard=st.lists(st.tuples(FIGURES, FIGURES), max_size=3),
)


@pytest.fixture(scope="module")
def kept_often(tmp_path_factory, new):
    with History(tmp_path_factory.mktemp("often")) as history:
        yield history, history.begin(new(prompt="northwind/often"))


@settings(max_examples=60)
@given(transcript=TRANSCRIPTS, scorecard=SCORECARDS, seconds=FIGURES)
def test_what_is_kept_comes_back_the_same(kept_often, transcript, scorecard, seconds):
    history, attempt_id = kept_often
    history.keep(attempt_id, transcript, scorecard, seconds=seconds, model=None)
    assert history.transcript(attempt_id) == transcript
    assert history.scorecard(attempt_id) == scorecard
    assert history.earlier_evidence("northwind/often") == scorecard.evidence
    assert history.get(attempt_id).missing == scorecard.missing
    assert history.check() == ()
