"""Measure live transcription: ``python -m bench.stream [--minutes 3] [--noise 15] [--stops 6] [--json]``.

A made answer is fed, in real time, through a tape that grows; then others are stopped at random moments. The
same sound goes through faster-whisper in one piece, in the same run, for comparison.
"""

import argparse
import itertools
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from text_to_num import alpha2digit

from speech.models import DEFAULT_MODEL, LIVE_MODEL, Model, find_model
from speech.tape import SAMPLE_RATE, Tape, read_pcm, read_tape
from speech.transcriber import Broken, Done, Heard, Hearing, Ready, Transcriber, TranscriberEvent
from speech.voice import speak

SENTENCES = (
    "The hospital had a deterioration alert that nobody trusted, as it fired forty times a day on one ward.",
    "I asked the charge nurses to show me the last fifty alerts, and they could act on only six of them.",
    "So we rebuilt it as a discrete time survival model, with vital signs, labs and nursing notes.",
    "The first version was worse.",
    "It leaked the outcome, since the notes were written after the transfer.",
    "We fixed that by cutting every feature at the hour of prediction.",
    "On the held out year the area under the curve went from 0.71 to 0.83.",
    "More important, precision at the top two percent of patients doubled.",
    "We ran it silently for nine weeks on three units, and compared it with the old rule.",
    "Then the clinical safety committee approved a pilot with a kill switch, and every alert had an owner.",
    "Within six months surprise transfers to intensive care fell by eighteen percent across 1,240 patients.",
    "Median time from alert to bedside was eleven minutes.",
    "The compliance office reviewed who could see what, and patient data stayed inside the covered entity.",
    "I also presented it to the chief medical officer each month, with the misses first.",
    "If I did it again, I would start with the workflow and train the model last.",
)
BLOCK = 1600
RUN_IN = 12.0


def make_answer(minutes: float, snr: float | None, folder: Path) -> tuple[Path, str]:
    """Speak the sentences, with breaths and pauses for thought, for ``minutes``: a WAV and what it says."""
    dice = random.Random(5)
    voices = []
    for number, sentence in enumerate(SENTENCES):
        speak(sentence, folder / f"{number}.wav")
        voices.append(read_pcm(folder / f"{number}.wav"))
    parts = [np.zeros(SAMPLE_RATE, np.int16)]
    said = []
    for voice, sentence in itertools.cycle(zip(voices, SENTENCES, strict=True)):
        pause = dice.uniform(0.2, 0.9) if dice.random() < 0.7 else dice.uniform(1.2, 4.0)
        parts += [voice, np.zeros(int(pause * SAMPLE_RATE), np.int16)]
        said.append(sentence)
        if sum(map(len, parts)) >= minutes * 60 * SAMPLE_RATE:
            break
    sound = np.concatenate(parts).astype(np.float64)
    noise = np.random.default_rng(5).standard_normal(len(sound))
    if snr is None:
        noise *= 32768 * 10 ** (-62 / 20)
    else:
        noise = pink(noise)
        noise *= np.sqrt((sound[np.abs(sound) > 300] ** 2).mean()) / noise.std() / 10 ** (snr / 20)
    path = folder / "answer.wav"
    with Tape.create(path) as tape:
        tape.append(np.clip(sound + noise, -32768, 32767).astype("<i2").tobytes())
    return path, " ".join(said)


def pink(white: NDArray[np.float64]) -> NDArray[np.float64]:
    """Noise with as much power in each octave."""
    spectrum = np.fft.rfft(white)
    return np.fft.irfft(spectrum / np.sqrt(np.maximum(1, np.arange(len(spectrum)))), len(white))


