"""Watch the transcriber's memory: ``python -m bench.memory [--minutes 90] [--json]`` (Linux).

A long tape, with both models loaded, is transcribed as fast as the machine can; what the process holds is noted
for each minute of tape.
"""

import argparse
import json
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from bench.answers import make_answer
from bench.figures import memory, table
from bench.session import Session
from speech.models import DEFAULT_MODEL, LIVE_MODEL, find_model
from speech.tape import SAMPLE_RATE, Tape
from speech.transcriber import Broken, Done

MADE = 15.0
"""Minutes of different speech; after them it comes again."""


def measure(args: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Transcribe, and look at the process meanwhile."""
    final = find_model(args.model, cache=args.cache)
    answer = make_answer(min(MADE, args.minutes), folder)
    frames = int(args.minutes * 60 * SAMPLE_RATE)
    with Tape.create(folder / "tape.wav") as tape:
        while tape.frames < frames:
            tape.append(answer.sound[: frames - tape.frames].tobytes())
    held: dict[int, float] = {}
    with Session(final, find_model(LIVE_MODEL, cache=args.cache), folder / "worker.log") as session:
        session.transcriber.listen("take", folder)
        session.transcriber.finish("take", frames)
        while not session.count(Done) and not session.count(Broken):
            held[int(session.reached / 60)] = memory(session.transcriber.pid)
            time.sleep(0.2)
        peak = memory(session.transcriber.pid, "VmHWM")
        if session.count(Broken):
            raise SystemExit("the transcriber gave up")
    later = [mb for minute, mb in held.items() if minute > 1]
    return {
        "minutes": args.minutes,
        "mb_at_minute_1": held[1],
        "mb_at_the_end": held[max(held)],
        "least_mb_after": float(np.min(later)),
        "most_mb_after": float(np.max(later)),
        "growth_percent": 100 * (held[max(held)] / held[1] - 1),
        "peak_mb": peak,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.memory", description=__doc__)
    parser.add_argument("--minutes", type=float, default=90.0)
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--cache", type=Path, help="where models are kept (default: a temporary folder)")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rounds-bench-") as name:
        args.cache = args.cache or Path(name) / "models"
        found = measure(args, Path(name))
    print(json.dumps(found, indent=2) if args.json else "\n".join(table(found, {"growth_percent": 10})))


if __name__ == "__main__":
    main()
