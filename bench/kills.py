"""Kill the transcriber while it listens: ``python -m bench.kills [--minutes 5] [--kills 20] [--json]``.

A made answer is fed in real time; at random moments the transcriber's process is killed. Its words, times and
probabilities must be those of the same tape transcribed in peace.
"""

import argparse
import json
import os
import random
import signal
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from bench.answers import make_answer
from bench.figures import table
from bench.session import Session
from speech.models import DEFAULT_MODEL, LIVE_MODEL, find_model
from speech.transcriber import Restarted, transcribe


def measure(args: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Feed the answer, kill, and compare."""
    final = find_model(args.model, cache=args.cache)
    answer = make_answer(args.minutes, folder)
    dice = random.Random(3)
    moments = sorted(dice.uniform(1.0, answer.seconds) for _ in range(args.kills))
    killed = set()
    take = folder / "take"
    take.mkdir()
    with Session(final, find_model(LIVE_MODEL, cache=args.cache), folder / "worker.log") as session:

        def kill(seconds: float) -> None:
            pid = session.transcriber.pid
            if moments and seconds >= moments[0] and pid and pid not in killed:
                moments.pop(0)
                killed.add(pid)
                os.kill(pid, signal.SIGKILL)

        told = session.feed(take, answer.sound, each=kill)
        restarts = session.count(Restarted)
    peace = transcribe(take / "tape.wav", final=final)
    different = sum(
        here != there for here, there in zip(told.transcript.words, peace.words, strict=False)
    ) + abs(len(told.transcript.words) - len(peace.words))
    return {
        "seconds": answer.seconds,
        "kills": len(killed),
        "restarts": restarts,
        "words": len(peace.words),
        "different_words": different,
        "same_transcript": msgspec.json.encode(told.transcript) == msgspec.json.encode(peace),
        "stop_to_final": told.wait,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.kills", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--kills", type=int, default=20)
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
