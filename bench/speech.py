"""Measure the app at work: ``python -m bench.speech [--minutes 15] [--noise 15] [--stops 30] [--json]``.

A made answer is said, in real time, into a virtual microphone; the app, in a terminal of its own, records,
transcribes, draws and scores it. Then come the same last words after a shorter answer, and answers that are
stopped at random moments. The whole answer goes through faster-whisper in one piece for comparison.
"""

import argparse
import json
import os
import random
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from bench.aligning import align
from bench.answers import make_answer
from bench.desk import ENTER, RETRY, Desk
from bench.figures import bare, error_rate, lags, normal, quantile, table, used
from bench.one_shot import one_shot
from bench.virtual_microphone import VirtualMicrophone
from content.transcript import Transcript
from history.store import History
from speech.models import DEFAULT_MODEL, LIVE_MODEL, find_model
from speech.tape import SAMPLE_RATE, find_tape, read_pcm, tape_seconds

PROMPT = "cerner/hipaa-pipeline"
SHORT, MIDDLE = 11.0, 180.0
LEAST_STOP, MOST_STOP = 8.0, 26.0
BARS = {
    "lost_samples": 0,
    "live_lag p50": 0.6,
    "live_lag p95": 1.3,
    "stable_lag p95": 3.0,
    "stop_to_final p50": 0.6,
    "stop_to_final max": 1.3,
    "wer_above_one_shot": 0.3,
    "ui_timer_late_ms p99": 20,
    "stop_after_all_to_short": 1.3,
}


class Take(msgspec.Struct, frozen=True):
    """One answer as the app has it, and the moments at which it began, was stopped, kept and shown."""

    transcript: Transcript
    tape: Path
    began: float
    stopped: float
    kept: float
    shown: float

    @property
    def wait(self) -> float:
        """Seconds from the key that stops to the words being final, scored and kept."""
        return self.kept - self.stopped


class Booth:
    """Someone at the desk who speaks into the microphone."""

    def __init__(self, desk: Desk, microphone: VirtualMicrophone) -> None:
        self._desk = desk
        self._microphone = microphone
        self._ready_at = desk.wait(0.0, "screen", "ReadyScreen")[0]
        time.sleep(5.0)

    def answer(self, sound: NDArray[np.int16], after: float = 0.0) -> Take:
        """Say ``sound``, all but its last ``after`` seconds before the key that stops."""
        desk = self._desk
        began = desk.wait(desk.press(ENTER), "screen", "PracticeScreen", "recording")[0]
        self._microphone.say(sound)
        if after:
            time.sleep(len(sound) / SAMPLE_RATE - after)
        else:
            self._microphone.wait()
        stopped = desk.press(ENTER)
        kept, _, attempt = desk.wait(stopped, "kept")
        shown = desk.wait(stopped, "screen", "ReviewScreen", "scored")[0]
        self._microphone.say(sound[:0])
        with History(desk.data) as history:
            folder = desk.data / history.get(attempt).folder
            transcript = history.transcript(attempt) or Transcript.typed("")
        while (folder / "tape.wav").exists():
            time.sleep(0.1)
        desk.wait(desk.press(RETRY), "screen", "ReadyScreen")
        time.sleep(1.0)
        return Take(transcript, find_tape(folder), began, stopped, kept, shown)


