"""The transcriber as the app sees it: a process that is kept alive, told what to listen to, and heard out.

It runs ``speech.worker`` with ``subprocess``, starts it again when it dies or hangs, and then repeats what was
asked of it. Nothing can be lost that way: the tape is on the disk, and so is what was final.
"""

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from content.transcript import Transcript
from speech.effort import USUAL, Effort
from speech.errors import TranscriberError
from speech.messages import (
    Abandon,
    Broken,
    Done,
    ExpectEnd,
    Finish,
    FromWorker,
    Heard,
    Hearing,
    Listen,
    Pulse,
    Ready,
    Restarted,
    ToWorker,
    TranscriberEvent,
)
from speech.tape import SAMPLE_RATE, tape_seconds

if TYPE_CHECKING:
    from speech.models import Model

__all__ = [
    "Broken",
    "Done",
    "Heard",
    "Hearing",
    "Ready",
    "Restarted",
    "Transcriber",
    "TranscriberEvent",
    "transcribe",
]

MOST_DEATHS = 5
PAUSE = 0.5
PATIENCE = 60.0
GAVE_UP = (
    "The transcriber stopped again and again without getting any further: what was said is kept; "
    "close other programs, then transcribe it again from the history."
)


class _Take(msgspec.Struct):
    """What was asked about one take, and how far the worker has come with it."""

    listen: Listen
    finish: Finish | None = None
    reached: int = 0
    utterances: int = 0
    behind: float = 0.0

    def note(self, message: Pulse | Heard) -> bool:
        """Take note of progress; False when the worker was as far before."""
        if isinstance(message, Heard):
            further = message.utterance > self.utterances
            self.utterances = max(self.utterances, message.utterance)
        else:
            further = message.reached >= self.reached + SAMPLE_RATE
            self.reached = message.reached if further else self.reached
            self.behind = message.behind
        return further


