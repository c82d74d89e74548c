"""Words of an answer as they are cited in a reason."""

LONGEST = 60


def quote(text: str) -> str:
    """The words in quotation marks; a long stretch ends after a whole word, with an ellipsis."""
    said = " ".join(text.split())
    if len(said) > LONGEST:
        kept = said[:LONGEST].rpartition(" ")[0] or said[:LONGEST]
        said = f"{kept.rstrip(' ,;:.-')} …"
    return f"“{said}”"
