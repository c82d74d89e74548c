"""Provisional text comes often enough and not too often."""

import numpy as np
import pytest

from speech.guessing import Guesser

SECOND = 16_000
SOUND = np.zeros(1, np.float32)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Slow:
    """A decoder that takes its time to say what it was given to say."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        self.says: tuple[str, ...] = ()
        self._clock = clock
        self._seconds = seconds

    def text(self, sound: np.ndarray) -> tuple[str, ...]:
        self._clock.now += self._seconds
        return self.says


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_words_that_stood_there_the_last_time_are_stable(clock: Clock) -> None:
    live = Slow(clock, 0)
    guesser = Guesser(live, clock)
    live.says = ("We", "cut", "the")
    assert guesser.guess(0, SECOND, SOUND) == ("We cut the", 0)
    live.says = ("we", "cut", "alert", "delay")
    assert guesser.guess(0, 2 * SECOND, SOUND) == ("we cut alert delay", 2)
    assert guesser.guess(9 * SECOND, 10 * SECOND, SOUND) == ("we cut alert delay", 0)


def test_a_guess_waits_for_news(clock: Clock) -> None:
    guesser = Guesser(Slow(clock, 0), clock)
    assert not guesser.is_due(0, SECOND // 2)
    assert guesser.is_due(0, SECOND)
    guesser.guess(0, SECOND, SOUND)
    assert not guesser.is_due(0, SECOND + SECOND // 2)
    assert guesser.is_due(0, SECOND + SECOND // 2, paused=True)
    assert not guesser.is_due(0, SECOND, paused=True)
    assert guesser.is_due(0, 2 * SECOND)
    assert guesser.is_due(2 * SECOND, 3 * SECOND)


def test_a_slow_machine_guesses_for_half_of_the_time_at_most(clock: Clock) -> None:
    guesser = Guesser(Slow(clock, 3.0), clock)
    busy = 0.0
    while clock.now < 60:
        end = int(clock.now * SECOND)
        if guesser.is_due(0, end):
            guesser.guess(0, end, SOUND)
            busy += 3.0
        else:
            clock.now += 0.1
    assert 0.3 * 60 < busy <= 0.5 * 60 + 3
