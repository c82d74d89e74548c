"""A command that was asked for in a way that cannot work."""


class Misuse(Exception):
    """An argument is wrong; the message is a sentence that says which, and what would be right. Exit code 2."""