class Session:
    """A transcriber, the times at which it said what, and what it cost."""

    def __init__(self, final: Model, live: Model, log: Path) -> None:
        self.events: list[tuple[float, TranscriberEvent]] = []
        self.transcriber = Transcriber(final, live, self._note, log=log)
        began = time.monotonic()
        self.transcriber.start()
        self.wait(Ready)
        self.ready_after = time.monotonic() - began

    def _note(self, event: TranscriberEvent) -> None:
        self.events.append((time.monotonic(), event))

    def wait(self, *kinds: type) -> None:
        """Wait for an event that is one of ``kinds``."""
        while not any(isinstance(event, kinds) for _, event in self.events):
            time.sleep(0.005)

    def feed(self, folder: Path, pcm: NDArray[np.int16], ahead: float = 0.0) -> tuple[float, float]:
        """Let a tape grow in real time after ``ahead`` seconds; when it began, and the wait at its end."""
        self.events.clear()
        first = int(ahead * SAMPLE_RATE)
        with Tape.create(folder / "tape.wav") as tape:
            tape.append(pcm[:first].tobytes())
            self.transcriber.listen(folder.name, folder)
            time.sleep(1.0 if first else 0.0)
            while self.transcriber.behind > 0.5:
                time.sleep(0.05)
            began = time.monotonic() - ahead
            for at in range(first, len(pcm), BLOCK):
                tape.append(pcm[at : at + BLOCK].tobytes())
                time.sleep(max(0.0, began + (at + BLOCK) / SAMPLE_RATE - time.monotonic()))
        stopped = time.monotonic()
        self.transcriber.finish(folder.name, tape.frames)
        self.wait(Done, Broken)
        return began, time.monotonic() - stopped


def used(pid: int | None) -> tuple[float, float] | None:
    """CPU seconds so far and peak memory in MB of a process, where the system tells (Linux)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        peak = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / 100, int(peak[1]) / 1024 if peak else 0.0


def lags(events: Sequence[tuple[float, TranscriberEvent]], began: float) -> tuple[list[float], list[float]]:
    """Seconds from the end of each final word to when it was first shown, and first shown as stable.

    A word that was never shown in its final form counts from when its utterance was final.
    """
    live: list[float] = []
    stable: list[float] = []
    shown: list[tuple[float, list[str], int]] = []
    for at, event in events:
        if isinstance(event, Hearing):
            shown.append((at, bare(event.text), event.stable))
        elif isinstance(event, Heard):
            final = bare(" ".join(word.text for word in event.words))
            first: dict[int, float] = {}
            first_stable: dict[int, float] = {}
            for when, words, firm in shown:
                for block in Levenshtein.opcodes(words, final):
                    if block.tag == "equal":
                        for here, there in zip(
                            range(block.src_start, block.src_end),
                            range(block.dest_start, block.dest_end),
                            strict=True,
                        ):
                            first.setdefault(there, when)
                            if here < firm:
                                first_stable.setdefault(there, when)
            for number, word in enumerate(event.words):
                live.append(first.get(number, at) - began - word.end)
                stable.append(first_stable.get(number, at) - began - word.end)
            shown.clear()
    return live, stable


def bare(text: str) -> list[str]:
    """Words by their letters and digits."""
    return ["".join(c for c in word.casefold() if c.isalnum()) for word in text.split()]


def normal(text: str) -> list[str]:
    """Words with numbers as digits, so that "eighteen percent" and "18%" are the same."""
    text = re.sub(r"(\d),(\d{3})", r"\1\2", text.lower().replace("%", " percent ").replace("-", " "))
    return re.findall(r"[a-z']+|\d+(?:\.\d+)?", alpha2digit(text, "en"))


def error_rate(said: str, heard: str, split: Callable[[str], list[str]]) -> float:
    """Word error rate in percent."""
    expected = split(said)
    return 100 * Levenshtein.distance(expected, split(heard)) / len(expected)


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of the values lie."""
    return float(np.quantile(values, share)) if values else float("nan")


