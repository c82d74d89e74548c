"""The calendar file, read back by the library and line by line."""

import datetime
import stat
from pathlib import Path

import msgspec
import pytest
from icalendar import Calendar

from content.packs import load_packs
from practice.errors import CalendarNotKept
from practice.plan import Item, Plan
from practice.plan_calendar import keep_calendar, to_calendar
from practice.planning import make_plan

TODAY = datetime.date(2026, 11, 22)
STAMP = datetime.datetime(2026, 11, 22, 19, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
HOSTILE = "a,b;c\\n\nEND:VEVENT\r\nBEGIN:VALARM\x1b[31m \u202e é " + "long " * 40


@pytest.fixture(scope="module")
def plan() -> Plan:
    pack = next(pack for pack in load_packs() if pack.id == "humana")
    return make_plan(pack, today=TODAY, interview=TODAY + datetime.timedelta(28), minutes=45)


def events(plan: Plan) -> list:
    return Calendar.from_ical(to_calendar(plan, stamp=STAMP)).walk("VEVENT")


def test_each_day_is_a_session_with_an_alarm(plan: Plan) -> None:
    found = {str(event["uid"]): event for event in events(plan)}
    assert len(found) == len(events(plan))
    for day in plan.days:
        session = found[f"humana-{day.date}@rounds"]
        assert session.decoded("dtstart") == datetime.datetime.combine(day.date, datetime.time(18))
        (alarm,) = session.walk("VALARM")
        assert alarm.decoded("trigger") == datetime.timedelta(minutes=-15)
        assert alarm["action"] == "DISPLAY"
    minutes = sum(
        found[uid].decoded("duration").total_seconds() / 60 for uid in found if uid != "humana-interview@rounds"
    )
    assert minutes == sum(day.minutes for day in plan.days)


def test_the_line_has_a_reminder_of_its_own_on_the_eve(plan: Plan) -> None:
    (line,) = [event for event in events(plan) if "Say it 3 times" in event["summary"]]
    assert line.decoded("dtstart").date() == TODAY + datetime.timedelta(27)
    assert line["uid"] == f"humana-refresh-grant-{TODAY + datetime.timedelta(27)}@rounds"
    (alarm,) = line.walk("VALARM")
    assert alarm.decoded("trigger") == datetime.timedelta(0)


def test_the_interview_stands_on_its_day(plan: Plan) -> None:
    (interview,) = [event for event in events(plan) if event["uid"] == "humana-interview@rounds"]
    assert interview.decoded("dtstart") == TODAY + datetime.timedelta(28)
    assert interview["summary"] == "Interview: Humana"


def test_the_same_plan_is_the_same_file_and_the_stamp_is_the_one_given(plan: Plan) -> None:
    assert to_calendar(plan, stamp=STAMP) == to_calendar(plan, stamp=STAMP)
    assert b"DTSTAMP:20261122T183000Z" in to_calendar(plan, stamp=STAMP)
    later = to_calendar(plan, stamp=STAMP + datetime.timedelta(1))
    assert [event["uid"] for event in Calendar.from_ical(later).walk("VEVENT")] == [
        event["uid"] for event in events(plan)
    ]


def test_hostile_text_is_text(plan: Plan) -> None:
    day = plan.days[0]
    hostile = msgspec.structs.replace(
        plan,
        employer=HOSTILE,
        days=(msgspec.structs.replace(day, items=(Item("task", HOSTILE, 30, task=HOSTILE),)),),
    )
    raw = to_calendar(hostile, stamp=STAMP)
    lines = raw.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert lines.count(b"BEGIN:VALARM") == lines.count(b"BEGIN:VEVENT") == 2
    assert b"\x1b" not in raw
    session, interview = Calendar.from_ical(raw).walk("VEVENT")
    assert "a,b;c\\n\nEND:VEVENT" in session["description"]
    assert "a,b;c\\n" in interview["summary"]


def test_it_is_written_for_its_owner_and_over_nothing(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    keep_calendar(path, plan, stamp=STAMP)
    assert path.read_bytes() == to_calendar(plan, stamp=STAMP)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("mine")
    with pytest.raises(CalendarNotKept, match="already"):
        keep_calendar(path, plan, stamp=STAMP)
    assert path.read_text() == "mine"
    keep_calendar(path, plan, stamp=STAMP, overwrite=True)
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR")
    with pytest.raises(CalendarNotKept, match="choose another place"):
        keep_calendar(tmp_path / "none" / "plan.ics", plan, stamp=STAMP)
    assert list(tmp_path.iterdir()) == [path]
