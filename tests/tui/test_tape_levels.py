"""The level of a tape, relative to its loudest place."""

from pathlib import Path

import pytest

from speech.errors import TapeError
from speech.tape import Tape
from tui.tape_levels import read_levels


def record(folder: Path, *pieces: tuple[int, int]) -> None:
    with Tape.create(folder / "tape.wav") as tape:
        for loudness, samples in pieces:
            tape.append(loudness.to_bytes(2, "little") * samples)


def test_the_loudest_place_is_one_and_thirty_decibels_below_it_is_nothing(tmp_path: Path) -> None:
    record(tmp_path, (10_000, 16_000), (1_778, 16_000), (300, 16_000), (0, 16_000))
    levels = read_levels(tmp_path)
    assert len(levels) == 400
    assert levels[0] == 1.0
    assert levels[150] == pytest.approx(0.5, abs=0.01)
    assert levels[250] == levels[399] == 0.0


@pytest.mark.parametrize("samples", [0, 1, 100, 16_000])
def test_silence_has_no_level_at_all(samples: int, tmp_path: Path) -> None:
    record(tmp_path, (0, samples))
    assert set(read_levels(tmp_path)) == {0.0}


def test_a_missing_tape_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TapeError):
        read_levels(tmp_path)
