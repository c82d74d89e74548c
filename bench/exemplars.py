"""Speak every exemplar, hear it and score it: ``python -m bench.exemplars [--cache FOLDER] [--json]``.

The bundled voice says the weak and the strong answer of each prompt, the transcriber writes down what it
hears, as in a round, and both are scored under the prompt's rubric. ``--cache`` keeps what was heard, so that
another way of scoring is measured without hearing everything again.
"""

import argparse
import hashlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import msgspec

from bench.ear import Ear, listening
from content.pack import Prompt
from content.packs import load_packs
from content.transcript import Transcript
from practice.paths import find_paths
from scoring import score
from speech.models import DEFAULT_MODEL, find_model
from speech.voice import speak

LEAST_GAP = 25
LEAST_STRONG = 70


class Judged(msgspec.Struct, frozen=True):
    """A prompt's two answers, scored as written and as heard."""

    prompt: str
    weak_written: int
    strong_written: int
    weak_heard: int
    strong_heard: int

    @property
    def gap(self) -> int:
        """Points between the two as heard."""
        return self.strong_heard - self.weak_heard


def judge_all(ear: Ear, cache: Path) -> Iterator[Judged]:
    """Judge the exemplars of every built-in prompt."""
    for pack in load_packs():
        for round_ in pack.rounds:
            for prompt in round_.prompts:
                if prompt.exemplar:
                    texts = (prompt.exemplar.weak, prompt.exemplar.strong)
                    written = [Transcript.typed(text) for text in texts]
                    heard = [_heard(ear, text, prompt, cache) for text in texts]
                    scores = [score(transcript, prompt=prompt).overall for transcript in (*written, *heard)]
                    yield Judged(prompt.id, *scores)


def _heard(ear: Ear, text: str, prompt: Prompt, cache: Path) -> Transcript:
    known = cache / f"{hashlib.sha256(text.encode()).hexdigest()[:24]}.json"
    if not known.exists():
        spoken = known.with_suffix(".wav")
        spoken.unlink(missing_ok=True)
        speak(text, spoken)
        known.write_bytes(msgspec.json.encode(ear.hear(spoken, prompt.rubric.terms)))
        spoken.unlink()
    return msgspec.json.decode(known.read_bytes(), type=Transcript)


def _show(judged: list[Judged]) -> None:
    print("  prompt                                        written      heard     gap")
    for one in sorted(judged, key=lambda one: one.gap):
        written = f"{one.weak_written:3} {one.strong_written:3}"
        print(f"  {one.prompt:44}  {written}    {one.weak_heard:3} {one.strong_heard:3}     {one.gap:3}")
    close = sum(one.gap < LEAST_GAP for one in judged)
    low = sum(one.strong_heard < LEAST_STRONG for one in judged)
    gaps = sorted(one.gap for one in judged)
    print(f"{len(judged)} prompts, smallest gap as heard {gaps[0]}, median {gaps[len(gaps) // 2]}")
    print(f"{close} with a gap below {LEAST_GAP}, {low} with a strong answer below {LEAST_STRONG}")


def main() -> None:
    """Print a line per prompt, the closest pair first, and how many miss the bars."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0])
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="keeps what was heard")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        cache = given.cache or folder / "heard"
        cache.mkdir(parents=True, exist_ok=True)
        model = find_model(DEFAULT_MODEL, cache=find_paths().models)
        judged = list(judge_all(stack.enter_context(listening(model, folder / "ear")), cache))
    if given.json:
        print(json.dumps([msgspec.to_builtins(one) | {"gap": one.gap} for one in judged], indent=2))
    else:
        _show(judged)


if __name__ == "__main__":
    main()
