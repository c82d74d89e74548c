"""Measure the scoring engine on an annotated corpus: ``python -m bench.scoring --corpus DIR``.

The corpus is a folder with any of ``answers.jsonl``, ``asr_*.jsonl``, ``pairs.jsonl``, ``spoken64.jsonl``,
``mishearings.jsonl`` and ``external-dev/*.jsonl``. A find matches a gold span of the same kind when they
overlap (intersection over union of 0.3 or more) or when it recovers the gold value close by; bare spans are
neither hit nor miss.
"""

import argparse
import importlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from content.scorecard import KINDS, Evidence, Scorecard
from content.transcript import Transcript, Word
from scoring import score
from scoring.quantities import Quantity, find_quantities
from scoring.terms import find_terms
from scoring.tokens import listen

OVERLAP = 0.3
NEAR = 80
SIGNALS = {
    "impact": "impact_magnitude",
    "technical": "technical_fidelity",
    "stakeholder": "stakeholder_alignment",
    "governance": "governance_readiness",
}
LABELS = {
    "percent": "percent",
    "percentage_point": "percent",
    "basis_point": "percent",
    "currency": "currency",
    "duration": "duration",
    "count": "number",
    "number": "number",
}
SECONDS = {
    "millisecond": 0.001,
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "week": 604800,
    "month": 2592000,
    "quarter": 7776000,
    "year": 31104000,
    "decade": 311040000,
}
Gold = dict[str, Any]
Found = tuple[str, int, int, float | None, str | None]


class Tally(msgspec.Struct):
    """Hits, false alarms and misses."""

    hits: int = 0
    extra: int = 0
    missed: int = 0
    valued: int = 0

    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.hits + self.extra + self.missed
        return 2 * self.hits / total if total else 1.0

    def value_f1(self) -> float:
        """The same, counting a hit only when its value is right."""
        total = 2 * self.hits + self.extra + self.missed
        return 2 * self.valued / total if total else 1.0


