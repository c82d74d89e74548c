"""Clock, stages, level, alarm, delivery: what they say in words as well as in colour."""

import pytest
from textual.content import Content
from textual.widgets import Digits, Static

from content.pack import Stage
from content.scorecard import Delivery
from practice.clock import read_clock, read_stages
from tui.widgets.alarm import Alarm
from tui.widgets.clock_display import ClockDisplay
from tui.widgets.delivery_pane import DeliveryPane
from tui.widgets.level_columns import columns, loudness
from tui.widgets.level_history import LevelHistory
from tui.widgets.level_meter import LevelMeter
from tui.widgets.stage_bar import StageBar

STAGES = (Stage("Clarify", 180), Stage("Sketch", 300), Stage("Failure [modes]", 180))


@pytest.mark.parametrize(
    ("seconds", "digits", "words", "mood"),
    [
        (0, "00:00", "2:00 left", "plenty"),
        (100, "01:40", "0:20 left", "closing"),
        (137, "02:17", "over +0:17", "over"),
    ],
)
async def test_the_clock_tells_the_time_in_digits_words_and_mood(
    seconds: float, digits: str, words: str, mood: str, show
) -> None:
    clock = ClockDisplay()
    async with show(clock):
        clock.show(read_clock(seconds, 120), Content("● REC"))
        assert clock.query_one(Digits).value == digits
        assert str(clock.query_one(Static).render()) == f"{words}   ● REC"
        assert clock.has_class(mood)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (80, "  ✓ Clarify    ▶ Sketch 3:20 left    Failure [modes]"),
        (50, " ✓ Clarify  ▶ Sketch 3:20 left  Failure [modes]"),
        (46, "2 of 3   ▶ Sketch 3:20 left  Failure [modes]"),
        (30, "2 of 3   ▶ Sketch 3:20 left  …"),
    ],
)
async def test_the_stage_bar_fits(width: int, expected: str, show, lines) -> None:
    bar = StageBar()
    async with show(bar, (width, 2)) as pilot:
        bar.stages = read_stages(STAGES, (0.0, 100.0), 200.0)
        await pilot.pause()
        assert lines(bar)[0] == expected


@pytest.mark.parametrize(
    ("dbfs", "word"),
    [(-96.0, "silent"), (-60.0, "silent"), (-50.0, "faint"), (-20.0, "loud enough"), (-1.0, "too loud")],
)
async def test_the_level_is_named(dbfs: float, word: str, show, lines) -> None:
    meter = LevelMeter()
    async with show(meter) as pilot:
        meter.level = dbfs
        await pilot.pause()
        assert lines(meter)[0].endswith(word)


@pytest.mark.parametrize(("dbfs", "share"), [(-96.0, 0.0), (-60.0, 0.0), (-30.0, 0.5), (0.0, 1.0), (3.0, 1.0)])
def test_loudness_is_a_share_of_sixty_decibels(dbfs: float, share: float) -> None:
    assert loudness(dbfs) == share


def test_columns_are_drawn_from_the_bottom() -> None:
    assert columns([0.0, 0.5, 1.0, 0.25], 2) == ["  █ ", "▁██▄"]


async def test_a_column_of_the_history_is_the_mean_of_half_a_second(show, lines) -> None:
    history = LevelHistory()
    async with show(history, (10, 6)) as pilot:
        for at, level in enumerate([0.0, 0.0, -60.0, -60.0, -60.0, -60.0]):
            history.add(level, at / 6)
        await pilot.pause()
        assert lines(history) == ["", "█", "█▁"]


async def test_the_history_moves_on_when_it_is_full(show, lines) -> None:
    history = LevelHistory()
    async with show(history, (10, 6)) as pilot:
        history.add(0.0, 0.0)
        history.add(-60.0, 5.0)
        await pilot.pause()
        assert lines(history) == ["", "", "▁" * 10]


async def test_an_alarm_is_there_only_while_there_is_something_to_say(show, lines) -> None:
    alarm = Alarm()
    async with show(alarm, (80, 5)) as pilot:
        assert not alarm.display
        alarm.sentence = "The microphone [/] is \x1b[31mgone."
        await pilot.pause()
        assert lines(alarm)[0].strip() == "▲ The microphone [/] is gone."
        alarm.sentence = ""
        await pilot.pause()
        assert not alarm.display


def delivery(**facts: object) -> Delivery:
    known = {
        "words": 93, "words_per_minute": 138.2, "pace": (120.0, 150.0), "fillers_at_least": 3,
        "fillers_per_minute": 1.12, "long_pauses": 0, "longest_pause": None, "first_number_after": None,
        "decision_after": None, "pet_phrases": (),
    }  # fmt: skip
    return Delivery(**(known | facts))  # type: ignore[arg-type] # facts by name


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (44, ["Pace      138 wpm  aim for 100 to 165", "Fillers   at least 3  1.1 a minute", "Silence   0:04"]),
        (30, ["Pace      138 wpm", "Fillers   at least 3", "Silence   0:04"]),
    ],
)
async def test_delivery_is_told_in_figures(width: int, expected: list[str], show, lines) -> None:
    pane = DeliveryPane()
    async with show(pane, (width, 6)) as pilot:
        pane.delivery = delivery()
        pane.silence = 4
        await pilot.pause()
        assert lines(pane)[1:] == expected


async def test_what_is_not_known_is_not_made_up(show, lines) -> None:
    pane = DeliveryPane()
    async with show(pane):
        assert lines(pane)[1:] == ["Pace      not yet known", "Fillers   not yet known", "Silence   0:00"]
