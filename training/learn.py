"""Learn the weights from the annotated answers: ``python -m training.learn LANGUAGE``.

``LANGUAGE`` is a folder with the files of the language model all-MiniLM-L6-v2, which knows what words mean.
Networks for clauses learn from the annotators and judge variations of the answers; those that score clauses
learn from the annotators and from that. Those that score figures come after them, since they know what their
clauses were taken for, and learn from the annotators alone: what others said of figures left them no better.
Nor do they learn from answers about something else, whose figures are unmarked whatever they say. All are
written to ``content/weights`` in whole numbers.
"""

import speech.offline  # noqa: F401, I001 - one thread for sums in each process, before anything that does them

import argparse
from collections.abc import Mapping, Sequence
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random

import msgspec

from content.weights import FOLDER, Weights, write_weights
from training.gold import TOPICS
from training.judging import judge
from training.language import find_meanings
from training.markup import ANSWERS, SAYINGS, Answer, read_sayings, read_sheets
from training.network import Example, Floats, Subject, in_whole_numbers, train
from training.passages import Passage, told
from training.subjects import CLAUSES, FIGURES_TOLD, LEAN, annotated
from training.variations import hear_otherwise, vary

_SEED = 1
VOICES = 2
"""Networks for each subject, which learn apart and speak together."""


def learn(answers: Sequence[Answer], language: Path) -> dict[str, Weights]:
    """The weights by the name of the subject."""
    chance = Random(_SEED)  # noqa: S311  no secret hangs on it
    said = [msgspec.structs.replace(one, text=hear_otherwise(one.text, chance)) for one in answers]
    with get_context("spawn").Pool() as pool:
        heard = [
            one for one in zip(said, pool.map(annotated, said, chunksize=50), strict=True) if one[1].clauses
        ]
    lessons = [lesson for _, lesson in heard]
    texts = [answer.text for answer in answers]
    meanings = find_meanings(language, texts)
    judges = _fit(CLAUSES, lessons, [], meanings, lean={})
    taught = list(judge(vary(texts, meanings, _SEED), judges))
    clauses = _fit(CLAUSES, lessons, taught, meanings)
    own = [told(lesson, clauses) for answer, lesson in heard if answer.kind not in TOPICS]
    figures = _fit(FIGURES_TOLD, own, [], {})
    return {CLAUSES.name: clauses, FIGURES_TOLD.name: figures}


def _fit(
    subject: Subject,
    lessons: Sequence[Passage],
    taught: Sequence[Example],
    meanings: Mapping[str, Floats],
    lean: Mapping[str, float] = LEAN,
) -> Weights:
    examples = [one.example(subject.name) for one in lessons if one.noticed[subject.name]]
    voice = partial(train, subject, examples, taught, meanings)
    with get_context("spawn").Pool(VOICES) as pool:
        voices = pool.map(voice, range(_SEED, _SEED + VOICES), chunksize=1)
    return in_whole_numbers(voices, lean)


def main() -> None:
    """Learn from all answers and write what was learned."""
    parser = argparse.ArgumentParser(prog="python -m training.learn", description=__doc__)
    parser.add_argument("language", type=Path, help="a folder with the files of all-MiniLM-L6-v2")
    parser.add_argument("--weights", type=Path, default=FOLDER, help="where to write them")
    args = parser.parse_args()
    learned = learn([*read_sheets(ANSWERS), *read_sayings(SAYINGS)], args.language)
    args.weights.mkdir(exist_ok=True)
    for name, weights in learned.items():
        path = args.weights / f"{name}.npz"
        write_weights(weights, path)
        print(f"{path.name}: {len(weights.features)} features, {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
