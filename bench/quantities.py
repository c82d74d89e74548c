"""Quantities against annotated ones, ours beside those of quantulum3 and ms-recognizers where installed."""

import importlib
from collections.abc import Callable, Sequence

from bench.evidence import Gold, Tally
from content.transcript import Transcript
from scoring import find_evidence
from scoring.quantities import Quantity, find_quantities

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
Found = tuple[str, int, int, float | None, str | None]
Finder = Callable[[str], list[Found]]


def ours(text: str) -> list[Found]:
    """Our quantities in the form of the quantity sets, and our cohorts, which no rival knows."""
    cohorts = [
        ("cohort", one.start, one.end, one.value if isinstance(one.value, float) else None, None)
        for one in find_evidence(Transcript.typed(text))
        if one.kind == "cohort" and not one.negated
    ]
    return [*(_label(quantity) for quantity in find_quantities(text)), *cohorts]


def _label(quantity: Quantity) -> Found:
    return LABELS[quantity.kind], quantity.start, quantity.end, quantity.value, quantity.unit


def measure_quantities(name: str, items: Sequence[Gold], finder: Finder, show: bool) -> None:
    """F1 of spans and of values per label of one quantity set."""
    tallies: dict[str, Tally] = {}
    for item in items:
        found = finder(item["text"])
        spans = [
            {**span, "label": "number" if span["label"] == "count" else span["label"]} for span in item["spans"]
        ]
        for label in item.get("labels") or ("percent", "currency", "duration", "number"):
            if label != "cohort" or finder is ours:
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
    return bool(abs(value - gold) <= 1e-6 * max(1, abs(gold)))


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
    times = importlib.import_module("ms_recognizers_date_time")
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
    for one in times.recognize_datetime(text, "en-us"):
        if one.type_name.endswith(".duration"):
            said = str((one.resolution or {}).get("values", [{}])[0].get("value"))
            value = float(said) if said.replace(".", "", 1).isdigit() else None
            found.append(("duration", one.start, one.end + 1, value, "second"))
    return found


def peers() -> list[tuple[str, Finder]]:
    """The rival finders that are installed."""
    installed: list[tuple[str, Finder]] = []
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
