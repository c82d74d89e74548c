import datetime
import stat
from pathlib import Path

import pytest
from icalendar import Calendar

from practice.settings import Settings, load_settings


def in_days(days: int) -> str:
    return f"{datetime.date.today() + datetime.timedelta(days)}"  # noqa: DTZ011 - the day on the wall, as the command has it


def test_a_plan_is_printed_written_to_a_calendar_and_kept(rounds, tmp_path: Path) -> None:
    calendar = tmp_path / "plan.ics"
    config = tmp_path / "config.toml"
    where = {"ROUNDS_CONFIG_FILE": str(config)}
    done = rounds(
        *(
            "plan",
            in_days(21),
            "--employer",
            "cvs-health",
            "--minutes",
            "40",
            "--ics",
            calendar,
            "--at",
            "07:15",
        ),
        "--keep",
        **where,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "CVS Health, interview on" in done.stdout
    assert "Once more: One roadmap for three (20 min)" in done.stdout
    assert stat.S_IMODE(calendar.stat().st_mode) == 0o600
    first = Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")[0]
    assert first.decoded("dtstart").time() == datetime.time(7, 15)
    kept = Settings(interview=datetime.date.fromisoformat(in_days(21)), employer="cvs-health", minutes_a_day=40)
    assert load_settings(config) == (kept, ())
    plan = rounds.json("plan", **where)
    assert (plan["pack"], plan["minutes_a_day"], plan["left_out"]) == ("cvs-health", 40, [])
    assert sum(item["minutes"] for item in plan["days"][0]["items"]) <= 40
    assert not rounds.data.exists()

    calendar.write_text("mine")
    again = rounds("plan", "--ics", calendar, **where)
    assert (again.returncode, again.stdout) == (2, "")
    assert "--overwrite" in again.stderr
    assert calendar.read_text() == "mine"
    assert rounds("plan", "--ics", calendar, "--overwrite", **where).returncode == 0
    assert calendar.read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["2026-02-30", "--employer", "humana"], '"2026-02-30" is no date; write year, month and day as in 20'),
        (["14.12.2026", "--employer", "humana"], "is no date"),
        ([in_days(-1), "--employer", "humana"], "is over; give a date from today on."),
        (["9999-12-31", "--employer", "humana"], "more than two years away"),
        (
            [in_days(9), "--employer", "acme"],
            'There is no employer "acme"; those there are: cerner, cvs-health',
        ),
        ([in_days(9)], "Say which employer it is with --employer: cerner"),
        ([], "Say when the interview is, as in 'rounds plan 20"),
        ([in_days(9), "--employer", "humana", "--ics", "x.ics", "--at", "25:00"], "is no time"),
        ([in_days(9), "--employer", "humana", "--minutes", "2"], "--minutes"),
    ],
)
def test_what_cannot_be_planned_is_said(rounds, arguments: list[str], sentence: str) -> None:
    done = rounds("plan", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_calendar_that_cannot_be_written_is_said(rounds, tmp_path: Path) -> None:
    done = rounds("plan", in_days(9), "--employer", "humana", "--ics", tmp_path / "none" / "plan.ics")
    assert done.returncode == 1
    assert "choose another place" in done.stderr
