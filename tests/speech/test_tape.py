import random
import stat
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from speech.errors import TapeError
from speech.tape import SAMPLE_RATE, Tape, find_tape, read_tape, repair_tape, tape_seconds

WRITER = """
import sys
from pathlib import Path
from speech.tape import Tape

frames = int(sys.argv[2])
tape = Tape.create(Path(sys.argv[1]))
while True:
    first = tape.frames
    tape.append(b"".join((n % 30_000).to_bytes(2, "little") for n in range(first, first + frames)))
    print(tape.frames, flush=True)
"""

UNTIL_IT_FAILS = """
import resource, sys
from pathlib import Path
from speech.errors import TapeError
from speech.tape import Tape

if len(sys.argv) > 2:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
tape = Tape.create(Path(sys.argv[1]))
try:
    while True:
        tape.append(bytes([1, 0]) * 1600)
except TapeError as error:
    print(tape.frames, error)
tape.close()
"""


def ramp(frames: int) -> bytes:
    return np.arange(frames, dtype="<i2").tobytes()


def read_wave(path: Path) -> np.ndarray:
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (SAMPLE_RATE, 1, 2)
        return np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")


def test_a_tape_is_a_valid_wav_before_during_and_after_it_is_recorded(tmp_path: Path) -> None:
    path = tmp_path / "tape.wav"
    with Tape.create(path) as tape:
        assert len(read_wave(path)) == 0
        tape.append(ramp(1600))
        tape.append(ramp(800))
        assert np.array_equal(read_wave(path), [*range(1600), *range(800)])
        assert (tape.frames, tape.seconds) == (2400, 0.15)
    assert len(read_wave(path)) == 2400


def test_a_tape_is_its_owner_s_alone_whatever_the_umask(tmp_path: Path) -> None:
    script = "import os, sys; os.umask(0)\nfrom pathlib import Path\nfrom speech.tape import Tape\n"
    path = tmp_path / "tape.wav"
    subprocess.run([sys.executable, "-c", f"{script}Tape.create(Path(sys.argv[1])).close()", path], check=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_tape_is_never_recorded_over(tmp_path: Path) -> None:
    path = tmp_path / "tape.wav"
    with Tape.create(path) as tape:
        tape.append(ramp(100))
    with pytest.raises(TapeError, match="never recorded over"):
        Tape.create(path)
    assert len(read_wave(path)) == 100


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TapeError, match=r"There is no .*gone.tape\.wav"):
        Tape.create(tmp_path / "gone" / "tape.wav")


@pytest.mark.parametrize("frames", [7, 160, 1600])
@pytest.mark.parametrize("attempt", range(4))
def test_a_killed_process_leaves_all_but_its_last_block(tmp_path: Path, frames: int, attempt: int) -> None:
    path = tmp_path / "tape.wav"
    acknowledged = 0
    with subprocess.Popen([sys.executable, "-c", WRITER, path, str(frames)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        for _ in range(random.randint(1, 400)):
            acknowledged = int(writer.stdout.readline())
        writer.kill()
    kept = read_wave(path)
    assert len(kept) >= acknowledged > 0
    assert np.array_equal(kept, np.arange(len(kept)) % 30_000)
    repair_tape(path)
    whole = read_wave(path)
    assert len(kept) <= len(whole) <= len(kept) + frames
    assert np.array_equal(whole, np.arange(len(whole)) % 30_000)


def test_repair_touches_only_a_header_that_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "tape.wav"
    with Tape.create(path) as tape:
        tape.append(ramp(3200))
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert not repair_tape(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


@pytest.mark.parametrize("stated", [0, 100, 999_999])
def test_repair_believes_the_sound_and_not_the_header(tmp_path: Path, stated: int) -> None:
    path = tmp_path / "tape.wav"
    with Tape.create(path) as tape:
        tape.append(ramp(3200))
    good = path.read_bytes()
    path.write_bytes(good[:40] + stated.to_bytes(4, "little") + good[44:])
    assert repair_tape(path)
    assert path.read_bytes() == good


def test_repair_ends_a_tape_that_broke_off_inside_its_header_or_a_sample(tmp_path: Path) -> None:
    path = tmp_path / "tape.wav"
    with Tape.create(path) as tape:
        tape.append(ramp(10))
    good = path.read_bytes()
    path.write_bytes(good + b"\x01")
    repair_tape(path)
    assert len(read_wave(path)) == 10
    path.write_bytes(b"")
    assert repair_tape(path)
    assert len(read_wave(path)) == 0


def test_repair_leaves_other_files_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("RIFF is not enough to be a tape")
    assert not repair_tape(path)
    assert path.read_text() == "RIFF is not enough to be a tape"


def test_a_file_limit_ends_the_tape_with_a_sentence_and_keeps_it_valid(tmp_path: Path) -> None:
    path = tmp_path / "tape.wav"
    command = [sys.executable, "-c", UNTIL_IT_FAILS, path, "100001"]
    frames, _, sentence = subprocess.check_output(command, text=True).partition(" ")
    assert "longest that a file may be" in sentence
    assert str(tmp_path) in sentence
    assert len(read_wave(path)) == int(frames) == (100_001 - 44) // 2


def test_a_full_disk_ends_the_tape_with_a_sentence_and_keeps_it_valid(tmp_path: Path) -> None:
    path = tmp_path / "tape.wav"
    full_from_the_20th_write = [
        "strace",
        "-qq",
        "-o",
        "/dev/null",
        "-P",
        path,
        "-e",
        "inject=write:error=ENOSPC:when=20+",
    ]
    command = [*full_from_the_20th_write, sys.executable, "-c", UNTIL_IT_FAILS, path]
    frames, _, sentence = subprocess.check_output(command, text=True).partition(" ")
    assert "MB free" in sentence
    assert str(tmp_path) in sentence
    assert len(read_wave(path)) == int(frames) == 18 * 1600


def test_a_disk_that_fails_to_sync_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "tape.wav"
    failing = ["strace", "-qq", "-o", "/dev/null", "-P", path, "-e", "inject=fsync:error=EIO:when=2+"]
    command = [*failing, sys.executable, "-c", UNTIL_IT_FAILS, path]
    done = subprocess.run(command, text=True, capture_output=True, check=False)
    assert "Input/output error" in done.stdout
    assert len(read_wave(path)) == int(done.stdout.split()[0])


def test_a_growing_tape_can_be_read_from_any_sample(tmp_path: Path) -> None:
    path = tmp_path / "tape.wav"
    with Tape.create(path) as tape:
        tape.append(ramp(3200))
        part = read_tape(path, 1600, 1602)
        assert part.dtype == np.float32
        assert part.tolist() == [1600 / 2**15, 1601 / 2**15]
        assert len(read_tape(path)) == 3200
        assert len(read_tape(path, 3000, 9000)) == 200
        assert len(read_tape(path, 9000)) == len(read_tape(path, 9000, 9100)) == 0
        assert tape_seconds(path) == 0.2


def test_reading_what_is_not_a_tape_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "noise.flac").write_bytes(b"fLaC and nothing else")
    with pytest.raises(TapeError, match="damaged"):
        read_tape(tmp_path / "noise.flac")
    with pytest.raises(TapeError, match="damaged"):
        tape_seconds(tmp_path / "noise.flac")
    with pytest.raises(TapeError, match="There is no"):
        read_tape(tmp_path / "missing.wav")


def test_a_folder_without_a_tape_says_so(tmp_path: Path) -> None:
    with pytest.raises(TapeError, match="There is no tape"):
        find_tape(tmp_path)
