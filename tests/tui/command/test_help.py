import os
import subprocess
import sys

import pytest

COMMANDS = [
    [],
    ["demo"],
    ["practice"],
    ["score"],
    ["transcribe"],
    ["history"],
    ["history", "list"],
    ["history", "show"],
    ["history", "search"],
    ["history", "recover"],
    ["history", "delete"],
    ["packs"],
    ["packs", "list"],
    ["packs", "show"],
    ["packs", "check"],
    ["plan"],
    ["worksheets"],
    ["worksheets", "list"],
    ["worksheets", "show"],
    ["worksheets", "fill"],
    ["devices"],
    ["doctor"],
    ["locate"],
]
SLOW = (
    "textual",
    "numpy",
    "sqlite_utils",
    "sounddevice",
    "soundfile",
    "faster_whisper",
    "onnxruntime",
    "av",
    "hibari",
)

HELP = f"""
import sys
from tui.command import main
code = main(sys.argv[1:])
loaded = sorted(set({SLOW!r}) & set(sys.modules))
sys.exit(code or (f"loaded {{loaded}}" if loaded else 0))
"""


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_needs_nothing_and_loads_nothing_slow(command, option):
    done = subprocess.run(
        [sys.executable, "-c", HELP, *command, option],
        capture_output=True,
        text=True,
        env={"PATH": os.environ["PATH"]},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Usage: rounds" in done.stdout
    assert "--data-dir DIR" in done.stdout


def test_every_command_is_told_of(rounds):
    text = rounds("--help").stdout
    for command in COMMANDS[1:]:
        assert f"\n  {command[0]} " in text


def test_version(rounds):
    done = rounds("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("rounds, version ")
