"""What is known of one attempt without opening it."""

from textual.content import Content

from content.clean import clean
from history.attempt import Attempt, Hit
from tui.theme import LOOKS
from tui.widgets.inert import inert

QUIET = "$text-muted"
ELSEWHERE = "The other Rounds that is open can finish it."


def describe_attempt(attempt: Attempt, hit: Hit | None, *, finishable: bool) -> Content:
    """Say where a search met it, or what it lacks, or why it has no score and what can be done about that."""
    if attempt.state != "done":
        return _unfinished(attempt, finishable=finishable)
    if hit and hit.matches:
        said = Content(inert(hit.snippet))
        for start, end in hit.matches:
            said = said.stylize("bold underline $text-accent", start, end)
        return said
    if attempt.note:
        return Content.styled(clean(attempt.note), QUIET)
    if attempt.overall is None:
        return Content.styled("It was not scored; open it to read why.", QUIET)
    if not attempt.missing:
        return Content.styled("Nothing was missing.", QUIET)
    kinds = [Content.styled(LOOKS[kind].label, f"bold ${kind}") for kind in attempt.missing]
    return Content.assemble(("Missing  ", QUIET), Content(", ").join(kinds))


def _unfinished(attempt: Attempt, *, finishable: bool) -> Content:
    said, way_on = {
        "failed": (f"Not scored. {clean(attempt.note)}", "r tries again."),
        "discarded": ("You set it aside; it goes for good after 7 days.", "r scores it after all."),
    }.get(attempt.state, ("It was cut off; the sound up to then is kept.", "r finishes it."))
    return Content.assemble(("▲ ", "bold $text-warning"), f"{said} {way_on if finishable else ELSEWHERE}")
