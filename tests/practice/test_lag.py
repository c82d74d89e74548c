from content.transcript import Word
from practice.events import Lag
from practice.lag import LagMeter


def test_nothing_live_means_no_lag() -> None:
    assert LagMeter().read() == Lag(None, None)


def test_a_word_counts_from_when_it_was_first_shown_whatever_its_case_and_comma() -> None:
    meter = LagMeter()
    meter.hearing("we cut", 1.0)
    meter.hearing("we cut stays", 1.8)
    meter.heard([Word("We", 0.1, 0.3, 0.9), Word("cut", 0.3, 0.6, 0.9), Word("stays,", 0.6, 1.2, 0.9)], 4.0)
    assert meter.read() == Lag(0.6, 0.7)


def test_a_word_never_shown_live_counts_from_when_it_was_final() -> None:
    meter = LagMeter()
    meter.hearing("two", 1.0)
    meter.heard([Word("2", 0.1, 0.5, 0.9)], 3.5)
    assert meter.read() == Lag(3.0, 3.0)


def test_an_utterance_does_not_borrow_from_the_one_before() -> None:
    meter = LagMeter()
    meter.hearing("yes", 1.0)
    meter.heard([Word("Yes.", 0.1, 0.5, 0.9)], 2.0)
    meter.heard([Word("Yes.", 5.0, 5.5, 0.9)], 8.5)
    assert meter.read() == Lag(3.0, 3.0)
