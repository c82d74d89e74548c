"""The agenda, read by a thread that may wait for the disk."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from practice.agenda import Agenda
    from tui.app import RoundsApp


def read_agenda(app: "RoundsApp") -> "Agenda":
    """Read what was done and plan on from there. Raises HistoryError."""
    from practice.agenda import make_agenda
    from practice.prepared import read_prepared

    return make_agenda(app.studio.packs, app.settings, read_prepared(app.paths), app.now().date())


def say_agenda(agenda: "Agenda") -> str:
    """Say in a line what is to be done today and how far the interview is; empty when there is neither."""
    waiting = agenda.today.waiting
    parts = []
    if waiting:
        what = "To do today" if agenda.plan else "Due again"
        minutes = sum(item.minutes for item in waiting)
        parts.append(f"{what}: {len(waiting)} thing{'s' * (len(waiting) > 1)}, {minutes} min")
    elif agenda.plan:
        parts.append("Done for today" if agenda.today.items else "Nothing to do today")
    if agenda.plan:
        parts.append(f"{agenda.plan.employer} {say_distance((agenda.plan.interview - agenda.plan.today).days)}")
    return " · ".join(parts)


def say_distance(days: int) -> str:
    """Say how far away a day is that has not passed."""
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
