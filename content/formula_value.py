"""What a formula is worth: a finite number, or the reason why it has none."""

import math
import operator
from collections.abc import Callable, Iterator, Mapping

from content.formula import Call, Expression, Name, Number, Pair, Prefix, parts_of

Value = float | None | tuple[float | None, ...]
"""A number, None while there is none, or one of these for each case of a sheet."""

_REDUCTIONS: dict[str, Callable[[list[float]], float]] = {"min": min, "max": max, "sum": sum}
_OPERATORS: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


class NoValue(Exception):
    """A formula that has no value now; ``names`` are the values that are the reason."""

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        self.names = names
        super().__init__(*names)


class MissingValue(NoValue):
    """A value that it needs is not there."""


class DividedByZero(NoValue):
    """It divides by what ``names`` come to, and that is 0."""


class TooLarge(NoValue):
    """Its value is larger than any that can be calculated with."""


def evaluate(expression: Expression, values: Mapping[str, Value]) -> float:
    """Calculate an expression; a comparison is 1 when it holds and 0 when it does not.

    ``if`` looks only at the branch that counts. ``and`` and ``or`` hold as soon as one side decides, even where
    the other is missing (the strong three-valued logic of Kleene 1938). ``min``, ``max`` and ``sum`` pass over
    the cases that are missing, unless all are. Raises NoValue when there is no finite value.
    """
    match expression:
        case Number():
            value = expression.value
        case Name():
            value = _number(expression.id, values)
        case Prefix(sign, operand):
            inner = evaluate(operand, values)
            value = -inner if sign == "-" else float(not inner)
        case Pair(left, ("and" | "or") as sign, right):
            value = _joined(left, right, values, decisive=sign == "or")
        case Pair(left, sign, right):
            value = _combined(left, sign, right, values)
        case Call():
            value = _called(expression, values)
    if not math.isfinite(value):
        raise TooLarge
    return value


def _number(name: str, values: Mapping[str, Value]) -> float:
    value = values.get(name)
    if value is None or isinstance(value, tuple):
        raise MissingValue((name,))
    return value


def _joined(left: Expression, right: Expression, values: Mapping[str, Value], *, decisive: bool) -> float:
    try:
        first = bool(evaluate(left, values))
    except MissingValue:
        if bool(evaluate(right, values)) is decisive:
            return float(decisive)
        raise
    return float(decisive if first is decisive else bool(evaluate(right, values)))


def _combined(left: Expression, sign: str, right: Expression, values: Mapping[str, Value]) -> float:
    first, second = evaluate(left, values), evaluate(right, values)
    try:
        return float(_OPERATORS[sign](first, second))
    except ZeroDivisionError:
        names = (part.id for part in parts_of(right) if isinstance(part, Name))
        raise DividedByZero(tuple(dict.fromkeys(names))) from None


def _called(call: Call, values: Mapping[str, Value]) -> float:
    arguments = call.arguments
    if call.function == "if":
        return evaluate(arguments[1] if evaluate(arguments[0], values) else arguments[2], values)
    if call.function == "filled":
        named = arguments[0]
        value = values.get(named.id) if isinstance(named, Name) else None
        several = value if isinstance(value, tuple) else (value,)
        return float(sum(one is not None for one in several))
    if call.function == "round":
        return float(round(evaluate(arguments[0], values)))
    return _REDUCTIONS[call.function](list(_all(arguments, values)))


def _all(arguments: tuple[Expression, ...], values: Mapping[str, Value]) -> Iterator[float]:
    """The values of all arguments; a name that has a value for each case gives those that are there."""
    for argument in arguments:
        value = values.get(argument.id) if isinstance(argument, Name) else None
        if isinstance(argument, Name) and isinstance(value, tuple):
            there = [one for one in value if one is not None]
            if not there:
                raise MissingValue((argument.id,))
            yield from there
        else:
            yield evaluate(argument, values)
