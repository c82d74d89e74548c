"""Annotated answers as our own speech engine hears them, with the annotation laid onto what was heard."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import msgspec
from rapidfuzz.distance import Levenshtein

from bench.evidence import Gold, measure_evidence, read_answers
from content.scorecard import KINDS
from content.transcript import Transcript
from content.vocabulary import expected_terms
from practice.paths import find_paths
from speech.models import Model, find_model
from speech.transcriber import transcribe

MOST_LOST = 0.07


def measure_heard(corpus: Path, answers: Sequence[Gold], name: str, cache: Path | None) -> None:
    """Print F1 per kind as written and as heard, and by how much each kind is lower."""
    with ExitStack() as stack:
        kept = cache or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        kept.mkdir(parents=True, exist_ok=True)
        model = find_model(name, cache=find_paths().models)
        heard = list(hear_answers(corpus, answers, model, kept))
    if not heard:
        print("  None of the answers has its sound in this corpus, so nothing was heard.")
        return
    print(f"As written, the {len(heard)} answers that have sound")
    said = [answer for answer, _ in heard]
    written = measure_evidence(said, read_answers(said))
    print(f"As heard by {name}")
    found = [project(answer, transcript.text) for answer, transcript in heard]
    spoken = measure_evidence(found, read_answers(found))
    print("Lost")
    for kind in KINDS:
        lost = written[kind] - spoken[kind]
        print(f"  {kind:12} {lost:+.3f}  {'pass' if lost <= MOST_LOST else 'FAIL'}")


def hear_answers(
    corpus: Path, answers: Sequence[Gold], model: Model, cache: Path
) -> Iterator[tuple[Gold, Transcript]]:
    """Each answer that has sound, with its transcript; ``cache`` keeps one file per answer and model."""
    for answer in answers:
        sound = corpus / answer.get("audio", f"audio/{answer['id']}.flac")
        if not sound.exists():
            continue
        known = cache / f"{answer['id']}-{model.name}.json"
        if not known.exists():
            tape = Path(shutil.copyfile(sound, known.with_suffix(sound.suffix)))
            known.write_bytes(msgspec.json.encode(transcribe(tape, final=model, terms=expected_terms())))
            tape.unlink()
        yield answer, msgspec.json.decode(known.read_bytes(), type=Transcript)


def project(answer: Gold, heard: str) -> Gold:
    """The answer with ``heard`` as its text and each span where its words were heard.

    Words are aligned by edit distance, those of a replaced stretch in proportion. A span of which nothing was
    heard is one letter in its place, so that it counts as missed.
    """
    said, found = words(answer["text"]), words(heard)
    places = align([word for word, _, _ in said], [word for word, _, _ in found])
    spans = []
    for span in answer["spans"]:
        inside = [at for at, (_, start, end) in enumerate(said) if start < span["end"] and end > span["start"]]
        reached = [place for at in inside for place in places[at]]
        if reached:
            start, end = found[min(reached)][1], found[max(reached)][2]
        else:
            start = end = min(len(heard), span["start"])
        spans.append({**span, "start": start, "end": max(end, start + (not reached)), "text": heard[start:end]})
    return {**answer, "text": heard, "spans": spans}


def words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text in letters and digits alone, with their places."""
    found = []
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        inner = word.strip(".,;:?!\"'()")
        if inner:
            opening = start + word.index(inner)
            found.append((inner.lower().replace(",", ""), opening, opening + len(inner)))
    return found


def align(said: Sequence[str], heard: Sequence[str]) -> list[range]:
    """For each word said the places of the words heard for it; an empty range where there are none."""
    places = [range(0)] * len(said)
    for block in Levenshtein.opcodes(said, heard):
        length = block.src_end - block.src_start
        width = block.dest_end - block.dest_start
        for at in range(length):
            first = block.dest_start + at * width // length
            stop = block.dest_start + -(-(at + 1) * width // length)
            places[block.src_start + at] = range(first, stop)
    return places
