"""The round's clock: pure functions from seconds said to what is shown."""

from typing import Literal

import msgspec

from content.pack import Stage

Mood = Literal["plenty", "closing", "over"]


class ClockFace(msgspec.Struct, frozen=True):
    """What the clock says: ``elapsed`` as mm:ss, ``left`` in words, ``mood`` for how it is drawn."""

    elapsed: str
    left: str
    mood: Mood


class StageFace(msgspec.Struct, frozen=True):
    """What the bar says of one stage."""

    title: str
    state: Literal["done", "now", "next"]
    left: str


def minutes(seconds: float) -> str:
    """Write seconds as m:ss, cutting off the fraction."""
    whole = int(max(0.0, seconds))
    return f"{whole // 60}:{whole % 60:02}"


def time_left(seconds: float, limit: float) -> str:
    """Say how far it is to the limit: "2:00 left" before it, "over +0:17" after it."""
    return f"{minutes(limit - seconds)} left" if seconds < limit else f"over +{minutes(seconds - limit)}"


def read_clock(seconds: float, limit: float) -> ClockFace:
    """Read the clock of a whole answer; the last fifth, or the last minute if that is shorter, is closing."""
    closing = limit - min(60.0, limit / 5)
    mood: Mood = "plenty" if seconds < closing else "closing" if seconds < limit else "over"
    whole = int(max(0.0, seconds))
    return ClockFace(f"{whole // 60:02}:{whole % 60:02}", time_left(seconds, limit), mood)


def read_stages(stages: tuple[Stage, ...], entered: tuple[float, ...], seconds: float) -> tuple[StageFace, ...]:
    """Read the stage bar; ``entered`` holds the second at which each stage so far began, the first being 0."""
    now = len(entered) - 1
    faces = []
    for index, stage in enumerate(stages):
        if index < now:
            faces.append(StageFace(stage.title, "done", ""))
        elif index == now:
            faces.append(StageFace(stage.title, "now", time_left(seconds - entered[index], stage.seconds)))
        else:
            faces.append(StageFace(stage.title, "next", minutes(stage.seconds)))
    return tuple(faces)
