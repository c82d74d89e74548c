"""Measure the scoring engine on an annotated corpus: ``python -m bench.scoring --corpus DIR``.

The corpus is a folder with ``answers.jsonl`` and any of ``asr_*.jsonl``, ``pairs.jsonl``, ``spoken64.jsonl``,
``mishearings.jsonl``, ``external-dev/*.jsonl`` and, for ``--audio``, the sound that the answers name. What is
absent is named and left out. ``--cache`` keeps what was heard.
"""

import argparse
import importlib
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import speech.offline  # noqa: F401 - the switches of the app, before anything that reads them: one thread for sums
from bench.evidence import Gold, Tally, lines, measure_evidence, read_answers
from bench.metamorphic import Answer, check_rules
from bench.quantities import Finder, measure_quantities, ours, peers
from bench.unmarked import without_marks
from content.scorecard import Scorecard
from content.transcript import Transcript, Word
from scoring import score
from scoring.quantities import find_quantities
from scoring.terms import find_terms
from scoring.tokens import listen

SIGNALS = {
    "impact": "impact_magnitude",
    "technical": "technical_fidelity",
    "stakeholder": "stakeholder_alignment",
    "governance": "governance_readiness",
}
SHOWN = 90
LEAD = 10
LOW_KINDS = ("stuffed", "offtopic", "empty", "echo")


def ranks(values: Sequence[float]) -> list[float]:
    """Ranks with ties shared."""
    order = sorted(range(len(values)), key=lambda place: values[place])
    ranked = [0.0] * len(values)
    at = 0
    while at < len(order):
        until = at
        while until + 1 < len(order) and values[order[until + 1]] == values[order[at]]:
            until += 1
        for place in order[at : until + 1]:
            ranked[place] = (at + until) / 2
        at = until + 1
    return ranked


def spearman(one: Sequence[float], two: Sequence[float]) -> float:
    """Rank correlation."""
    first, second = ranks(one), ranks(two)
    mean = sum(first) / len(first)
    top = sum((a - mean) * (b - mean) for a, b in zip(first, second, strict=True))
    bottom = (sum((a - mean) ** 2 for a in first) * sum((b - mean) ** 2 for b in second)) ** 0.5
    return float(top / bottom) if bottom else 0.0


def measure_scores(answers: Sequence[Gold], cards: Sequence[Scorecard], show: bool = False) -> None:
    """Rank agreement with the judged scores, and the bounds on weak and strong answers."""
    for signal, judged in SIGNALS.items():
        found = [_signal(card, signal) for card in cards]
        print(f"  {signal:12} Spearman {spearman([answer['scores'][judged] for answer in answers], found):.3f}")
    sums = [sum(answer["scores"].values()) for answer in answers]
    print(f"  {'overall':12} Spearman {spearman(sums, [float(card.overall) for card in cards]):.3f}")
    for tier in ("strong", "middling", "weak"):
        found = [card.overall for answer, card in zip(answers, cards, strict=True) if answer["tier"] == tier]
        print(f"  {tier:12} overall {min(found)}-{max(found)}")
    low = [card.overall for answer, card in zip(answers, cards, strict=True) if answer["kind"] in LOW_KINDS]
    if low:
        print(f"  {'no answer':12} overall {min(low)}-{max(low)} (stuffed, off topic, empty, echo)")
    if show:
        for answer, card in zip(answers, cards, strict=True):
            print(f"    {answer['id']} {answer['kind']:16} {list(answer['scores'].values())} {card.overall}")


def _signal(card: Scorecard, name: str) -> float:
    return next((signal.score for signal in card.signals if signal.id == name), 0.0)


def measure_pairs(pairs: Sequence[Gold], show: bool) -> None:
    """By how much the strong saying of a thing leads the weak one."""
    leads = [
        score(Transcript.typed(pair["good"])).overall - score(Transcript.typed(pair["bad"])).overall
        for pair in pairs
    ]
    clear = sum(lead >= LEAD for lead in leads)
    print(f"  {clear} of {len(leads)} lead by 10 or more; the smallest lead is {min(leads)}")
    if show:
        for pair, lead in zip(pairs, leads, strict=True):
            if lead < LEAD:
                print(f"    {lead} {pair}")


def measure_mishearings(items: Sequence[Gold], show: bool) -> None:
    """Precision and recall of terms as recognisers write them."""
    tally = Tally()
    for item in items:
        names = [found.term.name for found in find_terms(listen(item["text"]))]
        hit = item["term"] in names
        tally.hits += bool(item["term"]) and hit
        tally.missed += bool(item["term"]) and not hit
        tally.extra += not item["term"] and bool(names)
        if show and (not hit if item["term"] else bool(names)):
            print(f"    {item} {names}")
    precision = tally.hits / max(1, tally.hits + tally.extra)
    print(f"  precision {precision:.3f}, recall {tally.hits / max(1, tally.hits + tally.missed):.3f}")


