"""Measure the transcriber alone: ``python -m bench.stream [--minutes 3] [--noise 15] [--stops 6] [--json]``.

A made answer is fed, in real time, through a tape that grows; then others are stopped at random moments. The
same sound goes through faster-whisper in one piece, in the same run. ``bench.speech`` measures the whole app.
"""

import argparse
import json
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.answers import make_answer
from bench.figures import bare, error_rate, lags, normal, quantile, table, used
from bench.one_shot import one_shot
from bench.session import Session
from speech.models import DEFAULT_MODEL, LIVE_MODEL, find_model
from speech.tape import SAMPLE_RATE

RUN_IN = 12.0


def measure(args: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Run everything."""
    final = find_model(args.model, cache=args.cache)
    live = find_model(LIVE_MODEL, cache=args.cache)
    answer = make_answer(args.minutes, folder, args.noise)
    whole = folder / "whole"
    whole.mkdir()
    with Session(final, live, folder / "worker.log") as session:
        before = used(session.transcriber.pid)
        told = session.feed(whole, answer.sound)
        after = used(session.transcriber.pid)
        waits = [_stop(session, folder, answer.sound, end) for end in _random_ends(args.stops, answer.seconds)]
    shown, stable = lags(told.showings(), told.transcript.words, lambda second: told.began + second)
    base = one_shot(whole / "tape.wav", final.path)
    return {
        "seconds": answer.seconds,
        "noise_db": args.noise,
        "words": len(told.transcript.words),
        "understood": told.transcript.understood,
        "ready_after": session.ready_after,
        "live_lag": {f"p{round(100 * q)}": quantile(shown, q) for q in (0.5, 0.95, 0.99)},
        "stable_lag": {f"p{round(100 * q)}": quantile(stable, q) for q in (0.5, 0.95)},
        "stop_at_end": told.wait,
        "stop_in_mid_speech": {"p50": quantile(waits, 0.5), "max": quantile(waits, 1.0), "n": len(waits)},
        "cpu_share": (after[0] - before[0]) / answer.seconds if before and after else None,
        "peak_mb": after[1] if after else None,
        "wer": error_rate(answer.said, told.transcript.text, normal),
        "wer_raw": error_rate(answer.said, told.transcript.text, bare),
        "one_shot": {
            "wer": error_rate(answer.said, base["text"], normal),
            "wer_raw": error_rate(answer.said, base["text"], bare),
            "cpu_share": base["cpu"] / answer.seconds,
            "wait": base["wall"],
            "peak_mb": base["peak_mb"],
        },
    }


def _random_ends(count: int, seconds: float) -> Iterator[float]:
    """Moments at which somebody may press stop."""
    dice = random.Random(11)
    return (dice.uniform(min(20.0, seconds / 2), seconds) for _ in range(count))


def _stop(session: Session, folder: Path, sound: NDArray[np.int16], end: float) -> float:
    """How long the last words take when the answer is stopped at ``end``, after a run-in in real time."""
    take = folder / f"stop-{end:.2f}"
    take.mkdir()
    ahead = max(0.0, end - RUN_IN)
    lines = (folder / "whole" / "heard.jsonl").read_text().splitlines()
    known = [line for line in lines[1:] if json.loads(line)["end"] < ahead * SAMPLE_RATE]
    (take / "heard.jsonl").write_text("\n".join([lines[0], *known, ""]))
    return session.feed(take, sound[: int(end * SAMPLE_RATE)], ahead=ahead).wait


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.stream", description=__doc__)
    parser.add_argument("--minutes", type=float, default=3.0)
    parser.add_argument("--noise", type=float, help="pink noise, so many dB below the voice")
    parser.add_argument("--stops", type=int, default=6, help="how many random moments to stop at")
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
