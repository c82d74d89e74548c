import stat
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from speech.compress import compress_tape
from speech.errors import TapeError
from speech.tape import SAMPLE_RATE, Tape, find_tape, read_tape, repair_tape, tape_seconds


@pytest.fixture
def tape(tmp_path: Path) -> Path:
    path = tmp_path / "tape.wav"
    noise = np.random.default_rng(1).integers(-(2**15), 2**15, 61 * SAMPLE_RATE, dtype=np.int16)
    with Tape.create(path) as tape:
        tape.append(noise.tobytes())
    return path


def test_a_compressed_tape_holds_every_sample_and_takes_the_place_of_the_wav(tape: Path) -> None:
    before = read_tape(tape)
    flac = compress_tape(tape)
    assert np.array_equal(read_tape(flac), before)
    assert np.array_equal(
        read_tape(flac, SAMPLE_RATE * 60, SAMPLE_RATE * 60 + 5), before[SAMPLE_RATE * 60 :][:5]
    )
    assert tape_seconds(flac) == 61
    assert list(tape.parent.iterdir()) == [flac]
    assert stat.S_IMODE(flac.stat().st_mode) == 0o600
    assert find_tape(tape.parent) == flac
    assert not repair_tape(flac)


def test_an_empty_tape_stays_a_wav(tmp_path: Path) -> None:
    path = tmp_path / "tape.wav"
    Tape.create(path).close()
    assert compress_tape(path) == path
    assert len(read_tape(path)) == 0


@pytest.mark.parametrize("fault", ["write:error=ENOSPC:when=5+", "write:retval=100:when=5", "fsync:error=EIO"])
def test_a_tape_that_cannot_be_compressed_stays(tape: Path, fault: str) -> None:
    before = tape.read_bytes()
    script = "import sys; from pathlib import Path\nfrom speech.compress import compress_tape\n"
    new = tape.with_name(".tape.flac")
    failing = ["strace", "-f", "-qq", "-o", "/dev/null", "-P", new, "-e", f"inject={fault}"]
    done = subprocess.run(
        [*failing, sys.executable, "-c", f"{script}compress_tape(Path(sys.argv[1]))", tape],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "stays as it is" in done.stderr
    assert tape.read_bytes() == before
    assert list(tape.parent.iterdir()) == [tape]
    assert find_tape(tape.parent) == tape


def test_a_tape_that_is_not_there_cannot_be_compressed(tmp_path: Path) -> None:
    with pytest.raises(TapeError, match="There is no"):
        compress_tape(tmp_path / "tape.wav")


@pytest.mark.parametrize("frames", [1, 1001, 1_038_400])
def test_a_tape_of_any_length_is_compressed(tmp_path: Path, frames: int) -> None:
    path = tmp_path / "tape.wav"
    with Tape.create(path) as tape:
        tape.append(bytes(2 * frames))
    flac = compress_tape(path)
    assert flac.suffix == ".flac"
    assert len(read_tape(flac)) == frames