def measure_speed(texts: Sequence[str]) -> None:
    """Milliseconds for 2,500 timed words, characters a second of the quantity finder."""
    text = " ".join(texts)
    words = (text.split() * 3)[:2500]
    heard = Transcript.spoken(
        [Word(word, at * 0.36, at * 0.36 + 0.3, 0.9) for at, word in enumerate(words)], 900.0
    )
    score(heard)
    print(f"  {len(words)} words scored in {1000 * best(lambda: score(heard)):.0f} ms")
    print(f"  quantities: {len(text) / best(lambda: find_quantities(text)):,.0f} characters a second")


def measure_rules(answers: Sequence[Gold]) -> None:
    """The ten metamorphic rules over the corpus, each with its worst case."""
    said = [Answer(answer["id"], answer["text"], answer.get("question", "")) for answer in answers]
    for verdict in check_rules(said):
        result = "pass" if verdict.passes else "FAIL"
        print(f"  {result}  {verdict.rule}: at most {verdict.bar:g}, {verdict.tried} tried")
        if verdict.worst is not None and verdict.worst.moved > 0:
            shown = verdict.worst.how if len(verdict.worst.how) <= SHOWN else f"{verdict.worst.how[:SHOWN]} …"
            print(f"        worst {verdict.worst.moved:g} in {verdict.worst.answer}: {shown}")


def best(work: Callable[[], object]) -> float:
    """The least time of nine runs on the clock, in seconds; the network may use both cores."""
    times = []
    for _ in range(9):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return max(min(times), 1e-6)


def measure_sets(corpus: Path, finders: Sequence[tuple[str, Finder]], show: bool) -> None:
    """Every set of quantities that the corpus has."""
    sets = [corpus / "spoken64.jsonl", *sorted((corpus / "external-dev").glob("*.jsonl"))]
    found = [path for path in sets if path.exists()]
    if not found:
        print("  No spoken64.jsonl or external-dev/*.jsonl here, so no quantities are compared.")
    for path in found:
        items = list(lines(path))
        for name, finder in finders:
            print(f" {name}")
            measure_quantities(path.stem, items, finder, show and name == "ours")


def measure_sound(corpus: Path, answers: Sequence[Gold], model: str, cache: Path | None) -> None:
    """What is lost between the text as written and the text as heard."""
    heard = importlib.import_module("bench.heard_answers")
    heard.measure_heard(corpus, answers, model, cache)


def main() -> None:
    """Print every figure that the corpus allows."""
    parser = argparse.ArgumentParser(description="Measure the scoring engine on an annotated corpus.")
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="list what was missed and what was found too much")
    parser.add_argument("--audio", action="store_true", help="hear the answers and measure what that costs")
    parser.add_argument("--model", default="base", help="the speech model of --audio (base, tiny.en)")
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="keeps what was heard")
    options = parser.parse_args()
    corpus: Path = options.corpus
    if not (corpus / "answers.jsonl").exists():
        parser.error(f"There is no answers.jsonl in {corpus}: name the folder of the corpus with --corpus.")
    answers = list(lines(corpus / "answers.jsonl"))
    if options.audio:
        measure_sound(corpus, answers, options.model, options.cache)
        return
    print("Evidence, as written")
    cards = read_answers(answers)
    measure_evidence(answers, cards, options.show)
    for path in sorted(corpus.glob("asr_*.jsonl")):
        print(f"Evidence, {path.stem}")
        heard = list(lines(path))
        measure_evidence(heard, read_answers(heard))
    print("Evidence and scores, without commas and stops")
    unmarked = [without_marks(answer) for answer in answers]
    hurried = read_answers(unmarked)
    measure_evidence(unmarked, hurried)
    measure_scores(unmarked, hurried)
    print("Scores")
    measure_scores(answers, cards, options.show)
    for name, measure in (("pairs", measure_pairs), ("mishearings", measure_mishearings)):
        print(name.capitalize())
        path = corpus / f"{name}.jsonl"
        if path.exists():
            measure(list(lines(path)), options.show)
        else:
            print(f"  No {path.name} here, so they are not measured.")
    print("Rules")
    measure_rules(answers)
    print("Quantities")
    measure_sets(corpus, [("ours", ours), *peers()], options.show)
    print("Speed (least of nine runs)")
    measure_speed([answer["text"] for answer in answers])


if __name__ == "__main__":
    main()
