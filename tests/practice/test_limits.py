"""Words of a brief, and minutes of each stage."""

from content.pack import Stage
from content.transcript import Transcript
from practice.limits import Brevity, StageSpent, count_words, read_spent

STAGES = (Stage("Clarify", 120), Stage("Sketch", 300), Stage("Wrap-up", 60))


def test_a_brief_is_counted_in_words_between_blanks() -> None:
    brevity = count_words(Transcript.typed("Stays fell by 0.7 days,\nfor 5,000 heart-failure patients."), 7)
    assert brevity == Brevity(9, 7)
    assert brevity.over == 2
    assert Brevity(7, 7).over == 0


def test_each_stage_takes_until_the_next_one_begins() -> None:
    assert read_spent(STAGES, (0.0, 100.0, 450.5), 500.0) == (
        StageSpent("Clarify", 120, 100.0),
        StageSpent("Sketch", 300, 350.5),
        StageSpent("Wrap-up", 60, 49.5),
    )


def test_a_stage_that_was_not_reached_took_nothing() -> None:
    assert [stage.spent for stage in read_spent(STAGES, (0.0,), 90.0)] == [90.0, None, None]
