"""Check sheets of annotated answers, or of sayings: ``python -m training.check [--sayings] FILE ...``."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from training.markup import Answer, SheetError, blocks, parse_answer, parse_saying


def main() -> None:
    """Name each answer that breaks a rule; count what the others hold."""
    names = sys.argv[1:]
    sayings = "--sayings" in names
    broken = 0
    counts: Counter[str] = Counter()
    for path in (Path(name) for name in names if name != "--sayings"):
        for answer in _read(path, sayings):
            if isinstance(answer, str):
                broken += 1
                print(f"{path}: {answer}")
                continue
            counts["answers"] += 1
            counts["words"] += len(answer.text.split())
            counts.update(span.kind for span in answer.spans)
    print(", ".join(f"{name} {count}" for name, count in counts.most_common()))
    sys.exit(1 if broken else 0)


def _read(path: Path, sayings: bool) -> Iterator[Answer | str]:
    """Each answer of a file, or what is wrong with it."""
    text = path.read_text(encoding="utf-8")
    parts = enumerate(text.splitlines(), 1) if sayings else enumerate(blocks(text))
    for number, part in parts:
        try:
            yield parse_saying(f"line {number}", part) if sayings else parse_answer(part)
        except (SheetError, ValueError) as wrong:
            yield str(wrong)


if __name__ == "__main__":
    main()
