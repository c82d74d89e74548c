"""The transcriber's process: orders come in on standard input, what was heard goes out on standard output.

``python -m speech.worker THREADS BEAMS FINAL [LIVE]``: how hard to work at what is final, and two folders of
weights. It ends when its input does, in the middle of a decode if need be, so it never outlives the app. It is
a program of its own, never forked, because CTranslate2 does not survive a fork.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import NoReturn

import msgspec

from speech.decoder import Decoder, fingerprint
from speech.effort import USUAL, Effort
from speech.errors import SpeechError
from speech.listening import Listening
from speech.messages import Abandon, Broken, ExpectEnd, Finish, FromWorker, Listen, Ready, ToWorker
from speech.process import keep_private

LOOK_EVERY = 0.05
PULSE_EVERY = 0.5


class Worker:
    """Serves any number of takes with one pair of models, the newest first."""

    def __init__(
        self, final: Decoder, live: Decoder | None, weights: str, post: Callable[[FromWorker], None]
    ) -> None:
        self._final = final
        self._live = live
        self._weights = weights
        self._post = post
        self._takes: dict[str, Listening] = {}
        self._pulse_due = 0.0

    def serve(self, orders: SimpleQueue[ToWorker]) -> NoReturn:
        """Obey ``orders`` as they come, and work in between."""
        busy = False
        while True:
            wait = None if not self._takes else 0.0 if busy else LOOK_EVERY
            try:
                self._obey(orders.get(timeout=wait))
                busy = True
            except Empty:
                busy = self._work()

    def _obey(self, order: ToWorker) -> None:
        match order:
            case Listen(take=take):
                self._drop(take)
                self._takes[take] = Listening(
                    order, final=self._final, live=self._live, weights=self._weights, post=self._post
                )
            case ExpectEnd(take=take) if take in self._takes:
                self._takes[take].expect_end()
            case Finish(take=take, frames=frames) if take in self._takes:
                with self._breaking(take):
                    self._takes[take].finish(frames)
            case Abandon(take=take):
                self._drop(take)

    def _work(self) -> bool:
        """Do one piece of work; False when there is none."""
        busy = False
        for take, listening in reversed(list(self._takes.items())):
            with self._breaking(take):
                busy = listening.step()
                if listening.done:
                    self._drop(take)
            if busy:
                break
        self._pulse()
        return busy

    def _pulse(self) -> None:
        now = time.monotonic()
        if now < self._pulse_due:
            return
        self._pulse_due = now + PULSE_EVERY
        for take, listening in list(self._takes.items()):
            with self._breaking(take):
                self._post(listening.pulse)

    def _drop(self, take: str) -> None:
        if listening := self._takes.pop(take, None):
            listening.close()

    @contextmanager
    def _breaking(self, take: str) -> Iterator[None]:
        """Give up the take, and no other, when its tape cannot be read."""
        try:
            yield
        except SpeechError as error:
            self._drop(take)
            self._post(Broken(take, str(error)))


def main() -> NoReturn:
    """Load the models named on the command line, then serve until standard input ends."""
    keep_private()
    for name in ("SIGINT", "SIGHUP"):  # the app decides what these mean, and ends the input
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    orders: SimpleQueue[ToWorker] = SimpleQueue()
    threading.Thread(target=_receive, args=(orders,), daemon=True).start()
    post = _sender()
    threads, beams, *folders = sys.argv[1:]
    effort = Effort(int(threads), int(beams))
    final = _load(Path(folders[0]), effort, post)
    live = _load(Path(folders[1]), USUAL, post) if len(folders) > 1 else None
    post(Ready())
    weights = f"{fingerprint(Path(folders[0]))}-{effort.beams}"
    Worker(final, live, weights, post).serve(orders)


def _receive(orders: SimpleQueue[ToWorker]) -> NoReturn:
    """Take orders in, past ``sys.stdin``: a thread in its buffer aborts a process that ends."""
    rest = b""
    try:
        while data := os.read(0, 65536):
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                orders.put(msgspec.json.decode(line, type=ToWorker))
    finally:
        os._exit(0)


def _sender() -> Callable[[FromWorker], None]:
    """Keep standard output for messages, and send what a library may print there to standard error."""
    out = os.dup(1)
    os.dup2(2, 1)

    def send(message: FromWorker) -> None:
        rest = memoryview(msgspec.json.encode(message) + b"\n")
        try:
            while rest:
                rest = rest[os.write(out, rest) :]
        except BrokenPipeError:
            os._exit(0)

    return send


def _load(folder: Path, effort: Effort, post: Callable[[FromWorker], None]) -> Decoder:
    """Load weights and use them once, so that the first utterance does not wait for it."""
    try:
        decoder = Decoder(folder, effort)
    except (RuntimeError, ValueError, OSError) as error:
        reason = " ".join(str(error).split())
        post(
            Broken(None, f"The model in {folder} cannot be loaded ({reason}): choose another one with --model.")
        )
        os._exit(1)
    decoder.warm_up()
    return decoder


if __name__ == "__main__":
    main()
