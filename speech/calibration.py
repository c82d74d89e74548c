"""Which model, and how much effort, lets this machine keep up with a speaker.

``python -m speech.calibration SAMPLE NAME=FOLDER ...`` measures, in a process of its own, and prints JSON.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import msgspec

from speech.effort import BEAMS, Effort
from speech.errors import ModelError
from speech.models import Model

MOST_LOAD = 0.2
"""Seconds of work per second of speech that are quick enough: the end of a ten-second utterance is written two
seconds after it was said at the latest, and half of a core is left for live text and the screen."""

BY_ACCURACY = (
    *("large-v3", "large-v3-turbo", "medium.en", "medium", "small.en", "small"),
    *("base.en", "base", "tiny.en", "tiny"),
)


class Calibration(msgspec.Struct, frozen=True):
    """What to use: ``real_time_factor`` is seconds of work per second of speech, measured here.

    It is processor time per thread, so that what else the machine did meanwhile does not count.
    """

    model: str
    effort: Effort
    real_time_factor: float

    @property
    def keeps_up(self) -> bool:
        """Is it quick enough?"""
        return self.real_time_factor <= MOST_LOAD


def calibrate(models: Sequence[Model], sample: Path) -> Calibration:
    """Try the models on a tape with an utterance of about ten seconds, the most accurate one first.

    The first way that is quick enough is taken: a better model before more hypotheses, one thread before
    several. When none is, the quickest one is. Raises ModelError when nothing could be measured.
    """
    ranked = sorted(models, key=_rank)
    command = [sys.executable, "-P", "-m", "speech.calibration", str(sample)]
    command += [f"{model.name}={model.path}" for model in ranked]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own module
    if done.returncode:
        reason = (done.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"])[-1]
        raise ModelError(
            f"The speed of this machine could not be measured ({reason}): the usual model is used."
        )
    return choose(msgspec.json.decode(line, type=Calibration) for line in done.stdout.splitlines())


def choose(tried: Iterator[Calibration]) -> Calibration:
    """Take the first that keeps up, else the quickest."""
    slow = []
    for one in tried:
        if one.keeps_up:
            return one
        slow.append(one)
    return min(slow, key=lambda one: one.real_time_factor)


def _rank(model: Model) -> int:
    return BY_ACCURACY.index(model.name) if model.name in BY_ACCURACY else len(BY_ACCURACY)


def _efforts(cores: int) -> Iterator[Effort]:
    threads = [1, *(count for count in (2, 4) if count <= cores // 2)]
    for beams, count in product((BEAMS, 1), threads):
        yield Effort(count, beams)


def _measure(sample: Path, models: Sequence[Model]) -> Iterator[Calibration]:
    from speech.decoder import Decoder
    from speech.tape import SAMPLE_RATE, read_tape

    sound = read_tape(sample)
    for model in models:
        for effort in _efforts(os.cpu_count() or 1):
            decoder = Decoder(model.path, effort)
            decoder.warm_up()
            spent = []
            for _ in range(2):
                start = time.process_time()
                decoder.words(sound)
                spent.append((time.process_time() - start) / effort.threads)
            yield Calibration(model.name, effort, round(min(spent) * SAMPLE_RATE / len(sound), 4))


def main() -> None:
    """Print what was tried, one JSON object per line, up to the first that keeps up."""
    sample, *named = sys.argv[1:]
    models = [Model(name, Path(folder)) for name, _, folder in (one.partition("=") for one in named)]
    for tried in _measure(Path(sample), models):
        sys.stdout.buffer.write(msgspec.json.encode(tried) + b"\n")
        if tried.keeps_up:
            break


if __name__ == "__main__":
    main()
