import pytest

from content.transcript import Transcript, Word
from scoring import score


def heard(text, pace=150.0, pauses=()):
    words, at = [], 0.0
    for place, word in enumerate(text.split()):
        at += dict(pauses).get(place, 0.0)
        words.append(Word(word, round(at, 3), round(at + 30 / pace, 3), 0.9))
        at += 60 / pace
    return Transcript.spoken(words, at)


def test_pace_is_words_a_minute_and_over_time():
    delivery = score(heard("we cut the wait on the ward " * 20, pace=120.0)).delivery
    assert delivery.words == 140
    assert delivery.words_per_minute == pytest.approx(120.0)
    assert len(delivery.pace) == 5
    assert all(abs(pace - 120) < 10 for pace in delivery.pace)


def test_long_pauses_are_a_second_or_more():
    delivery = score(
        heard("we cut the wait on the ward and it stayed low", pauses=((3, 2.0), (6, 0.5)))
    ).delivery
    assert delivery.long_pauses == 1
    assert delivery.longest_pause == pytest.approx(2.2)


def test_the_first_number_and_the_first_decision_have_a_time():
    delivery = score(
        heard("on that ward I would pause it since falls rose by nine percent in a month")
    ).delivery
    assert delivery.decision_after == pytest.approx(2.0)
    assert delivery.first_number_after is not None
    assert delivery.first_number_after > delivery.decision_after


def test_fillers_are_counted_as_a_lower_bound_per_minute():
    delivery = score(
        heard("um we cut the wait um on the ward and it stayed low all year " * 6, pace=140.0)
    ).delivery
    assert delivery.fillers_at_least == 12
    assert delivery.fillers_per_minute == pytest.approx(12 / (90 / 140), rel=0.1)


def test_a_marker_may_be_a_filler_and_a_comparison_is_none():
    said = "um it was, you know, less chatty like than a sloth"
    delivery = score(with_holes(said)).delivery
    assert (delivery.fillers_at_least, delivery.fillers_at_most) == (1, 2)


def with_holes(text, *unheard):
    transcript = heard(text)
    return Transcript.spoken(transcript.words, transcript.duration, 0.9, voiced=50.0, unheard=unheard)


def test_each_sound_without_words_may_be_a_filler_and_a_long_one_several():
    said = "um we cut the wait on the ward and it stayed low all year"
    delivery = score(with_holes(said, (1.0, 1.2), (2.0, 2.5), (3.0, 4.7))).delivery
    assert (delivery.fillers_at_least, delivery.fillers_at_most) == (1, 1 + 1 + 1 + 4)
    assert delivery.holes == ((3.0, 4.7),)
    assert (delivery.understood, delivery.voiced) == (45.0, 50.0)


def test_where_nobody_listened_for_a_voice_there_is_no_upper_limit():
    assert score(heard("um we cut the wait on the ward")).delivery.fillers_at_most == 0
    typed = score(Transcript.typed("um we cut the wait on the ward")).delivery
    assert (typed.fillers_at_least, typed.fillers_at_most, typed.voiced) == (1, 1, 0.0)


def test_phrases_said_again_and_again_are_named():
    text = "at the end of the day nurses decide. " * 3 + "So the ward was calm and the wait was short."
    assert score(heard(text)).delivery.pet_phrases