def lines(path: Path) -> Iterator[Gold]:
    """The JSON objects of a file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def overlap(one: tuple[int, int], two: tuple[int, int]) -> float:
    """Intersection over union of two spans."""
    shared = max(0, min(one[1], two[1]) - max(one[0], two[0]))
    return shared / ((one[1] - one[0]) + (two[1] - two[0]) - shared)


def same_value(found: object, gold: object) -> bool:
    """Whether a found value is the gold one, within half a percent; of a range the upper end counts."""
    if isinstance(found, tuple | list):
        return bool(found) and same_value(found[-1], gold)
    if isinstance(gold, tuple | list):
        return bool(gold) and same_value(found, gold[-1])
    if not isinstance(found, int | float) or not isinstance(gold, int | float):
        return False
    return abs(found - gold) <= max(0.005 * abs(gold), 1e-9)


def match_kind(gold: Sequence[Gold], found: Sequence[Evidence]) -> list[tuple[int, int]]:
    """Pairs of gold and found spans of one kind, best first, each used once."""
    ranked = []
    for place, span in enumerate(gold):
        for other, one in enumerate(found):
            shared = overlap((span["start"], span["end"]), (one.start, one.end))
            near = one.start < span["end"] + NEAR and one.end > span["start"] - NEAR
            valued = near and same_value(one.value, span.get("value"))
            if shared >= OVERLAP or valued:
                ranked.append((-(shared + valued), place, other))
    pairs: list[tuple[int, int]] = []
    for _, place, other in sorted(ranked):
        if all(place != one and other != two for one, two in pairs):
            pairs.append((place, other))
    return pairs


def measure_evidence(answers: Sequence[Gold], show: bool) -> None:
    """F1 per kind, values right, negations marked."""
    tallies = {kind: Tally() for kind in KINDS}
    values = [0, 0]
    negated = [0, 0]
    for answer in answers:
        card = score(Transcript.typed(answer["text"]))
        for kind in KINDS:
            gold = [span for span in answer["spans"] if span["label"] == kind and span.get("start") is not None]
            found = [one for one in card.evidence if one.kind == kind]
            pairs = match_kind(gold, found)
            _count(answer["id"], kind, gold, found, pairs, tallies[kind], show)
            for place, other in pairs:
                if isinstance(gold[place].get("value"), int | float):
                    values[1] += 1
                    values[0] += same_value(found[other].value, gold[place]["value"])
            hit = {place: found[other] for place, other in pairs}
            for place, span in enumerate(gold):
                if span.get("negated"):
                    negated[1] += 1
                    negated[0] += place in hit and hit[place].negated
    for kind, tally in tallies.items():
        print(
            f"  {kind:12} F1 {tally.f1():.3f}   {tally.hits} hits, {tally.extra} extra, {tally.missed} missed"
        )
    print(f"  values right {values[0]}/{values[1]}, negations marked {negated[0]}/{negated[1]}")


def _count(
    name: str,
    kind: str,
    gold: Sequence[Gold],
    found: Sequence[Evidence],
    pairs: Sequence[tuple[int, int]],
    tally: Tally,
    show: bool,
) -> None:
    taken = {place for place, _ in pairs}
    used = {other for _, other in pairs}
    for place, span in enumerate(gold):
        if not span.get("bare"):
            tally.hits += place in taken
            tally.missed += place not in taken
            if show and place not in taken:
                print(f"    missed {kind} {name}: {span.get('text')!r}")
    for other, one in enumerate(found):
        beside = any(span.get("bare") and span["start"] < one.end and span["end"] > one.start for span in gold)
        if other not in used and not one.bare and not beside:
            tally.extra += 1
            if show:
                print(f"    extra {kind} {name}: {one.text!r} {one.value or ''}")


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


def measure_scores(answers: Sequence[Gold], show: bool) -> None:
    """Rank agreement with the judged scores, and the bounds on weak and strong answers."""
    cards = [score(Transcript.typed(answer["text"])) for answer in answers]
    for signal, judged in SIGNALS.items():
        found = [_signal(card, signal) for card in cards]
        print(f"  {signal:12} Spearman {spearman([answer['scores'][judged] for answer in answers], found):.3f}")
    sums = [sum(answer["scores"].values()) for answer in answers]
    print(f"  {'overall':12} Spearman {spearman(sums, [float(card.overall) for card in cards]):.3f}")
    for tier in ("strong", "middling", "weak"):
        found = [card.overall for answer, card in zip(answers, cards, strict=True) if answer["tier"] == tier]
        print(f"  {tier:12} overall {min(found)}-{max(found)}")
    if show:
        for answer, card in zip(answers, cards, strict=True):
            print(f"    {answer['id']} {answer['kind']:16} {list(answer['scores'].values())} {card.overall}")


def _signal(card: Scorecard, name: str) -> float:
    return next((signal.score for signal in card.signals if signal.id == name), 0.0)


def measure_pairs(pairs: Sequence[Gold]) -> None:
    """By how much the strong saying of a thing leads the weak one."""
    leads = [
        score(Transcript.typed(pair["good"])).overall - score(Transcript.typed(pair["bad"])).overall
        for pair in pairs
    ]
    clear = sum(lead >= 10 for lead in leads)
    print(f"  {clear} of {len(leads)} lead by 10 or more; the smallest lead is {min(leads)}")


def ours(text: str) -> list[Found]:
    """Our quantities in the form of the quantity sets."""
    return [_label(quantity) for quantity in find_quantities(text)]


def _label(quantity: Quantity) -> Found:
    return LABELS[quantity.kind], quantity.start, quantity.end, quantity.value, quantity.unit


def measure_quantities(
    name: str, items: Sequence[Gold], finder: Callable[[str], list[Found]], show: bool
) -> None:
    """F1 of spans and of values per label of one quantity set."""
    tallies: dict[str, Tally] = {}
    for item in items:
        found = finder(item["text"])
        spans = [
            {**span, "label": "number" if span["label"] == "count" else span["label"]} for span in item["spans"]
        ]
        for label in item.get("labels") or ("percent", "currency", "duration", "number"):
            if label != "cohort":
                _count_quantities(label, spans, found, tallies.setdefault(label, Tally()), show)
    for label, tally in sorted(tallies.items()):
        print(f"  {name:14} {label:9} F1 {tally.f1():.3f}  values {tally.value_f1():.3f}")


def _count_quantities(
    label: str, spans: Sequence[Gold], found: Sequence[Found], tally: Tally, show: bool
) -> None:
    mine = [one for one in found if one[0] == label]
    gold = [span for span in spans if span["label"] == label]
    aside = [span for span in spans if span["label"] in ("ignore", "horizon")]
    used: set[int] = set()
    for span in gold:
        near = [
            place
            for place, one in enumerate(mine)
            if place not in used and one[1] < span["end"] and one[2] > span["start"]
        ]
        near.sort(key=lambda place: not _agrees(mine[place], span))
        if near:
            used.add(near[0])
            tally.hits += 1
            tally.valued += _agrees(mine[near[0]], span)
            if show and not _agrees(mine[near[0]], span):
                print(f"    value {span} {mine[near[0]]}")
        else:
            tally.missed += 1
            if show:
                print(f"    missed {span}")
    for place, one in enumerate(mine):
        if place not in used and not any(
            one[1] < span["end"] and one[2] > span["start"] for span in (*aside, *gold)
        ):
            tally.extra += 1
            if show:
                print(f"    extra {one}")


def _agrees(found: Found, span: Gold) -> bool:
    gold = span.get("value")
    if gold is None:
        return True
    value = found[3]
    if value is None:
        return False
    if span["label"] == "duration" and span.get("unit"):
        value, gold = value * SECONDS[found[4] or "second"], gold * SECONDS[span["unit"]]
    return abs(value - gold) <= 1e-6 * max(1, abs(gold))


def quantulum(text: str) -> list[Found]:
    """The same by quantulum3, when it is installed."""
    parser = importlib.import_module("quantulum3.parser")
    kinds = {"currency": "currency", "time": "duration", "dimensionless": "number"}
    found: list[Found] = []
    for one in parser.parse(text):
        label = "percent" if one.unit.name == "percentage" else kinds.get(one.unit.entity.name, "")
        unit = one.unit.name if one.unit.name in SECONDS else None
        if label and (label != "duration" or unit):
            found.append((label, one.span[0], one.span[1], float(one.value), unit))
    return found


def recognizers(text: str) -> list[Found]:
    """The same by ms-recognizers-text-suite, when it is installed."""
    numbers = importlib.import_module("ms_recognizers_number")
    units = importlib.import_module("ms_recognizers_number_with_unit")
    found: list[Found] = []
    for label, recognize, module in (
        ("percent", "recognize_percentage", numbers),
        ("number", "recognize_number", numbers),
        ("currency", "recognize_currency", units),
    ):
        for one in getattr(module, recognize)(text, "en-us"):
            said = str((one.resolution or {}).get("value") or "").removesuffix("%")
            try:
                value = float(said)
            except ValueError:
                value = None
            found.append((label, one.start, one.end + 1, value, None))
    return found


def peers() -> list[tuple[str, Callable[[str], list[Found]]]]:
    """The rival finders that are installed."""
    installed: list[tuple[str, Callable[[str], list[Found]]]] = []
    for name, module, finder in (
        ("quantulum3", "quantulum3", quantulum),
        ("ms-recognizers", "ms_recognizers_number", recognizers),
    ):
        try:
            importlib.import_module(module)
        except ImportError:
            print(f"({name} is not installed, so it is not compared)")
        else:
            installed.append((name, finder))
    return installed


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


def best(work: Callable[[], object]) -> float:
    """The least processor time of five runs, in seconds."""
    times = []
    for _ in range(5):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return max(min(times), 1e-6)


def main() -> None:
    """Print every figure that the corpus allows."""
    parser = argparse.ArgumentParser(description="Measure the scoring engine on an annotated corpus.")
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="list what was missed and what was found too much")
    options = parser.parse_args()
    corpus: Path = options.corpus
    answers = list(lines(corpus / "answers.jsonl"))
    print("Evidence, as written")
    measure_evidence(answers, options.show)
    for path in sorted(corpus.glob("asr_*.jsonl")):
        print(f"Evidence, {path.stem}")
        measure_evidence(list(lines(path)), show=False)
    print("Scores")
    measure_scores(answers, options.show)
    if (corpus / "pairs.jsonl").exists():
        print("Pairs")
        measure_pairs(list(lines(corpus / "pairs.jsonl")))
    print("Quantities")
    finders = [("ours", ours), *peers()]
    for path in [corpus / "spoken64.jsonl", *sorted((corpus / "external-dev").glob("*.jsonl"))]:
        if path.exists():
            for name, finder in finders:
                print(f" {name}")
                measure_quantities(path.stem, list(lines(path)), finder, options.show and name == "ours")
    if (corpus / "mishearings.jsonl").exists():
        print("Mishearings")
        measure_mishearings(list(lines(corpus / "mishearings.jsonl")), options.show)
    print("Speed (processor time)")
    measure_speed([answer["text"] for answer in answers])


if __name__ == "__main__":
    main()
