"""Formulas of worksheets: a small language with a grammar of its own, in which nothing can run.

Numbers, names, ``+ - * /``, parentheses, ``< <= > >= == !=``, ``and or not``, and what ``FUNCTIONS`` names.
"""

import math
import re
from collections.abc import Iterator

import msgspec

LONGEST_FORMULA = 400
DEEPEST_FORMULA = 24
FUNCTIONS = {"min": (1, 24), "max": (1, 24), "sum": (1, 24), "round": (1, 1), "if": (3, 3), "filled": (1, 1)}
"""Each function with the fewest and the most arguments it takes."""

COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")
_POWERS = {"or": 1, "and": 2} | dict.fromkeys(COMPARISONS, 4) | {"+": 5, "-": 5, "*": 6, "/": 6}
_NOT_POWER = 3
_MINUS_POWER = 7
_TOKEN = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?|[a-z][a-z0-9_]*|<=|>=|==|!=|[-+*/()<>,])")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_WORDS = frozenset({"and", "or", "not", *FUNCTIONS})


class FormulaError(ValueError):
    """A formula that is none; ``str()`` is a sentence for the person who wrote it."""


class Number(msgspec.Struct, frozen=True):
    """A number as it stands in the formula."""

    value: float


class Name(msgspec.Struct, frozen=True):
    """The value of a field or of an earlier result."""

    id: str


class Prefix(msgspec.Struct, frozen=True):
    """``-`` or ``not`` before an expression."""

    sign: str
    operand: "Expression"


class Pair(msgspec.Struct, frozen=True):
    """Two expressions with an operator between them."""

    left: "Expression"
    sign: str
    right: "Expression"


class Call(msgspec.Struct, frozen=True):
    """A function of ``FUNCTIONS`` with its arguments."""

    function: str
    arguments: tuple["Expression", ...]


Expression = Number | Name | Prefix | Pair | Call


def read_formula(text: str) -> Expression:
    """Read a formula of at most 400 characters, nested at most 24 deep.

    Raises FormulaError, one sentence, for anything that is not one.
    """
    if len(text) > LONGEST_FORMULA:
        raise FormulaError(f"The formula has {len(text):,} characters; the most is {LONGEST_FORMULA}.")
    reader = _Reader(_tokens(text))
    expression = reader.expression()
    if reader.mark:
        raise FormulaError(f'The formula does not go on at "{reader.mark}"; an operator is missing before it.')
    return expression


def parts_of(expression: Expression) -> Iterator[Expression]:
    """Yield an expression and every one inside it."""
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        yield part
        match part:
            case Prefix():
                waiting.append(part.operand)
            case Pair():
                waiting += (part.right, part.left)
            case Call():
                waiting += reversed(part.arguments)


def is_name(text: str) -> bool:
    """Whether a formula can use this as the name of a value."""
    return bool(_NAME.fullmatch(text)) and text not in _WORDS


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            raise FormulaError(f'A formula cannot have "{text[at:].lstrip()[0]}" in it.')
        tokens.append(match[1])
        at = match.end()
    return tokens


class _Reader:
    """A Pratt parser (Pratt 1973, "Top down operator precedence"); "" is the mark after the last."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = [*tokens, ""]
        self._at = 0
        self._depth = 0

    @property
    def mark(self) -> str:
        return self._tokens[self._at]

    def expression(self, least: int = 0) -> Expression:
        """Read as far as operators bind more tightly than ``least``."""
        self._depth += 1
        if self._depth > DEEPEST_FORMULA:
            raise FormulaError(
                f"The formula is nested more than {DEEPEST_FORMULA} deep; make a result of a part."
            )
        left = self._first()
        while (power := _POWERS.get(self.mark, 0)) > least:
            sign = self._take()
            left = Pair(left, sign, self.expression(power))
            if sign in COMPARISONS and self.mark in COMPARISONS:
                raise FormulaError('A formula compares two values at a time; join two comparisons with "and".')
        self._depth -= 1
        return left

    def _first(self) -> Expression:
        mark = self._take()
        if mark == "(":
            inside = self.expression()
            self._demand(")")
            return inside
        if mark in {"-", "not"}:
            return Prefix(mark, self.expression(_MINUS_POWER if mark == "-" else _NOT_POWER))
        if mark[:1].isdigit():
            return self._number(mark)
        if mark in FUNCTIONS:
            return self._call(mark)
        if is_name(mark):
            if self.mark == "(":
                raise FormulaError(f'There is no function "{mark}"; there are {", ".join(FUNCTIONS)}.')
            return Name(mark)
        where = f'before "{mark}"' if mark else "at its end"
        raise FormulaError(f"The formula lacks a value {where}.")

    def _number(self, mark: str) -> Number:
        number = float(mark)
        if not math.isfinite(number):
            raise FormulaError("A number in the formula is too large.")
        return Number(number)

    def _call(self, function: str) -> Call:
        self._demand("(")
        arguments = [self.expression()]
        while self.mark == ",":
            self._take()
            arguments.append(self.expression())
        self._demand(")")
        least, most = FUNCTIONS[function]
        if not least <= len(arguments) <= most:
            number = str(least) if least == most else f"{least} to {most}"
            raise FormulaError(f'"{function}" takes {number} values, not {len(arguments)}.')
        if function == "filled" and not isinstance(arguments[0], Name):
            raise FormulaError('"filled" takes the name of a field or of a result.')
        return Call(function, tuple(arguments))

    def _demand(self, mark: str) -> None:
        if self.mark != mark:
            where = f'before "{self.mark}"' if self.mark else "at its end"
            raise FormulaError(f'The formula lacks a "{mark}" {where}.')
        self._take()

    def _take(self) -> str:
        mark = self.mark
        if mark:
            self._at += 1
        return mark
