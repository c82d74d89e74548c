"""A fault of the program itself: written down without a word of what was said."""

import os
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path


def keep_crash(error: BaseException, log: Path) -> str:
    """Add where ``error`` came from to the log, and return the sentence that tells the user.

    Kinds of errors and places in the code are written, no messages and no values: they may quote what was said.
    """
    lines = [f"{datetime.now().astimezone().isoformat(timespec='seconds')} unexpected error\n"]
    link: BaseException | None = error
    while link:
        lines += traceback.format_tb(link.__traceback__)
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}\n")
        inside = getattr(link, "error", None)  # what Textual's WorkerFailed is about
        link = link.__cause__ or link.__context__ or (inside if isinstance(inside, BaseException) else None)
    try:
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
            file.writelines(lines)
    except OSError:
        return "Rounds made a mistake of its own and stopped; there was no place to write down where."
    return f"Rounds made a mistake of its own and stopped; {log} says where, without anything you said."


@contextmanager
def telling_of_crashed_threads(log: Callable[[], Path], tell: Callable[[str], object]) -> Iterator[None]:
    """Keep what ends a thread, which nobody would hear of, and ``tell`` the sentence about it.

    ``log`` gives the log to keep it in, which may not be known before.
    """

    def keep(crash: threading.ExceptHookArgs) -> None:
        if crash.exc_value:
            tell(keep_crash(crash.exc_value, log()))

    before = threading.excepthook
    threading.excepthook = keep
    try:
        yield
    finally:
        threading.excepthook = before
