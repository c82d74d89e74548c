"""What the marked words under the cursor are, in a line or two."""

from collections.abc import Sequence

from textual.content import Content

from content.clean import clean
from content.scorecard import Evidence, Value
from tui.theme import LOOKS

CURRENCIES = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹"}
ROLES = {
    "baseline": "where it stood before",
    "comparator": "what it is compared with",
    "estimate": "an estimate",
    "target": "a target",
}


def say_amount(value: Value, unit: str | None) -> str:
    """Write a value in its unit as one says it: "3.1 days", "$1,200,000", "12%", "10 to 20%"."""
    if isinstance(value, tuple):
        low, high = (_figure(part) for part in value)
        return _in_unit(f"{low} to {high}", unit, plural=True)
    if isinstance(value, float | int):
        return _in_unit(_figure(value), unit, plural=value != 1)
    return clean(value or "")


def describe_mark(evidence: Sequence[Evidence]) -> Content:
    """Say of each piece of evidence what kind it is, its value, how it was repaired, and what it counts for."""
    return Content("\n").join(_describe(one) for one in evidence)


def _describe(one: Evidence) -> Content:
    look = LOOKS[one.kind]
    facts = [clean(one.text)]
    amount = say_amount(one.value, one.unit)
    if amount and amount != facts[0]:
        facts.append(amount)
    if one.baseline is not None:
        facts.append(f"from {say_amount(one.baseline, one.unit)}")
    if one.term and one.term.casefold() != one.text.casefold():
        facts.append(clean(one.term))
    facts.extend(clean(facet) for facet in one.facets)
    if one.repaired_from:
        facts.append(f"heard “{clean(one.repaired_from)}”")
    if one.role and one.role in ROLES:
        facts.append(ROLES[one.role])
    if one.negated:
        facts.append("said as missing, so it does not count")
    if one.hypothetical:
        facts.append("a plan, not something done")
    if one.bare:
        facts.append("named without saying what it did")
    why = f"  {clean(one.why)}" if one.why else ""
    return Content.assemble((look.label, f"bold ${one.kind}"), "  ", " · ".join(facts), (why, "$text-muted"))


def _figure(value: float) -> str:
    return f"{value:,.4f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"


def _in_unit(figure: str, unit: str | None, *, plural: bool) -> str:
    if not unit:
        return figure
    if unit == "percent":
        return f"{figure}%"
    if unit in CURRENCIES:
        return f"{CURRENCIES[unit]}{figure}"
    return f"{figure} {clean(unit)}{'s' if plural and unit.islower() and not unit.endswith('s') else ''}"
