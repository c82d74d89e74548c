"""Signals, story, findings, delivery, score, wave: every one leads back to words."""

import pytest
from textual.widgets import Digits, Static

from content.scorecard import Delivery, Evidence, NumberCheck, Signal, Story
from tui.widgets.delivery_facts import describe_delivery
from tui.widgets.findings import describe_numbers, describe_questions
from tui.widgets.mark_line import describe_mark, say_amount
from tui.widgets.overall import Overall
from tui.widgets.signal_bars import SignalBars
from tui.widgets.story_pane import StoryPane
from tui.widgets.tape_wave import TapeWave

TEXT = "We saw 0.7 days shorter stays for 5,000 patients under HIPAA."


async def test_signals_have_a_bar_a_score_and_a_reason(show, lines) -> None:
    bars = SignalBars()
    async with show(bars, (40, 12)) as pilot:
        bars.signals = (
            Signal("impact", "Impact", 4.0, "“0.7 days shorter stays” [of 5] for 5,000 patients a year.", 28),
            Signal("governance", "Governance", 1.0, ""),
        )
        await pilot.pause()
        assert lines(bars) == [
            "Signals",
            "Impact     " + "█" * 24 + "  4.0",
            "  28 points · “0.7 days shorter stays”",
            "  [of 5] for 5,000 patients a year.",
            "Governance " + "█" * 6 + "░" * 18 + "  1.0",
        ]


@pytest.mark.parametrize(
    ("points", "said"), [(1, "1 point · Why."), (-1, "-1 point · Why."), (2, "2 points · Why.")]
)
async def test_one_point_is_a_point(points, said, show, lines) -> None:
    bars = SignalBars()
    async with show(bars, (40, 12)) as pilot:
        bars.signals = (Signal("impact", "Impact", 1.0, "Why.", points),)
        await pilot.pause()
        assert lines(bars)[-1].strip() == said


async def test_a_narrow_pane_shortens_the_labels(show, lines) -> None:
    bars = SignalBars()
    async with show(bars, (30, 12)) as pilot:
        bars.signals = (
            Signal("stakeholder", "Stakeholder alignment", 2.0, ""),
            Signal("topic", "Own work", 0.0, ""),
        )
        await pilot.pause()
        assert lines(bars)[1:] == [
            "Stakeholder " + "█" * 6 + "░" * 7 + "  2.0",
            "Own work    " + "░" * 13 + "  0.0",
        ]


async def test_a_story_says_which_part_is_missing(found, show, lines) -> None:
    pane = StoryPane()
    story = Story(
        found(TEXT, "0.7 days shorter stays", "metric"), found(TEXT, "5,000 patients", "cohort"), None, None
    )
    async with show(pane, (60, 12)) as pilot:
        pane.stories = (story,)
        await pilot.pause()
        assert lines(pane) == [
            "Your story  2 of 4 parts",
            "● Metric      0.7 days shorter stays",
            "● Cohort      5,000 patients",
            "○ Time frame  say by when",
            "○ Compliance  which rule, and how was it met?",
        ]


async def test_the_fullest_story_comes_first(found, show, lines) -> None:
    pane = StoryPane()
    metric, cohort = found(TEXT, "0.7 days", "metric"), found(TEXT, "5,000 patients", "cohort")
    async with show(pane, (60, 12)) as pilot:
        pane.stories = (Story(metric, None, None, None), Story(metric, cohort, None, None))
        await pilot.pause()
        headings = [line for line in lines(pane) if "parts" in line]
        assert headings == ["Your story  2 of 4 parts", "Story 2  1 of 4 parts"]


async def test_no_story_is_said_to_be_none(show, lines) -> None:
    pane = StoryPane()
    async with show(pane, (80, 12)):
        assert lines(pane)[1] == "No figure was tied to an outcome, so there is no story yet."


