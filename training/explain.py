"""Why a clause counts: ``python -m training.explain "Above two percent the nurse lead turns it off."``.

For each label of each clause it names the features, and the neighbouring clauses, without which least would
speak for it, and how much less in nats.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence

from content.transcript import Transcript
from content.weights import Weights, load_weights
from scoring.hearing import hear
from scoring.network import ask, weigh

_SHOWN = 6


def reasons(weights: Weights, row: Sequence[frozenset[str]], place: int, answer: int) -> dict[str, float]:
    """How much less speaks for an answer about one thing without each of its features, and each neighbour."""
    least = 2.0 ** -(weights.plan.kept_bits + weights.plan.out_bits) / len(weights.bias)
    whole = float(weigh(weights, row)[place, answer])

    def without(changed: int, left: frozenset[str]) -> float:
        return least * (
            whole - float(weigh(weights, [*row[:changed], left, *row[changed + 1 :]])[place, answer])
        )

    found = {
        name: without(place, row[place] - {name}) for name in sorted(row[place]) if name in weights.features
    }
    for other in range(len(row)):
        if other != place:
            found[f"clause {other + 1}"] = without(other, frozenset())
    return found


def explain(text: str) -> Iterator[str]:
    """Lines about each clause of a text: what it is taken for, and why."""
    weights = load_weights("clauses")
    heard = hear(Transcript.typed(text))
    labels = ask(weights, heard.noticed).label
    for place, clause in enumerate(heard.clauses):
        start, end = heard.speech.cite(clause.first, clause.stop)
        yield f"{place + 1}. {heard.speech.text[start:end]}"
        first = 0
        for head in weights.plan.heads:
            label = "" if head.several else labels[head.name][place]
            if label:
                found = reasons(weights, heard.noticed, place, first + head.labels.index(label))
                most = sorted(found.items(), key=lambda one: -one[1])[:_SHOWN]
                yield f"     {head.name}, {label}: " + ", ".join(f"{name} {by:+.1f}" for name, by in most)
            first += len(head.labels)


def main() -> None:
    """Explain the words given, or those of standard input."""
    parser = argparse.ArgumentParser(prog="python -m training.explain", description=__doc__)
    parser.add_argument("text", nargs="*")
    args = parser.parse_args()
    for line in explain(" ".join(args.text) or sys.stdin.read()):
        print(line)


if __name__ == "__main__":
    main()
