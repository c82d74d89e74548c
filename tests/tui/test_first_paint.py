"""The first frame waits for nothing heavy."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from pathlib import Path
from practice.paths import Paths
from practice.settings import Settings
from tui.app import RoundsApp

HEAVY = ("numpy", "faster_whisper", "sounddevice", "sqlite_utils", "soundfile", "av", "onnxruntime",
         "fsrs", "icalendar", "tomlkit")
folder = Path(sys.argv[1])

def loaded():
    return ",".join(name for name in HEAVY if name in sys.modules)

class Probe(RoundsApp):
    def on_ready(self):
        self.at_first = loaded()

    def watch_phase(self, phase):
        if phase == "warm":
            self.exit()

app = Probe(Paths(folder / "config.toml", folder / "data", folder / "models"), Settings(), model="none")
app.run(headless=True)
print(f"{app.at_first};{loaded()}")
"""


def test_nothing_heavy_is_imported_before_the_first_frame(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    at_first, later = done.stdout.strip().split(";")
    assert at_first == ""
    assert "numpy" in later
    assert "sqlite_utils" in later
