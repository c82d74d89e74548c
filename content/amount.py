"""A figure with its unit, as people write it."""


def say_amount(value: float, unit: str) -> str:
    """Write a value in a unit: ``$2.3M a year``, ``12 %``, ``216 minutes a day``, ``1 hour``.

    A unit is written in the plural; ``USD`` and ``%`` are read by themselves.
    """
    head, _, rest = unit.partition(" ")
    if head == "USD":
        return f"{_money(value)} {rest}".rstrip()
    number = say_number(value)
    if number == "1" and head.endswith("s") and not head.endswith("ss"):
        unit = f"{head[:-1]} {rest}".rstrip()
    return f"{number} {unit}".rstrip()


def say_number(value: float) -> str:
    """Write a number with as many digits as matter: two decimals, or three figures below 1."""
    if abs(value) >= 1 or value == 0:
        text = f"{value:,.2f}"
        return text.rstrip("0").rstrip(".") if abs(value) < 1000 else f"{value:,.0f}"
    text = f"{value:.12f}"
    first = next((at for at, digit in enumerate(text) if digit in "123456789"), len(text))
    return f"{value:.{max(2, first - text.index('.') + 2)}f}".rstrip("0").rstrip(".")


def _money(value: float) -> str:
    sign, size = "-" if value < 0 else "", abs(value)
    for limit, letter in ((1e9, "B"), (1e6, "M")):
        if size >= limit * 0.99995:
            return f"{sign}${say_number(size / limit)}{letter}"
    cents = f"{size:,.2f}"
    return f"{sign}${cents.removesuffix('.00') if size < 100 else f'{size:,.0f}'}"
