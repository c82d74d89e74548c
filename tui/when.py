"""Moments as a person would say them."""

import datetime


def local_now() -> datetime.datetime:
    """The time by the wall, with its offset."""
    return datetime.datetime.now().astimezone()


def say_when(started: str, now: datetime.datetime) -> str:
    """Say when an attempt (ISO 8601 with offset) began, seen from ``now``: today 18:12, yesterday, 19 Nov.

    The date is that of the clock on the wall where the attempt was made.
    """
    moment = datetime.datetime.fromisoformat(started)
    days = (now.date() - moment.date()).days
    if days == 0:
        return f"today {moment:%H:%M}"
    if days == 1:
        return "yesterday"
    day = f"{moment.day} {MONTHS[moment.month - 1]}"
    return day if moment.year == now.year else f"{day} {moment.year}"


def say_time(started: str, now: datetime.datetime) -> str:
    """Say it shorter for today: only the time."""
    return say_when(started, now).removeprefix("today ")


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
