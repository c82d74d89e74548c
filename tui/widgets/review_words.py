"""The lines above a review: what was answered, and what to take away."""

from datetime import datetime

from textual.content import Content

from content.clean import clean
from content.scorecard import Scorecard
from history.attempt import Attempt
from practice.clock import minutes
from practice.verdict import Verdict
from tui.verdict_lines import headline
from tui.when import say_when

UNFINISHED = "This answer has no words yet. Go back home and finish it there: its sound is kept."
DISCARDED = "This answer was discarded, so it was not scored. Its sound is kept for 7 days."


def heading(attempt: Attempt, now: datetime) -> Content:
    """Name the attempt: who asks, what, when, how long."""
    length = minutes(attempt.seconds) if attempt.audio else "typed"
    if attempt.seconds and not attempt.audio:
        length = f"typed in {minutes(attempt.seconds)}"
    facts = [say_when(attempt.started, now), length, clean(attempt.title), clean(attempt.round)]
    if attempt.follows:
        facts.insert(0, "follow-up")
    if attempt.chair:
        facts.insert(0, f"as {clean(attempt.chair).lower()}")
    return Content.assemble(
        (clean(attempt.employer), "bold $primary"), (f"  {' · '.join(facts)}", "$text-muted")
    )


def advice(attempt: Attempt, card: Scorecard | None, verdict: Verdict | None) -> Content:
    """The one sentence to take away, or why there is none; before it what the kind of prompt calls for."""
    if card is None:
        known = DISCARDED if attempt.state == "discarded" else UNFINISHED
        return Content(clean(attempt.note) + " " + known if attempt.note else known)
    if card.not_scored:
        return Content.assemble(("Not scored: ", "bold $warning"), clean(card.not_scored))
    told = headline(verdict) if verdict else ""
    if verdict and verdict.line:
        return Content.styled(clean(told), "bold")
    step = Content.assemble(("Next time: ", "bold"), clean(card.next_step))
    return Content("\n").join([Content(clean(told)), step]) if told else step
