"""What native libraries print goes to a file and not onto the screen."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

LARGEST_LOG = 1_000_000
"""Bytes; a log that has grown beyond becomes ``<name>.old`` in place of the one before."""


@contextmanager
def native_noise_to(path: Path) -> Iterator[None]:
    """Send what is written to file descriptor 2 to the end of ``path``, as PortAudio and ALSA do.

    ``sys.stderr`` and ``sys.__stderr__``, on which a terminal app draws, keep the terminal. Enter it before
    anything opens sound; processes started inside it write to the file too. A file that cannot be written
    changes nothing: noise must not stop anybody.
    """
    with suppress(OSError):
        if path.stat().st_size > LARGEST_LOG:
            path.replace(path.with_name(f"{path.name}.old"))
    try:
        log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError:
        yield
        return
    kept = os.dup(2)
    os.dup2(log, 2)
    os.close(log)
    before = sys.stderr, sys.__stderr__
    with os.fdopen(kept, "w", buffering=1, errors="backslashreplace") as terminal:
        if _is_on_two(sys.stderr):
            sys.stderr = terminal
        if _is_on_two(sys.__stderr__):
            sys.__stderr__ = terminal  # type: ignore[misc]  # Textual draws on this one
        try:
            yield
        finally:
            sys.stderr, sys.__stderr__ = before  # type: ignore[misc]  # as above
            terminal.flush()
            os.dup2(kept, 2)


def _is_on_two(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.fileno() == 2
    except (OSError, ValueError):
        return False
