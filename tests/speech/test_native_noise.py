import os
import stat
import subprocess
import sys
from pathlib import Path

from speech.native_noise import LARGEST_LOG, native_noise_to


def test_native_noise_goes_to_a_file_and_our_own_words_to_the_terminal(tmp_path: Path) -> None:
    script = """
import os, sys
from pathlib import Path
from speech.native_noise import native_noise_to
with native_noise_to(Path(sys.argv[1])):
    os.write(2, b"ALSA lib complains\\n")
    print("ours", file=sys.stderr)
    print("drawn", file=sys.__stderr__)
    os.system("echo a child complains >&2")
    with native_noise_to(Path(os.devnull)):
        os.write(2, b"nobody wants to know\\n")
        print("ours again", file=sys.stderr)
os.write(2, b"after\\n")
print("all over", file=sys.stderr)
"""
    log = tmp_path / "rounds.log"
    done = subprocess.run([sys.executable, "-c", script, log], capture_output=True, text=True, check=True)
    assert done.stderr == "ours\ndrawn\nours again\nafter\nall over\n"
    assert log.read_text() == "ALSA lib complains\na child complains\n"
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "gone" / "log"], capture_output=True, text=True, check=True
    )
    assert "ALSA lib complains" in done.stderr


def test_a_log_that_has_grown_large_makes_room(tmp_path: Path) -> None:
    log = tmp_path / "rounds.log"
    log.write_bytes(b"x" * (LARGEST_LOG + 1))
    for words in (b"first", b"second"):
        with native_noise_to(log):
            os.write(2, words)
    assert log.read_bytes() == b"firstsecond"
    assert (tmp_path / "rounds.log.old").stat().st_size == LARGEST_LOG + 1
