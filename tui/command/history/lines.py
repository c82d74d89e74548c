"""An attempt as a line to read."""

from history.attempt import Attempt
from practice.clock import minutes


def attempt_line(attempt: Attempt) -> str:
    """Say which attempt it is, when it was made, how long it is and what it is worth."""
    worth = attempt.state if attempt.overall is None else f"{attempt.overall}"
    started = attempt.started[:16].replace("T", " ")
    return f"{attempt.id}  {started}  {minutes(attempt.seconds):>6}  {worth:>12}  {attempt.title}"