def one_shot(path: Path, model: Path) -> dict[str, Any]:
    """faster-whisper as it ships, with its voice filter, on the whole sound; in this process."""
    from faster_whisper import WhisperModel

    sound = read_tape(path)
    whisper = WhisperModel(str(model), device="cpu", compute_type="int8", cpu_threads=1)
    cpu, wall = time.process_time(), time.monotonic()
    segments, _ = whisper.transcribe(
        sound,
        language="en",
        beam_size=5,
        vad_filter=True,
        word_timestamps=True,
        condition_on_previous_text=False,
    )
    text = " ".join(segment.text.strip() for segment in segments)
    return {
        "text": text,
        "cpu": time.process_time() - cpu,
        "wall": time.monotonic() - wall,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def measure(args: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Run everything."""
    final = find_model(args.model, cache=args.cache)
    live = find_model(LIVE_MODEL, cache=args.cache)
    path, said = make_answer(args.minutes, args.noise, folder)
    pcm = read_pcm(path)
    seconds = len(pcm) / SAMPLE_RATE
    session = Session(final, live, folder / "worker.log")
    with closing(session.transcriber):
        whole = folder / "whole"
        whole.mkdir()
        before = used(session.transcriber.pid)
        began, wait = session.feed(whole, pcm)
        after = used(session.transcriber.pid)
        events = list(session.events)
        waits = [session_wait(session, folder, pcm, end) for end in random_ends(args.stops, seconds)]
    transcript = next(event.transcript for _, event in events if isinstance(event, Done))
    shown, stable = lags(events, began)
    command = [sys.executable, "-m", "bench.stream", "--one-shot", str(path), str(final.path)]
    base = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {
        "seconds": seconds,
        "noise_db": args.noise,
        "words": len(transcript.words),
        "understood": transcript.understood,
        "ready_after": session.ready_after,
        "live_lag": {f"p{round(100 * q)}": quantile(shown, q) for q in (0.5, 0.95, 0.99)},
        "stable_lag": {f"p{round(100 * q)}": quantile(stable, q) for q in (0.5, 0.95)},
        "stop_at_end": wait,
        "stop_in_mid_speech": {
            "p50": quantile(waits, 0.5),
            "max": max(waits, default=float("nan")),
            "n": len(waits),
        },
        "cpu_share": (after[0] - before[0]) / seconds if before and after else None,
        "peak_mb": after[1] if after else None,
        "wer": error_rate(said, transcript.text, normal),
        "wer_raw": error_rate(said, transcript.text, bare),
        "one_shot": {
            "wer": error_rate(said, base["text"], normal),
            "wer_raw": error_rate(said, base["text"], bare),
            "cpu_share": base["cpu"] / seconds,
            "wait": base["wall"],
            "peak_mb": base["peak_mb"],
        },
    }


def random_ends(count: int, seconds: float) -> Iterator[float]:
    """Moments at which somebody may press stop."""
    dice = random.Random(11)
    return (dice.uniform(min(20.0, seconds / 2), seconds) for _ in range(count))


def session_wait(session: Session, folder: Path, pcm: NDArray[np.int16], end: float) -> float:
    """How long the last words take when the answer is stopped at ``end``, after a run-in in real time."""
    take = folder / f"stop-{end:.2f}"
    take.mkdir()
    ahead = max(0.0, end - RUN_IN)
    lines = (folder / "whole" / "heard.jsonl").read_text().splitlines()
    known = [line for line in lines[1:] if json.loads(line)["end"] < ahead * SAMPLE_RATE]
    (take / "heard.jsonl").write_text("\n".join([lines[0], *known, ""]))
    return session.feed(take, pcm[: int(end * SAMPLE_RATE)], ahead)[1]


def table(found: dict[str, Any]) -> Iterator[str]:
    """The figures, one to a line."""
    for name, value in found.items():
        for inner, figure in value.items() if isinstance(value, dict) else [("", value)]:
            shown = f"{figure:.3f}" if isinstance(figure, float) else str(figure)
            yield f"{(name + ' ' + inner).strip():32} {shown:>10}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.stream", description=__doc__)
    parser.add_argument("--minutes", type=float, default=3.0)
    parser.add_argument("--noise", type=float, help="pink noise, so many dB below the voice")
    parser.add_argument("--stops", type=int, default=6, help="how many random moments to stop at")
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--cache", type=Path, help="where models are kept (default: a temporary folder)")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one-shot", nargs=2, type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one_shot:
        print(json.dumps(one_shot(*args.one_shot)))
        return
    with tempfile.TemporaryDirectory(prefix="rounds-bench-") as name:
        folder = Path(name)
        args.cache = args.cache or folder / "models"
        found = measure(args, folder)
    print(json.dumps(found, indent=2) if args.json else "\n".join(table(found)))


if __name__ == "__main__":
    main()
