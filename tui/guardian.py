"""A terminal that comes back usable however the app dies, SIGKILL and crashes in native code among the ways.

A tiny shell waits on a pipe that only the app holds. The app says goodbye through it when it has put the
terminal back itself; when the pipe ends without a goodbye, the shell does that in its place.
"""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

_MODES_OFF = "".join(
    f"\\033[{mode}"
    for mode in (
        "<u",  # keyboard protocol
        "?1000l",  # mouse reports and their formats
        "?1003l",
        "?1006l",
        "?1015l",
        "?1016l",
        "?1004l",  # focus reports
        "?2004l",  # bracketed paste
        "?2048l",  # resize reports
        "?7h",  # line wrap
        "?1049l",  # back from the alternate screen
        "?25h",  # cursor
        "0m",
    )
)
_WATCH = f"""
trap '' HUP INT QUIT TERM
exec 3<&1
read -r goodbye && exit
printf '{_MODES_OFF}'
case $(stty -a <&3) in *-isig*) stty "$1" <&3 ;; esac
"""


@contextmanager
def guarded_terminal() -> Iterator[None]:
    """Watch over the controlling terminal; without one, or without a shell, there is nothing to watch.

    The line settings are put back only while they are still the app's (no signals from keys), so that a shell
    which has taken over in the meantime keeps its own.
    """
    watcher = _start()
    try:
        yield
    finally:
        if watcher and watcher.stdin:
            with contextlib.suppress(OSError):
                watcher.stdin.write(b"goodbye\n")
                watcher.stdin.close()
            watcher.wait()


def _start() -> subprocess.Popen[bytes] | None:
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return None
    try:
        settings = subprocess.check_output(["/bin/sh", "-c", "stty -g"], stdin=terminal, text=True).strip()
        return subprocess.Popen(  # noqa: S603 - our own script; the settings are an argument, not code
            ["/bin/sh", "-c", _WATCH, "sh", settings],
            stdin=subprocess.PIPE,
            stdout=terminal,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    finally:
        os.close(terminal)
