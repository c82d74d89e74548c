"""What was done to prepare: questions rehearsed, and sittings over tasks that leave no answer behind."""

import datetime

import msgspec


class Rehearsal(msgspec.Struct, frozen=True):
    """One scored answer to a prompt: the day on the wall where it was given, and its overall (0-100)."""

    prompt: str
    day: datetime.date
    overall: int


class Sitting(msgspec.Struct, frozen=True):
    """Some minutes spent on a preparation task, named as its pack names it, on one day."""

    pack: str
    task: str
    day: datetime.date
    minutes: int
