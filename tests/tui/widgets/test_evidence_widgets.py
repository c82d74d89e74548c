"""Evidence words light up when they are said."""

import pytest

from tui.widgets.evidence_pane import EvidencePane
from tui.widgets.evidence_ticks import EvidenceTicks
from tui.widgets.found import find_said

TEXT = "We cut stays by 0.7 days for 5,000 patients [of 5] in Ohio."


@pytest.fixture
def half_said(found):
    evidence = [found(TEXT, "0.7 days", "metric"), found(TEXT, "5,000 patients [of 5]", "cohort")]
    return find_said(evidence, ("horizon",), ("metric", "horizon"))


async def test_ticks_are_hollow_until_said(half_said, show, lines) -> None:
    ticks = EvidenceTicks()
    async with show(ticks, (80, 3)) as pilot:
        ticks.found = find_said((), (), ("metric", "horizon"))
        await pilot.pause()
        assert lines(ticks)[0].split() == ["○", "Metric", "○", "Time", "frame"]
        ticks.found = half_said
        await pilot.pause()
        assert lines(ticks)[0].split() == ["●", "Metric", "○", "Time", "frame", "●", "Cohort"]


async def test_ticks_take_two_lines_where_one_is_too_narrow(half_said, show, lines) -> None:
    ticks = EvidenceTicks()
    async with show(ticks, (30, 4)) as pilot:
        ticks.found = half_said
        await pilot.pause()
        assert [line.split() for line in lines(ticks)] == [
            ["●", "Metric", "○", "Time", "frame"],
            ["●", "Cohort"],
        ]


async def test_the_pane_tells_the_words_or_what_to_say(half_said, show, lines) -> None:
    pane = EvidencePane()
    async with show(pane, (60, 12)) as pilot:
        pane.found = half_said
        await pilot.pause()
        assert [line.split(maxsplit=1) for line in lines(pane)] == [
            ["Evidence"],
            ["●", "Metric      0.7 days"],
            ["○", "Time frame  say by when"],
            ["●", "Cohort      5,000 patients [of 5]"],
        ]


async def test_the_pane_cuts_what_is_too_long(half_said, show, lines) -> None:
    pane = EvidencePane()
    async with show(pane, (22, 12)) as pilot:
        pane.found = half_said
        await pilot.pause()
        assert lines(pane)[3] == "● Cohort      5,000 p…"
