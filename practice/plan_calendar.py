"""The plan as a calendar file (RFC 5545): a session a day, a reminder for each line, the interview itself."""

import datetime
from pathlib import Path

from icalendar import Alarm, Calendar, Event

from content.clean import clean
from practice.errors import CalendarNotKept
from practice.plan import Day, Plan, describe
from practice.whole_file import put_file

EVENING = datetime.time(18)
_WARNING = datetime.timedelta(minutes=-15)


def keep_calendar(
    path: Path, plan: Plan, *, stamp: datetime.datetime, at: datetime.time = EVENING, overwrite: bool = False
) -> None:
    """Write the calendar file. Raises CalendarNotKept, also when there is a file that may not be lost."""
    try:
        put_file(path, to_calendar(plan, stamp=stamp, at=at), overwrite=overwrite)
    except FileExistsError as error:
        raise CalendarNotKept(f"There is a file {path} already; choose another name.") from error
    except OSError as error:
        raise CalendarNotKept(f"{path} cannot be written ({error.strerror}); choose another place.") from error


def to_calendar(plan: Plan, *, stamp: datetime.datetime, at: datetime.time = EVENING) -> bytes:
    """Give the bytes of an ``.ics`` file; ``stamp`` is an aware time, ``at`` when sessions begin.

    Times have no zone: six in the evening is six wherever the calendar is. An event keeps its UID from one
    export to the next, so that importing the plan again brings what was imported before up to date.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Rounds//Preparation plan//EN")
    calendar.add("version", "2.0")
    for event in (*(event for day in plan.days for event in _events(plan, day, at)), _interview(plan)):
        event.add("dtstamp", stamp.astimezone(datetime.UTC))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(plan: Plan, day: Day, at: datetime.time) -> list[Event]:
    lines = [item for item in day.waiting if item.reason == "last" and item.takes > 1]
    rest = [item for item in day.waiting if item not in lines]
    start = datetime.datetime.combine(day.date, at)
    events = []
    if rest:
        minutes = sum(item.minutes for item in rest)
        event = _event(f"{plan.pack}-{day.date}@rounds", start, minutes)
        event.add("summary", clean(f"Prepare for {plan.employer}: {minutes} minutes"))
        event.add("description", clean("\n".join(map(describe, rest))))
        event.add_component(_alarm(_WARNING, f"In a quarter of an hour: {rest[0].title}"))
        events.append(event)
        start += datetime.timedelta(minutes=minutes)
    for line in lines:
        event = _event(f"{line.prompt}-{day.date}@rounds".replace("/", "-"), start, line.minutes)
        event.add("summary", clean(f"Say it {line.takes} times: {line.title}"))
        event.add("description", clean(f"{describe(line)}\nrounds practice {line.prompt}"))
        event.add_component(_alarm(datetime.timedelta(0), f"Say it {line.takes} times: {line.title}"))
        events.append(event)
        start += datetime.timedelta(minutes=line.minutes)
    return events


def _event(uid: str, start: datetime.datetime, minutes: int) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstart", start)
    event.add("duration", datetime.timedelta(minutes=minutes))
    return event


def _interview(plan: Plan) -> Event:
    event = Event()
    event.add("uid", f"{plan.pack}-interview@rounds")
    event.add("dtstart", plan.interview)
    event.add("summary", clean(f"Interview: {plan.employer}"))
    event.add_component(_alarm(datetime.timedelta(hours=-12), f"Tomorrow: {plan.employer}"))
    return event


def _alarm(before: datetime.timedelta, text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", clean(text))
    return alarm
