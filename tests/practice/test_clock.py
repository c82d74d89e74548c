import pytest

from content.pack import Stage
from practice.clock import read_clock, read_stages, time_left


@pytest.mark.parametrize(
    ("seconds", "limit", "expected"),
    [
        (0, 180, "3:00 left"),
        (60, 180, "2:00 left"),
        (179.5, 180, "0:00 left"),
        (180, 180, "over +0:00"),
        (197.9, 180, "over +0:17"),
        (4000, 900, "over +51:40"),
    ],
)
def test_time_left_is_said_in_words(seconds: float, limit: float, expected: str) -> None:
    assert time_left(seconds, limit) == expected


@pytest.mark.parametrize(
    ("seconds", "limit", "mood"),
    [(0, 180, "plenty"), (143, 180, "plenty"), (145, 180, "closing"), (180, 180, "over"), (835, 900, "plenty")],
)
def test_the_last_fifth_or_minute_is_closing(seconds: float, limit: float, mood: str) -> None:
    assert read_clock(seconds, limit).mood == mood


def test_elapsed_time_counts_up() -> None:
    assert read_clock(581, 900).elapsed == "09:41"


def test_stages_go_on_by_hand_and_say_when_one_runs_over() -> None:
    stages = (Stage("Clarify", 120), Stage("Sketch", 300), Stage("Wrap-up", 60))
    faces = read_stages(stages, (0.0, 130.0), 438.0)
    assert [(face.title, face.state, face.left) for face in faces] == [
        ("Clarify", "done", ""),
        ("Sketch", "now", "over +0:08"),
        ("Wrap-up", "next", "1:00"),
    ]