@pytest.mark.parametrize(
    ("overall", "delta", "digits", "words"),
    [
        (71, 12, "71", "of 100  ▲ 12"),
        (71, -3, "71", "of 100  ▼ 3"),
        (71, 0, "71", "of 100"),
        (71, None, "71", "of 100"),
        (None, None, "", "not scored"),
    ],
)
async def test_the_score_is_compared_with_the_last(overall, delta, digits: str, words: str, show) -> None:
    widget = Overall()
    async with show(widget):
        widget.show(overall, delta)
        assert widget.query_one(Digits).value == digits
        assert str(widget.query_one(Static).render()) == words


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (0.7, "day", "0.7 days"),
        (1, "day", "1 day"),
        (5000.0, "patient", "5,000 patients"),
        (12.5, "percent", "12.5%"),
        (1_200_000, "USD", "$1,200,000"),
        (9, "CHF", "9 CHF"),
        ((10, 20), "percent", "10 to 20%"),
        ("end of March", None, "end of March"),
        (3, None, "3"),
        (None, None, ""),
    ],
)
def test_amounts_are_written_as_they_are_said(value, unit: str | None, said: str) -> None:
    assert say_amount(value, unit) == said


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"value": 0.7, "unit": "day", "baseline": 3.1}, "Metric  it · 0.7 days · from 3.1 days"),
        ({"term": "FHIR", "repaired_from": "fire"}, "Metric  it · FHIR · heard “fire”"),
        ({"negated": True}, "Metric  it · said as missing, so it does not count"),
        ({"hypothetical": True}, "Metric  it · a plan, not something done"),
        ({"bare": True}, "Metric  it · named without saying what it did"),
        ({"facets": ("owner", "threshold")}, "Metric  it · owner · threshold"),
        ({"role": "baseline"}, "Metric  it · where it stood before"),
        ({"why": "A change [of 5]."}, "Metric  it  A change [of 5]."),
        ({"term": "\x1b]0;x\x07HL7"}, "Metric  it · HL7"),
    ],
)
def test_a_mark_says_what_it_is(facts: dict[str, object], said: str) -> None:
    mark = Evidence(kind="metric", start=0, end=2, text="it", **facts)  # type: ignore[arg-type] # facts by name
    assert describe_mark([mark]).plain == said


def test_figures_that_do_not_hold_are_told() -> None:
    check = NumberCheck("contradiction", "Last time you said 0.9 days [of 5].", "0.7 days", "0.9 days")
    assert describe_numbers([check]).plain == "Numbers that do not hold\n▲ Last time you said 0.9 days [of 5]."


def test_follow_up_questions_are_quoted() -> None:
    assert describe_questions(["Who decides [/]?"]).plain == "They would ask\n“Who decides [/]?”"


def test_delivery_tells_what_is_known() -> None:
    known = Delivery(93, 138.2, (75.0, 112.5, 150.0), 3, 1.12, 2, 2.41, 31.0, None, ("at the end of the day",))
    assert [line.split(maxsplit=1) for line in describe_delivery(known).plain.splitlines()] == [
        ["Delivery"],
        ["Pace", "138 wpm  aim for 100 to 165"],
        ["▄▆█"],
        ["Fillers", "at least 3  1.1 a minute"],
        ["Long", "pauses   2  longest 2.4 s"],
        ["First", "figure  0:31  into the answer"],
        ["Said", "often    at the end of the day"],
        ["Words", "93"],
    ]


def test_delivery_of_a_typed_answer_has_no_pace() -> None:
    typed = Delivery(93, None, (), 0, None, 0, None, None, None, ())
    assert describe_delivery(typed).plain == "Delivery\nFillers       none\nWords         93"


async def test_the_wave_shows_where_the_cursor_is(show, lines) -> None:
    wave = TapeWave()
    async with show(wave, (31, 2)) as pilot:
        wave.levels, wave.seconds, wave.position = (0.0, 1.0) * 10, 60.0, 30.0
        await pilot.pause()
        assert lines(wave)[0] == " 0:30 " + "▁█" * 5 + "┃" + "█▁█▁█▁█▁█" + " 1:00"


async def test_without_levels_the_wave_is_words(show, lines) -> None:
    wave = TapeWave()
    async with show(wave, (40, 2)) as pilot:
        wave.seconds, wave.position = 60.0, 5.0
        await pilot.pause()
        assert lines(wave)[0] == " 0:05 of 1:00"
