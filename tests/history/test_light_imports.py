"""What the screen imports before its first paint must not bring the database along."""

import subprocess
import sys

PROGRAM = """
import sys
import history, history.attempt, history.errors, history.lock
heavy = {"sqlite3", "sqlite_utils", "numpy"} & sys.modules.keys()
sys.exit(f"imported: {heavy}" if heavy else 0)
"""


def test_values_errors_and_lock_are_light():
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
