"""Everything in a piece of data that does not fit a value's shape, found at once and said in sentences."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

import msgspec
from msgspec import inspect

from content.toml_lines import Place

_IS = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "a table",
}


def find_mistakes(data: Any, shape: type[msgspec.Struct]) -> Iterator[tuple[Place, str]]:
    """Yield the place and a sentence for each mistake that keeps ``data`` from being a ``shape``."""
    yield from _mistakes(data, inspect.type_info(shape), ())


def _mistakes(value: Any, wanted: inspect.Type, place: Place) -> Iterator[tuple[Place, str]]:
    what = _name(place)
    match wanted:
        case inspect.StructType():
            yield from _in_table(value, wanted, place)
        case inspect.VarTupleType():
            if isinstance(value, list):
                for index, item in enumerate(value):
                    yield from _mistakes(item, wanted.item_type, (*place, index))
            else:
                yield place, f"{what} must be a list, but it is {_kind(value)}."
        case inspect.TupleType():
            count = len(wanted.item_types)
            if isinstance(value, list) and len(value) == count:
                for index, (item, inner) in enumerate(zip(value, wanted.item_types, strict=True)):
                    yield from _mistakes(item, inner, (*place, index))
            else:
                yield place, f"{what} must be a list of {count} values."
        case inspect.DictType():
            if isinstance(value, dict):
                for key, item in value.items():
                    yield from _mistakes(key, wanted.key_type, (*place, key))
                    yield from _mistakes(item, wanted.value_type, (*place, key))
            else:
                yield place, f"{what} must be a table, but it is {_kind(value)}."
        case inspect.LiteralType():
            if value not in wanted.values:
                yield place, f"{what} must be one of {', '.join(map(str, wanted.values))}{_but(value)}."
        case inspect.UnionType():
            for inner in wanted.types:
                if not isinstance(inner, inspect.NoneType):
                    yield from _mistakes(value, inner, place)
        case inspect.StrType():
            yield from ((place, f"{what} {fault}.") for fault in _in_text(value, wanted))
        case inspect.IntType() | inspect.FloatType():
            yield from ((place, f"{what} {fault}.") for fault in _in_number(value, wanted))


def _in_table(value: Any, wanted: inspect.StructType, place: Place) -> Iterator[tuple[Place, str]]:
    if not isinstance(value, dict):
        yield place, f"{_name(place)} must be a table, but it is {_kind(value)}."
        return
    fields = {field.encode_name: field for field in wanted.fields}
    for key, item in value.items():
        if key in fields:
            yield from _mistakes(item, fields[key].type, (*place, key))
        else:
            close = get_close_matches(key[:64], fields, n=1)
            known = f'did you mean "{close[0]}"?' if close else f"the fields are {', '.join(fields)}."
            yield (*place, key), f'"{key[:64]}" is not a field here; {known}'
    for key, field in fields.items():
        if field.required and key not in value:
            yield place, f'The field "{key}" is missing here.'


def _in_text(value: Any, wanted: inspect.StrType) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"must be text, but it is {_kind(value)}"
    elif wanted.min_length and len(value) < wanted.min_length:
        yield "must not be empty"
    elif wanted.max_length is not None and len(value) > wanted.max_length:
        yield f"has {len(value):,} characters; the most is {wanted.max_length:,}"
    elif wanted.pattern and not re.search(wanted.pattern, value):
        yield f"may have only small letters, digits and {'underscores' if '_' in wanted.pattern else 'hyphens'}"


def _in_number(value: Any, wanted: inspect.IntType | inspect.FloatType) -> Iterator[str]:
    whole = isinstance(wanted, inspect.IntType)
    if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
        yield f"must be {'a whole number' if whole else 'a number'}, but it is {_kind(value)}"
    elif wanted.ge is not None and wanted.le is not None and not wanted.ge <= value <= wanted.le:
        yield f"must be from {wanted.ge:,} to {wanted.le:,}"


def _name(place: Place) -> str:
    keys = [part for part in place if isinstance(part, str)]
    if not keys:
        return "The file"
    inside = isinstance(place[-1], int)
    return f'An item of "{keys[-1][:64]}"' if inside else f'"{keys[-1][:64]}"'


def _kind(value: Any) -> str:
    return _IS.get(type(value), "a date or time")


def _but(value: Any) -> str:
    return f', not "{value[:64]}"' if isinstance(value, str) else f", but it is {_kind(value)}"