def measure(args: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Say everything and gather the figures."""
    final = find_model(args.model, cache=args.cache)
    find_model(LIVE_MODEL, cache=args.cache)
    answer = make_answer(args.minutes, folder, args.noise)
    before_load = os.getloadavg()[0]
    spoken = answer.sound[: answer.ends[-1]]
    for name in ("sound", "data"):
        (folder / name).mkdir(mode=0o700)
    with (
        VirtualMicrophone(folder / "sound") as microphone,
        Desk(folder / "data", args.cache, PROMPT, microphone.env) as desk,
    ):
        booth = Booth(desk, microphone)
        short = [booth.answer(spoken[-int(SHORT * SAMPLE_RATE) :]) for _ in range(3)]
        middle = [booth.answer(spoken[-int(MIDDLE * SAMPLE_RATE) :])] if args.minutes * 60 > MIDDLE else []
        stopped = [booth.answer(part, after=1.0) for part in _cut_at_random(spoken, args.stops)]
        worker = desk.worker_pid
        before = used(desk.pid), used(worker)
        whole = booth.answer(spoken)
        after = used(desk.pid), used(worker)
        played, track = microphone.played, microphone.track
        found = [
            align(
                played,
                read_pcm(take.tape),
                near=track.sample_at(take.began - 1.0),
                until=track.sample_at(take.stopped),
            )
            for take in (whole, *stopped)
        ]
        showings = desk.showings(whole.began, whole.kept)
        live, stable = lags(
            showings,
            whole.transcript.words,
            lambda second: track.when(found[0].start + second * SAMPLE_RATE),
        )
        late = [1000 * seconds for seconds in desk.lateness(whole.began, whole.stopped)]
    waits = [take.wait for take in stopped]
    seconds = tape_seconds(whole.tape)
    wer = error_rate(answer.said, whole.transcript.text, normal)
    base = one_shot(whole.tape, final.path)
    base_wer = error_rate(answer.said, base["text"], normal)
    shares = [(b[0] - a[0]) / seconds if a and b else None for a, b in zip(before, after, strict=True)]
    waited_short = quantile([take.wait for take in short], 0.5)
    return {
        "seconds": seconds,
        "noise_db": args.noise,
        "machine": {"cores": os.cpu_count(), "load": max(before_load, os.getloadavg()[0])},
        "words": len(whole.transcript.words),
        "understood": whole.transcript.understood,
        "lost_samples": sum(one.lost for one in found),
        "extra_samples": sum(one.extra for one in found),
        "samples": sum(len(read_pcm(take.tape)) for take in (whole, *stopped)),
        "live_lag": _quantiles(live),
        "stable_lag": _quantiles(stable),
        "stop_to_final": {
            "p50": quantile(waits, 0.5),
            "p95": quantile(waits, 0.95),
            "max": quantile(waits, 1.0),
            "n": len(waits),
        },
        "stop_to_review": _quantiles([take.shown - take.stopped for take in stopped]),
        "stop_after": {
            "short": waited_short,
            "middle": middle[0].wait if middle else None,
            "all": whole.wait,
        },
        "stop_after_all_to_short": whole.wait / waited_short if waited_short else None,
        "ui_timer_late_ms": {**_quantiles(late), "p99": quantile(late, 0.99), "max": quantile(late, 1.0)},
        "cpu_share": {"app": shares[0], "transcriber": shares[1]},
        "peak_mb": {"app": after[0][1] if after[0] else None, "transcriber": after[1][1] if after[1] else None},
        "wer": wer,
        "wer_raw": error_rate(answer.said, whole.transcript.text, bare),
        "wer_above_one_shot": wer - base_wer,
        "one_shot": {
            "wer": base_wer,
            "wer_raw": error_rate(answer.said, base["text"], bare),
            "cpu_share": base["cpu"] / seconds,
            "wait": base["wall"],
            "peak_mb": base["peak_mb"],
        },
        "waits": [round(wait, 3) for wait in waits],
        "texts": {"said": answer.said, "ours": whole.transcript.text, "one_shot": base["text"]},
    }


def _cut_at_random(sound: NDArray[np.int16], count: int) -> list[NDArray[np.int16]]:
    """Parts of a sound that begin and end anywhere, each with a second behind the moment of the stop."""
    dice = random.Random(11)
    parts = []
    for _ in range(count):
        length = int((dice.uniform(LEAST_STOP, MOST_STOP) + 1.0) * SAMPLE_RATE)
        start = dice.randrange(max(1, len(sound) - length))
        parts.append(sound[start : start + length])
    return parts


def _quantiles(values: Sequence[float]) -> dict[str, float | None]:
    return {"p50": quantile(values, 0.5), "p95": quantile(values, 0.95)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.speech", description=__doc__)
    parser.add_argument("--minutes", type=float, default=15.0)
    parser.add_argument("--noise", type=float, help="pink noise, so many dB below the voice")
    parser.add_argument("--stops", type=int, default=30, help="how many answers to stop at a random moment")
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--cache", type=Path, help="where models are kept (default: a temporary folder)")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rounds-bench-") as name:
        args.cache = args.cache or Path(name) / "models"
        found = measure(args, Path(name))
    if args.json:
        print(json.dumps(found, indent=2))
    else:
        texts = ("texts", "waits")
        print("\n".join(table({name: value for name, value in found.items() if name not in texts}, BARS)))


if __name__ == "__main__":
    main()
