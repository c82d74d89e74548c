"""A command that was asked for in a way that cannot work."""

from typing import ClassVar

import click


class Misuse(click.ClickException):
    """An argument is wrong; the message is a sentence that says which, and what would be right."""

    exit_code: ClassVar[int] = 2
