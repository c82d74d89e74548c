"""Make the machine slow: ``python -m bench.slow [--minutes 2] [--hogs 3] [--json]`` (Linux).

The transcriber gets one core and shares it with busy loops. The tape must be whole, every word must be that of
the same tape on a machine at rest, and only the live text may become rarer.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from bench.answers import make_answer
from bench.figures import lags, quantile, table
from bench.session import Session, Told
from content.transcript import Transcript
from speech.models import DEFAULT_MODEL, LIVE_MODEL, find_model
from speech.tape import read_pcm
from speech.transcriber import Hearing, transcribe


@contextmanager
def one_busy_core(hogs: int) -> Iterator[None]:
    """Leave this process, and those that it starts, one core, with busy loops beside them."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(hogs)]
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)
        for loop in loops:
            loop.kill()
            loop.wait()


def measure(args: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Feed the same answer to a free machine and to a busy one."""
    final = find_model(args.model, cache=args.cache)
    live = find_model(LIVE_MODEL, cache=args.cache)
    answer = make_answer(args.minutes, folder)
    told = {}
    for name in ("free", "slow"):
        (folder / name).mkdir()
    with Session(final, live, folder / "worker.log") as session:
        told["free"] = session.feed(folder / "free", answer.sound)
    with one_busy_core(args.hogs), Session(final, live, folder / "worker.log") as session:
        told["slow"] = session.feed(folder / "slow", answer.sound)
    peace = transcribe(folder / "free" / "tape.wav", final=final)
    return {
        "seconds": answer.seconds,
        "hogs": args.hogs,
        **{name: _figures(one, peace) for name, one in told.items()},
        "slow_tape_is_whole": np.array_equal(read_pcm(folder / "slow" / "tape.wav"), answer.sound),
    }


def _figures(told: Told, peace: Transcript) -> dict[str, Any]:
    shown, stable = lags(told.showings(), told.transcript.words, lambda second: told.began + second)
    return {
        "live_texts": sum(isinstance(event, Hearing) for _, event in told.events),
        "live_lag_p50": quantile(shown, 0.5),
        "live_lag_p95": quantile(shown, 0.95),
        "stable_lag_p95": quantile(stable, 0.95),
        "most_behind": max(told.behind),
        "stop_to_final": told.wait,
        "same_words": told.transcript == peace,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.slow", description=__doc__)
    parser.add_argument("--minutes", type=float, default=2.0)
    parser.add_argument("--hogs", type=int, default=3, help="how many busy loops")
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--cache", type=Path, help="where models are kept (default: a temporary folder)")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rounds-bench-") as name:
        args.cache = args.cache or Path(name) / "models"
        found = measure(args, Path(name))
    print(json.dumps(found, indent=2) if args.json else "\n".join(table(found)))


if __name__ == "__main__":
    main()
