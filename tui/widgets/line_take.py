"""A line as it was said, beside how it is written."""

from textual.content import Content

from content.clean import clean
from practice.line import Rehearsal

HELD = "●"
OPEN = "○"


def describe_line(rehearsal: Rehearsal) -> Content:
    """The takes that hold, and the line: what was left out is struck through, what was said instead follows."""
    take = rehearsal.take
    marks = " ".join([HELD] * rehearsal.held + [OPEN] * (rehearsal.of - rehearsal.held))
    heading = Content.assemble(
        ("The line  ", "bold"),
        (marks, "bold $text-success" if take.holds else "$text-muted"),
        (f"  {take.share:.0%} stands", "$text-muted"),
    )
    words = []
    for piece in take.pieces:
        words.append(Content.styled(clean(piece.text), "" if piece.said else "bold strike $text-error"))
        if piece.heard:
            words.append(Content.styled(f"({clean(piece.heard)})", "italic $text-warning"))
    rows = [heading, Content(" ").join(words)]
    if take.added:
        rows.append(Content.assemble(("Added  ", "$text-muted"), (clean(", ".join(take.added)), "italic")))
    return Content("\n").join(rows)
