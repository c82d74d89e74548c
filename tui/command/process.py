"""The process of one command: private files, one boundary for errors, an exit code that tells what happened.

Exit codes: 0 done, 1 failed, 2 asked for in a wrong way, 130 interrupted, 128 + n ended by signal n.
"""

import contextlib
import errno
import io
import os
import sys
from collections.abc import Sequence
from typing import TextIO

import click

from content.errors import ContentError, UnknownPrompt
from history.errors import HistoryError, UnknownAttempt
from practice.errors import PracticeError
from speech.errors import SpeechError
from speech.process import keep_private
from tui.command.common import Common
from tui.command.output import warn
from tui.command.root import rounds
from tui.crash import keep_crash, telling_of_crashed_threads
from tui.signals import Terminated, raising_terminated

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, of the process's own arguments when none are given, and return its exit code."""
    keep_private()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    code, sentence = _run(arguments, Common())
    with contextlib.suppress(OSError):
        if sentence:
            warn(sentence)
    for stream in (sys.stdout, sys.stderr):
        _let_go(stream)
    return code


def _run(arguments: Sequence[str] | None, common: Common) -> tuple[int, str | None]:
    """Run a command; give its exit code and, when it failed, the sentence that says why."""
    try:
        with raising_terminated(), telling_of_crashed_threads(lambda: common.paths.log, warn):
            code = rounds.main(arguments, prog_name="rounds", standalone_mode=False, obj=common)
            sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED, None
    except Terminated as signal:
        return signal.exit_code, None
    except click.exceptions.NoArgsIsHelpError as error:
        return error.exit_code, error.format_message()
    except click.UsageError as error:
        place = error.ctx.command_path if error.ctx else "rounds"
        return error.exit_code, f"{error.format_message()} ('{place} --help' tells more.)"
    except click.ClickException as error:
        return error.exit_code, error.format_message()
    except (UnknownPrompt, UnknownAttempt) as error:
        return 2, str(error)
    except (SpeechError, ContentError, HistoryError, PracticeError) as error:
        return 1, str(error)
    except OSError as error:
        return 1, None if error.errno == errno.EPIPE else _sentence(error)
    except Exception as error:  # noqa: BLE001 - the last boundary: a sentence for the user, the place for the log
        return 1, keep_crash(error, common.paths.log)
    return code or 0, None


def _let_go(stream: TextIO) -> None:
    """Let what a reader that is gone, or a full disk, did not take go nowhere, without a word at exit."""
    try:
        stream.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _sentence(error: OSError) -> str:
    reason = error.strerror or str(error)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"There is no room left to write ({reason}); free some space and try again."
    place = f" ({os.fsdecode(error.filename)})" if isinstance(error.filename, str | bytes) else ""
    return f"The system refused: {reason}{place}; check the place and its permissions."
