"""Text from outside, made harmless without moving a letter."""

from content.clean import clean

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def inert(text: str) -> str:
    """Put something visible in place of each character that :func:`content.clean.clean` takes out.

    The length stays, so offsets of evidence still hold; where nothing points into a text, ``clean`` is better.
    """
    if clean(text) == text:
        return text
    return "".join(clean(letter) or REPLACEMENT for letter in text.replace("\r\n", " \n"))
