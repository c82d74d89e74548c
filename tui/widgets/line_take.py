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
        (f"  {take.share:.0%} word for word", "$text-muted"),
    )
    words = []
    for word in take.words:
        if word.said:
            words.append(Content(clean(word.text)))
            continue
        words.append(Content.styled(clean(word.text), "bold strike $text-error"))
        if word.heard:
            words.append(Content.styled(f"({clean(word.heard)})", "italic $text-warning"))
    rows = [heading, Content(" ").join(words)]
    if take.added:
        rows.append(Content.assemble(("Added  ", "$text-muted"), (clean(", ".join(take.added)), "italic")))
    return Content("\n").join(rows)
