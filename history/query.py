"""What a person types into a search box: words, "exact phrases" and filters such as ``missing:cohort``."""

import operator
import re
import unicodedata
from collections.abc import Callable

import msgspec

from content.scorecard import KINDS
from history.attempt import Attempt

Condition = Callable[[Attempt], bool]

_PART = re.compile(r'(?:(employer|round|missing|score|since):)?("[^"]*"?|\S+)?', re.IGNORECASE)
_SCORE = re.compile(r"(>=|<=|>|<|=)?([0-9]{1,3})")
_UNFINISHED_SCORE = re.compile(r"[<>]?=?")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_UNFINISHED_DATE = re.compile(r"[0-9]{1,3}|[0-9]{4}-([0-9]|[0-9]{2}-[0-9]?)?")
_COMPARE = {
    None: operator.eq,
    "=": operator.eq,
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
}


class Query(msgspec.Struct, frozen=True):
    """A search, understood.

    ``words`` is an FTS5 expression, empty when no words are searched for. ``conditions`` all have to hold.
    ``problems`` are sentences about filters that make no sense; such a search finds nothing.
    """

    words: str
    conditions: tuple[Condition, ...]
    problems: tuple[str, ...]

    def admits(self, attempt: Attempt) -> bool:
        """Whether the filters let an attempt through."""
        return not self.problems and all(holds(attempt) for holds in self.conditions)


class _Misused(ValueError):
    """A filter with a value that makes no sense."""


def parse_query(text: str) -> Query:
    """Understand a search; every text is one.

    Words must all occur, in any order, each also as the beginning of a longer word; a phrase in double quotes
    must occur as it is. Case and accents make no difference. Filters: ``employer:`` and ``round:`` (part of
    the name), ``missing:`` (kind of evidence), ``score:`` (``>60``, ``<=40``, ``75``), ``since:`` (a date, a
    month or a year). A filter whose value is still being typed is left out.
    """
    words: list[str] = []
    conditions: list[Condition] = []
    problems: list[str] = []
    for name, part in _PART.findall(text.encode("utf-8", "replace").decode()):
        value = part.strip('"')
        if not name:
            if _has_letters(value):
                words.append(_expression(value, exact=part.startswith('"') and part.endswith('"')))
        elif value:
            try:
                conditions.append(_FILTERS[name.lower()](value.casefold()))
            except _Misused as problem:
                problems.append(str(problem))
    return Query(" ".join(words), tuple(conditions), tuple(problems))


def _has_letters(text: str) -> bool:
    return any(unicodedata.category(character)[0] in "LN" for character in text)


def _expression(text: str, *, exact: bool) -> str:
    quoted = '"{}"'.format(text.replace('"', " ").replace("\0", " "))
    return quoted if exact else f"{quoted} *"


def _employer(name: str) -> Condition:
    return lambda attempt: name in attempt.employer.casefold() or name in attempt.pack.casefold()


def _round(name: str) -> Condition:
    return lambda attempt: name in attempt.round.casefold()


def _missing(kind: str) -> Condition:
    kinds = {known for known in KINDS if known.startswith(kind)}
    if not kinds:
        raise _Misused(f"missing: takes a kind of evidence ({', '.join(KINDS)}), not {kind}.")
    return lambda attempt: not kinds.isdisjoint(attempt.missing)


def _score(bound: str) -> Condition:
    if _UNFINISHED_SCORE.fullmatch(bound):
        return _anything
    if not (found := _SCORE.fullmatch(bound)):
        raise _Misused(f"score: takes a number from 0 to 100, as in score:>60, not {bound}.")
    compare, limit = _COMPARE[found[1]], int(found[2])
    return lambda attempt: attempt.overall is not None and compare(attempt.overall, limit)


def _since(day: str) -> Condition:
    if _UNFINISHED_DATE.fullmatch(day):
        return _anything
    if not _DATE.fullmatch(day):
        raise _Misused(f"since: takes a date, as in since:2026-11-01, not {day}.")
    return lambda attempt: attempt.started >= day


def _anything(_attempt: Attempt) -> bool:
    return True


_FILTERS: dict[str, Callable[[str], Condition]] = {
    "employer": _employer,
    "round": _round,
    "missing": _missing,
    "score": _score,
    "since": _since,
}
