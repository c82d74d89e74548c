"""Ways of judging an answer that prompts share and that a person can read before speaking."""

from functools import cache
from pathlib import Path

import msgspec

from content.pack import Name, Text
from content.scorecard import Kind
from content.source import read_source


class Check(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question that a good answer has answered; ``shown_by`` is the kind of evidence that answers it."""

    ask: Text
    shown_by: Kind


class Framework(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named way of judging: what it is for, and the checks in the order in which they are asked."""

    id: Name
    title: Text
    about: Text
    checks: tuple[Check, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    frameworks: tuple[Framework, ...]


@cache
def load_frameworks() -> dict[str, Framework]:
    """Give every framework by its id."""
    folder = Path(__file__).parent
    source = read_source(folder / "frameworks.toml", inside=folder, name="frameworks.toml")
    return {framework.id: framework for framework in msgspec.convert(source.data, _File).frameworks}
