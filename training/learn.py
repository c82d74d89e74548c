"""Learn the weights from the annotated answers: ``python -m training.learn LANGUAGE``.

``LANGUAGE`` is a folder with the files of the language model all-MiniLM-L6-v2. A teacher is made of it and
shown what the annotators say. The networks that score, for clauses and for figures, learn from the
annotators and from what the teacher says of variations of the answers, and are written to ``content/weights``
in whole numbers. Figures come after clauses: they know what their clauses were taken for.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from random import Random

import msgspec

from content.weights import FOLDER, Weights, write_weights
from training.language import find_meanings
from training.markup import ANSWERS, SAYINGS, Answer, read_sayings, read_sheets
from training.network import in_whole_numbers, train
from training.passages import told
from training.subjects import CLAUSES, FIGURES_TOLD, LEAN, SUBJECTS, annotated
from training.teacher import Teacher
from training.variations import hear_otherwise, vary

_SEED = 1
VOICES = 2
"""Networks for each subject, which learn apart and speak together."""


def learn(answers: Sequence[Answer], language: Path) -> dict[str, Weights]:
    """The weights by the name of the subject."""
    chance = Random(_SEED)  # noqa: S311  no secret hangs on it
    said = [msgspec.structs.replace(one, text=hear_otherwise(one.text, chance)) for one in answers]
    lessons = [lesson for lesson in map(annotated, said) if lesson.clauses]
    texts = [answer.text for answer in answers]
    meanings = find_meanings(language, texts)
    variations = list(vary(texts, meanings, _SEED))
    learned: dict[str, Weights] = {}
    for subject in SUBJECTS:
        if subject is FIGURES_TOLD:
            lessons, variations = (
                [told(one, learned[CLAUSES.name]) for one in passages] for passages in (lessons, variations)
            )
        taught = Teacher(subject, language, lessons, _SEED).judge(variations)
        examples = [one.example(subject.name) for one in lessons if one.noticed[subject.name]]
        others = [one for one in taught if one.noticed]
        voices = [train(subject, examples, others, meanings, seed=_SEED + voice) for voice in range(VOICES)]
        learned[subject.name] = in_whole_numbers(voices, LEAN)
    return learned


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
