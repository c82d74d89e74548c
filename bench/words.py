"""Measure the words: ``python -m bench.words [--corpus DIR] [--model base] [--json]``.

Names of the field, sounds without speech and the times of words are measured on sound made here. With a corpus
(see ``bench.corpus``) also the word error rate beside one pass of faster-whisper in the same run, names that
the vocabulary invented, how much was understood, and whether the true number of fillers lies in the range.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.answers import make_answer
from bench.corpus import Clip, read_corpus
from bench.domain_terms import measure_terms
from bench.figures import table
from bench.filler_range import measure_fillers
from bench.invented import invented_names, measure_no_speech
from bench.word_errors import error_rates, hear_all, hear_in_one_pass
from bench.word_times import measure_times
from content.transcript import Transcript
from content.vocabulary import expected_terms
from speech.models import DEFAULT_MODEL, Model, find_model
from speech.tape import tape_seconds

PARTS = ("terms", "no_speech", "times", "errors")
MINUTES = 3.0


def measure_corpus(clips: Sequence[Clip], model: Model, folder: Path) -> dict[str, Any]:
    """Everything that needs speech whose words are known."""
    seconds = sum(tape_seconds(clip.path) for clip in clips)
    heard, took = hear_all(clips, model, folder / "plain")
    biased, biased_took = hear_all(clips, model, folder / "biased", expected_terms())
    passed, passed_took = hear_in_one_pass(clips, model)
    plain = {name: transcript.text for name, transcript in heard.items()}
    return {
        "seconds": seconds,
        "wer": {
            "plain": error_rates(clips, plain),
            "with_vocabulary": error_rates(clips, {name: one.text for name, one in biased.items()}),
            "one_pass": error_rates(clips, passed),
        },
        "real_time_factor": {
            "plain": took / seconds,
            "with_vocabulary": biased_took / seconds,
            "one_pass": passed_took / seconds,
        },
        "names_invented": invented_names(clips, plain, biased),
        "understood": _understood(biased),
        "fillers": measure_fillers((clip, biased[clip.id]) for clip in clips),
    }


def _understood(heard: dict[str, Transcript]) -> dict[str, float]:
    voiced = sum(one.voiced for one in heard.values())
    return {
        "voiced": voiced,
        "share": sum(one.voiced * one.understood for one in heard.values()) / voiced,
        "unheard": sum(len(one.unheard) for one in heard.values()),
    }


def choose(clips: Iterable[Clip], groups: Sequence[str] | None, most: int | None) -> Iterator[Clip]:
    """Clips of some kinds (None: of all), and of each kind the first ones."""
    taken: Counter[str] = Counter()
    for clip in clips:
        if groups and clip.group not in groups:
            continue
        taken[clip.group] += 1
        if most is None or taken[clip.group] <= most:
            yield clip


def rows(found: dict[str, Any], name: str = "") -> Iterator[tuple[str, Any]]:
    """Nested figures by their full names; what is a list is told by its length, then item by item."""
    for key, value in found.items():
        full = f"{name} {key}".strip()
        if isinstance(value, dict):
            yield from rows(value, full)
        elif isinstance(value, list):
            yield full, len(value)
            yield from ((f"  {number}", item) for number, item in enumerate(value, start=1))
        else:
            yield full, value


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.words", description=__doc__)
    parser.add_argument("--corpus", type=Path, help="the folder of a corpus")
    parser.add_argument("--groups", nargs="*", help="only these kinds of speech of it")
    parser.add_argument("--most", type=int, help="at most so many clips of each kind")
    parser.add_argument("--parts", nargs="*", choices=PARTS, default=PARTS)
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--cache", type=Path, help="where models are kept (default: a temporary folder)")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    found: dict[str, Any] = {"model": args.model}
    with tempfile.TemporaryDirectory(prefix="rounds-bench-") as name:
        folder = Path(name)
        model = find_model(args.model, cache=args.cache or folder / "models")
        if "terms" in args.parts:
            found["terms"] = measure_terms(model, folder)
        if "no_speech" in args.parts:
            found["no_speech"] = measure_no_speech(model, folder)
        if "times" in args.parts:
            (folder / "answer").mkdir()
            found["word_starts"] = measure_times(make_answer(MINUTES, folder / "answer"), model, folder)
        if args.corpus and "errors" in args.parts:
            clips = list(choose(read_corpus(args.corpus), args.groups, args.most))
            found |= measure_corpus(clips, model, folder)
    print(json.dumps(found, indent=2) if args.json else "\n".join(table(dict(rows(found)))))


if __name__ == "__main__":
    main()
