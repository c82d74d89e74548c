"""What there is to do now: the plan for the interview that is set, or only what is due again."""

import datetime
from collections.abc import Sequence

import msgspec

from content.pack import Pack
from practice.errors import NoPlan
from practice.plan import Day, Plan
from practice.planning import due_today, make_plan
from practice.prepared import Prepared
from practice.settings import Settings


class Agenda(msgspec.Struct, frozen=True):
    """The days, today first; ``plan`` is None when no interview can be planned for, and ``notices`` say why."""

    days: tuple[Day, ...]
    plan: Plan | None
    notices: tuple[str, ...]

    @property
    def today(self) -> Day:
        """What today holds, done and not."""
        return self.days[0]


def make_agenda(packs: Sequence[Pack], settings: Settings, prepared: Prepared, today: datetime.date) -> Agenda:
    """Plan for the interview in the settings; without one that can be planned, repeat what is due."""
    plan, notices = _plan(packs, settings, prepared, today)
    if plan:
        return Agenda(plan.days, plan, notices)
    return Agenda((Day(today, due_today(packs, prepared.rehearsals, today)),), None, notices)


def _plan(
    packs: Sequence[Pack], settings: Settings, prepared: Prepared, today: datetime.date
) -> tuple[Plan | None, tuple[str, ...]]:
    """The plan and its notices, or none and why."""
    if settings.interview is None:
        return None, ()
    pack = next((pack for pack in packs if pack.id == settings.employer), None)
    if pack is None:
        return None, ("There is no pack for the employer of your interview; choose another with e.",)
    try:
        plan = make_plan(
            pack,
            today=today,
            interview=settings.interview,
            minutes=settings.minutes_a_day,
            rehearsals=prepared.rehearsals,
            sittings=prepared.sittings,
        )
    except NoPlan as error:
        return None, (str(error),)
    return plan, plan.notices
