import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from contextlib import suppress

import pytest

LIMIT = 60
MODE = re.compile(rb"\x1b\[\?(\d+)([hl])")
AT_REST = {7, 25}
"""Line wrap and the cursor are on in a terminal that nobody uses."""


LEADER = """
import os, signal, subprocess, sys
report = os.fdopen(int(sys.argv[1]), "w", buffering=1)
tells = sys.argv[2] == "tells"
signal.signal(signal.SIGHUP, lambda *_: tells and process.send_signal(signal.SIGHUP))
signal.signal(signal.SIGQUIT, signal.SIG_DFL)  # ignored by what a shell without job control runs beside it
process = subprocess.Popen(sys.argv[3:])
print(process.pid, file=report)
print(process.wait(), file=report)
sys.stdin.read()
"""
"""What a shell is to the programs started in it: the leader of the terminal's session, which outlives them.

A shell tells its programs that the terminal is gone; make only waits for them.
"""


class Terminal:
    """A terminal with a program in it, which knows what was switched on and not off again."""

    def __init__(self, command, environment, leader="tells"):
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 132, 0, 0))
        self.settings = termios.tcgetattr(self.slave)
        self.output = b""
        read, write = os.pipe()
        self.leader = subprocess.Popen(
            ["setsid", "--ctty", sys.executable, "-c", LEADER, str(write), leader, *command],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env=environment,
            pass_fds=[write],
        )
        os.close(write)
        self.report = os.fdopen(read)
        self.pid = int(self.report.readline())

    def is_over(self):
        """Whether the program has ended, without waiting."""
        return bool(select.select([self.report], [], [], 0)[0])

    def exit_code(self):
        """Wait for the program: its exit code, or the signal that killed it as a negative number."""
        return int(self.report.readline())

    @property
    def modes(self):
        on = set(AT_REST)
        for number, switch in MODE.findall(self.output):
            (on.add if switch == b"h" else on.discard)(int(number))
        return on

    def read_until(self, holds):
        """Read what is drawn until ``holds()``."""
        deadline = time.monotonic() + LIMIT
        while not holds():
            assert time.monotonic() < deadline, self.output[-2000:]
            if select.select([self.master], [], [], 0.05)[0]:
                self.output += os.read(self.master, 65536)

    def hang_up(self):
        os.close(self.slave)
        os.close(self.master)
        self.master = self.slave = -1

    def close(self):
        self.leader.kill()
        self.leader.wait()
        self.report.close()
        for descriptor in (self.master, self.slave):
            with suppress(OSError):
                os.close(descriptor)


@pytest.fixture
def environment(tmp_path):
    return {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TERM": "xterm-256color", "LANG": "C.UTF-8"}


@pytest.fixture
def app(environment, request):
    """The app, drawn and waiting for keys."""
    leader = getattr(request, "param", "tells")
    terminal = Terminal([sys.executable, "-m", "tui.command"], environment, leader)
    terminal.read_until(
        lambda: 1049 in terminal.modes and 2004 in terminal.modes and b"Rounds" in terminal.output
    )
    assert terminal.modes > {1000, 1003, 1004, 1006, 1049, 2004}
    yield terminal
    terminal.close()


def is_restored(terminal):
    return terminal.modes == AT_REST and termios.tcgetattr(terminal.slave) == terminal.settings


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_the_app_in_order(app, number):
    os.kill(app.pid, number)
    app.read_until(lambda: app.is_over() and is_restored(app))
    assert app.exit_code() == 128 + number


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGQUIT])
def test_the_terminal_comes_back_after_a_sudden_death(app, number):
    os.kill(app.pid, number)
    app.read_until(lambda: app.is_over() and is_restored(app))
    assert app.exit_code() == -number


def test_the_settings_of_whoever_took_over_stay(app):
    theirs = termios.tcgetattr(app.slave)
    theirs[3] |= termios.ISIG
    termios.tcsetattr(app.slave, termios.TCSANOW, theirs)
    os.kill(app.pid, signal.SIGKILL)
    app.read_until(lambda: app.is_over() and app.modes == AT_REST)
    assert termios.tcgetattr(app.slave) == theirs


@pytest.mark.parametrize("app", ["tells", "waits"], indirect=True)
def test_the_app_ends_when_its_terminal_is_gone(app):
    app.hang_up()
    assert app.exit_code() == 128 + signal.SIGHUP


def test_leaving_is_success(app):
    os.write(app.master, b"\x11")
    app.read_until(lambda: app.is_over() and is_restored(app))
    assert app.exit_code() == 0


NOISE = """
import os, sys
from textual.app import App
from practice.paths import find_paths
from tui.terminal import run_app

class Noisy(App):
    paths = find_paths()

    def on_mount(self):
        os.write(2, b"ALSA lib pcm.c: unable to open slave")
        self.set_timer(0.3, self.exit)

sys.exit(run_app(Noisy()))
"""


def test_what_native_libraries_print_goes_to_the_log(environment, tmp_path):
    terminal = Terminal(
        [sys.executable, "-c", NOISE], environment | {"ROUNDS_DATA_DIR": str(tmp_path / "data")}
    )
    terminal.read_until(lambda: terminal.is_over() and is_restored(terminal))
    assert terminal.exit_code() == 0
    terminal.close()
    assert b"ALSA" not in terminal.output
    log = tmp_path / "data" / "rounds.log"
    assert "ALSA lib" in log.read_text()
    assert log.stat().st_mode & 0o077 == 0
