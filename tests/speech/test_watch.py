import pytest

from speech.tape import SAMPLE_RATE
from speech.watch import Watch

BLOCK = 1600


def hear(watch: Watch, times: list[float], *, silent: bool = False, samples: int = BLOCK) -> None:
    for at in times:
        watch.arrived(at)
        watch.heard(samples, at, silent=silent)


def tenths(start: float, stop: float) -> list[float]:
    return [tenth / 10 for tenth in range(round(start * 10), round(stop * 10))]


def test_a_steady_microphone_has_no_fault() -> None:
    watch = Watch(0.0)
    hear(watch, tenths(1, 61))
    assert watch.fault("desk", 61.1) is None
    assert watch.lost == 0


def test_the_first_sound_may_take_four_seconds() -> None:
    watch = Watch(10.0)
    assert not watch.started
    assert watch.fault("desk", 14.0) is None
    sentence = watch.fault("desk", 14.1)
    assert sentence
    assert sentence.startswith('No sound arrives from the microphone "desk"')
    hear(watch, [14.5])
    assert watch.started
    assert watch.fault("desk", 14.6) is None


def test_a_microphone_that_stops_sending_is_noticed_after_two_seconds() -> None:
    watch = Watch(0.0)
    hear(watch, tenths(0, 3))
    assert watch.fault("desk", 4.8) is None
    assert "stopped sending" in (watch.fault("desk", 5.0) or "")


def test_digital_silence_from_the_start_is_a_muted_or_forbidden_microphone() -> None:
    watch = Watch(0.0)
    hear(watch, tenths(0, 2), silent=True)
    assert watch.fault("desk", 2.0) is None
    hear(watch, tenths(2, 2.1), silent=True)
    assert "nothing but silence: unmute" in (watch.fault("desk", 2.1) or "")
    hear(watch, tenths(2.1, 2.2))
    assert watch.fault("desk", 2.2) is None


def test_digital_silence_after_sound_is_another_sentence() -> None:
    watch = Watch(0.0)
    hear(watch, tenths(0, 1))
    hear(watch, tenths(1, 3.2), silent=True)
    assert "has fallen silent" in (watch.fault("desk", 3.2) or "")


def test_samples_that_the_clock_misses_are_lost() -> None:
    watch = Watch(0.0)
    hear(watch, [*tenths(0, 10), *tenths(12, 14)])
    assert watch.lost == 2 * SAMPLE_RATE
    assert (watch.fault("desk", 14.0) or "").startswith(
        '2.0 seconds of sound from the microphone "desk" were lost'
    )


def test_a_block_that_is_only_late_is_not_lost() -> None:
    watch = Watch(0.0)
    hear(watch, tenths(0, 10))
    hear(watch, [12.0] * 20)
    assert watch.lost == 0
    hear(watch, tenths(12, 14))
    assert watch.lost == 0


def test_small_losses_add_up() -> None:
    watch = Watch(0.0)
    for second in range(10):
        hear(watch, tenths(second, second + 0.9))
    assert watch.lost == pytest.approx(0.9 * SAMPLE_RATE, abs=BLOCK)


@pytest.mark.parametrize("drift", [-90e-6, 90e-6])
def test_crystals_that_differ_a_little_lose_nothing_in_two_hours(drift: float) -> None:
    watch = Watch(0.0)
    hear(watch, [second * (1 + drift) for second in range(7200)], samples=SAMPLE_RATE)
    assert watch.lost == 0
