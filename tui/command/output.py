"""What a command prints: answers on stdout, everything else on stderr, and nothing that moves a cursor."""

import json
import re
import sys
from typing import Any

import click
import msgspec

from content.clean import clean

_UNSEEN = re.compile(r"[^ -~\n]")


def say(line: str = "") -> None:
    """Print a line of the answer."""
    click.echo(clean(line))


def warn(line: str) -> None:
    """Print a line that everybody should see, beside the answer."""
    click.echo(clean(line), err=True)


def note(line: str, *, verbose: bool = False) -> None:
    """Print how things go, when somebody watches or asked for it."""
    if verbose or sys.stderr.isatty():
        warn(line)


def to_json(value: Any) -> str:
    """Encode a value on one line, with every character that cannot be seen written as an escape."""
    return _UNSEEN.sub(_escape, msgspec.json.encode(value).decode())


def print_json(value: Any) -> None:
    """Print a value as JSON on one line, UTF-8 whatever the locale."""
    click.echo(f"{to_json(value)}\n".encode(), nl=False)


def _escape(match: re.Match[str]) -> str:
    return match[0] if match[0].isprintable() else json.dumps(match[0])[1:-1]
