"""How moments are said."""

import datetime

import pytest

from tui.when import local_now, say_time, say_when

ZONE = datetime.timezone(datetime.timedelta(hours=1))
EVENING = datetime.datetime(2026, 3, 14, 18, 30, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("started", "said"),
    [
        ("2026-03-14T18:12:00+01:00", "today 18:12"),
        ("2026-03-14T00:00:00+01:00", "today 00:00"),
        ("2026-03-13T23:59:00+01:00", "yesterday"),
        ("2026-03-12T09:00:00+01:00", "12 Mar"),
        ("2026-01-01T09:00:00+01:00", "1 Jan"),
        ("2025-12-31T09:00:00+01:00", "31 Dec 2025"),
        ("2026-03-14T20:00:00+09:00", "today 20:00"),
    ],
)
def test_a_moment_is_said_as_a_person_would(started: str, said: str) -> None:
    assert say_when(started, EVENING) == said


def test_today_is_only_a_time() -> None:
    assert say_time("2026-03-14T14:02:00+01:00", EVENING) == "14:02"
    assert say_time("2026-03-13T14:02:00+01:00", EVENING) == "yesterday"


def test_now_knows_its_offset() -> None:
    assert local_now().tzinfo is not None