class Transcriber:
    """Owns one worker process, which may serve many takes; every method may be called from any thread.

    ``post`` is called with each event, on a thread of the transcriber's own, and must not raise. ``effort`` is
    how hard to work at what is final. ``log`` is a file for what the worker's libraries print, which else is
    lost. After ``patience`` seconds without a sign of life a worker counts as hung; it may be changed at any
    time.
    """

    def __init__(
        self,
        final: "Model",
        live: "Model | None",
        post: Callable[[TranscriberEvent], None],
        *,
        effort: Effort = USUAL,
        log: Path | None = None,
        patience: float = PATIENCE,
    ) -> None:
        folders = [str(model.path) for model in (final, live) if model]
        worker = [sys.executable, "-P", "-m", "speech.worker"]
        self._command = [*worker, str(effort.threads), str(effort.beams), *folders]
        self._post = post
        self._log = log
        self.patience = patience
        self._lock = threading.RLock()
        self._takes: dict[str, _Take] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._threads: list[threading.Thread] = []
        self._stopped = threading.Event()
        self._running = False
        self._closed = False
        self._ready = False
        self._deaths = 0
        self._alive_at = 0.0

    @property
    def pid(self) -> int | None:
        """The worker's process, None while there is none."""
        process = self._process
        return process.pid if process else None

    @property
    def behind(self) -> float:
        """Seconds of tape that the worker has not come to; seldom one where the machine keeps up."""
        with self._lock:
            return max((take.behind for take in self._takes.values()), default=0.0)

    def reached(self, take: str) -> float | None:
        """Seconds of the take's tape that were listened to, in whole ones; None when it is over or unknown."""
        with self._lock:
            return self._takes[take].reached / SAMPLE_RATE if take in self._takes else None

    def start(self) -> None:
        """Start the worker, so that it is ready when the speaker is: Ready follows in a second or two."""
        with self._lock:
            if self._closed or self._running:
                return
            self._running = True
            self._deaths = 0
            self._stopped = threading.Event()
            self._threads = [
                threading.Thread(target=target, args=(self._stopped,), name="transcriber", daemon=True)
                for target in (self._supervise, self._watch)
            ]
            for thread in self._threads:
                thread.start()

    def listen(self, take: str, folder: Path, *, terms: tuple[str, ...] = ()) -> None:
        """Transcribe the tape in ``folder`` (``tape.wav``, else ``tape.flac``), even while it is recorded.

        ``terms`` is vocabulary that may come up; a take that is resumed keeps the one it was begun with.
        """
        wav = folder / "tape.wav"
        tape = wav if wav.exists() else folder / "tape.flac"
        self.listen_to(take, tape, log=folder / "heard.jsonl", terms=terms)

    def listen_to(self, take: str, tape: Path, *, log: Path, terms: tuple[str, ...] = ()) -> None:
        """Transcribe ``tape``, and keep what is final in ``log``."""
        order = Listen(take, str(tape.absolute()), str(log.absolute()), terms)
        with self._lock:
            self._takes[take] = _Take(order)
            self._send(order)
        self.start()

    def expect_end(self, take: str) -> None:
        """Say, ahead of ``finish``, that the speaker has stopped: then no guess delays the last words."""
        with self._lock:
            if take in self._takes:
                self._send(ExpectEnd(take))

    def finish(self, take: str, frames: int) -> None:
        """Say that the tape is complete and has ``frames`` samples; Done follows. Unknown takes are ignored."""
        with self._lock:
            if take in self._takes:
                self._takes[take].finish = order = Finish(take, frames)
                self._send(order)

    def abandon(self, take: str) -> None:
        """Hear no more of the take."""
        with self._lock:
            if self._takes.pop(take, None):
                self._send(Abandon(take))

    def close(self) -> None:
        """End the worker, whatever it is doing, and wait until it is gone; a second call does nothing."""
        with self._lock:
            self._closed = True
            self._give_up()
            if self._process:
                self._process.kill()
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join()

    def _supervise(self, stopped: threading.Event) -> None:
        """Keep a worker running and hear it out, until closed or out of hope."""
        while True:
            with self._lock:
                if stopped.is_set():
                    return
                process = self._spawn()
            if process:
                for message in _read_messages(process):
                    self._receive(message)
            with self._lock:
                if process:
                    self._bury(process)
                if stopped.is_set():
                    return
                self._deaths += 1
                pause = PAUSE * (self._deaths - 1)
                hopeless = self._deaths == MOST_DEATHS
                if hopeless:
                    self._give_up()
            if hopeless:
                self._post(Broken(None, GAVE_UP))
                return
            self._post(Restarted())
            stopped.wait(pause)

    def _watch(self, stopped: threading.Event) -> None:
        """End a worker that gives no sign of life while it starts or has a take; it is then started again."""
        while not stopped.wait(min(1.0, self.patience / 4)):
            with self._lock:
                waited_for = self._takes or not self._ready
                if self._process and waited_for and time.monotonic() - self._alive_at > self.patience:
                    self._process.kill()

    def _spawn(self) -> "subprocess.Popen[bytes] | None":
        """Start a worker and tell it all that was asked; None when the system refuses."""
        with contextlib.ExitStack() as files:
            stderr = subprocess.DEVNULL
            with contextlib.suppress(OSError):
                if self._log:
                    stderr = os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
                    files.callback(os.close, stderr)
            try:
                self._process = subprocess.Popen(  # noqa: S603 - the interpreter itself
                    self._command, bufsize=0, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stderr
                )
            except OSError:
                return None
        self._ready = False
        self._alive_at = time.monotonic()
        for take in self._takes.values():
            self._send(take.listen)
            if take.finish:
                self._send(take.finish)
        return self._process

    def _bury(self, process: "subprocess.Popen[bytes]") -> None:
        """Close the pipes of a worker that has stopped speaking, and wait until it is gone."""
        with process:
            process.kill()
        if self._process is process:
            self._process = None

    def _send(self, order: ToWorker) -> None:
        """Tell the worker; one that is dead is told again by its successor."""
        if self._process and self._process.stdin:
            with contextlib.suppress(OSError):
                self._process.stdin.write(msgspec.json.encode(order) + b"\n")

    def _receive(self, message: FromWorker) -> None:
        with self._lock:
            self._alive_at = time.monotonic()
            if isinstance(message, Ready):
                self._ready = True
            elif message.take is None:
                self._give_up()
            elif (take := self._takes.get(message.take)) is None:
                return
            elif isinstance(message, Done | Broken):
                del self._takes[message.take]
                self._deaths = 0
            elif isinstance(message, Pulse | Heard) and take.note(message):
                self._deaths = 0
        if not isinstance(message, Pulse):
            self._post(message)

    def _give_up(self) -> None:
        self._running = False
        self._stopped.set()
        self._takes.clear()


def transcribe(
    path: Path,
    *,
    final: "Model",
    effort: Effort = USUAL,
    terms: tuple[str, ...] = (),
    on_progress: Callable[[float], None] | None = None,
) -> Transcript:
    """Transcribe a finished tape (WAV or FLAC, 16 kHz mono) in a process of its own.

    What is final is kept beside the tape until the end, and nowhere else.

    ``on_progress`` is told the share (0-1) that is final.

    Raises:
        TapeError: there is no tape, or it is damaged.
        TranscriberError: the worker gave up.
    """
    seconds = tape_seconds(path)
    events: SimpleQueue[TranscriberEvent] = SimpleQueue()
    transcriber = Transcriber(final, None, events.put, effort=effort)
    with TemporaryDirectory(prefix=".heard-", dir=path.parent) as folder, contextlib.closing(transcriber):
        transcriber.listen_to(path.name, path, log=Path(folder) / "heard.jsonl", terms=terms)
        transcriber.finish(path.name, round(seconds * SAMPLE_RATE))
        while True:
            match events.get():
                case Heard(until=until) if on_progress:
                    on_progress(min(1.0, until / seconds))
                case Done(transcript=transcript):
                    return transcript
                case Broken(sentence=sentence):
                    raise TranscriberError(sentence)


def _read_messages(process: "subprocess.Popen[bytes]") -> Iterator[FromWorker]:
    """What the worker says until it ends; a last line that it could not end is lost with it."""
    rest = b""
    while process.stdout and (data := os.read(process.stdout.fileno(), 65536)):
        *lines, rest = (rest + data).split(b"\n")
        for line in lines:
            yield msgspec.json.decode(line, type=FromWorker)
