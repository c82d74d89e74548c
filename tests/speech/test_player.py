from collections.abc import Callable
from pathlib import Path

import pytest

from speech.errors import PlaybackError
from speech.player import Player
from speech.recorder import QUIETEST
from speech.tape import SAMPLE_RATE, read_tape


def test_a_tape_is_heard_from_the_second_that_was_asked_for(
    room, record, place_in, phrase: Path, until: Callable[..., None]
) -> None:
    session = record()
    player = Player()
    player.play(phrase, 1.0)
    assert player.playing
    until(lambda: not player.playing)
    said = read_tape(phrase)
    assert player.position == pytest.approx(len(said) / SAMPLE_RATE)
    until(lambda: session.recorder.level == QUIETEST)
    player.stop()
    session.recorder.stop()
    assert place_in(read_tape(session.tape), said[SAMPLE_RATE:])[1] > 0.9999


def test_a_player_stops_and_starts_where_it_is_told(room, phrase: Path, until: Callable[..., None]) -> None:
    player = Player()
    player.play(phrase)
    until(lambda: player.position > 0.3)
    player.stop()
    assert not player.playing
    assert 0.3 < player.position < 3
    player.play(phrase, 2.0)
    assert player.position >= 2
    player.play(phrase, 1000.0)
    until(lambda: not player.playing)
    player.stop()


def test_a_computer_without_a_loudspeaker_says_so(
    tmp_path: Path, phrase: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'nobody'}")
    monkeypatch.setenv("PULSE_COOKIE", str(tmp_path / "cookie"))
    with pytest.raises(PlaybackError, match="Nothing can be played here"):
        Player().play(phrase)


def test_a_slower_tape_takes_longer_and_its_position_is_that_of_the_tape(
    room, phrase: Path, until: Callable[..., None]
) -> None:
    player = Player()
    seconds = len(read_tape(phrase)) / SAMPLE_RATE
    player.play(phrase, seconds - 0.6, speed=1.5)
    until(lambda: not player.playing)
    assert player.position == pytest.approx(seconds, abs=0.15)
    player.stop()
