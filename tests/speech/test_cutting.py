"""Where a run-on is cut."""

from hypothesis import given
from hypothesis import strategies as st

from content.transcript import Word
from speech.cutting import find_cut
from speech.segmenter import FRAME, OVERLONG, Utterance

SECOND = 16_000
LENGTH = OVERLONG * FRAME / SECOND


def run_on(*pauses: tuple[float, float], start: int = 0) -> Utterance:
    """An overlong utterance, voiced but in ``pauses`` (seconds from its start)."""
    probabilities = [
        0.1 if any(a <= frame * FRAME / SECOND < b for a, b in pauses) else 0.9 for frame in range(OVERLONG)
    ]
    return Utterance(start, start + OVERLONG * FRAME, tuple(probabilities), whole=False)


def test_it_is_cut_in_the_widest_quiet_gap_of_its_later_half() -> None:
    spoken = (
        Word("early.", 0, 4, 1),
        Word("in", 4.5, 14, 1),
        Word("the", 14.3, 17, 1),
        Word("end", 17.0, 21.8, 1),
    )
    at, kept = find_cut(spoken, run_on((4.0, 4.5), (14.05, 14.25)))
    assert 14.0 <= at / SECOND <= 14.3
    assert [word.text for word in kept] == ["early.", "in"]


def test_the_end_of_a_sentence_is_worth_more_than_a_little_silence() -> None:
    spoken = (Word("ends.", 0, 13, 1), Word("goes", 13.1, 16, 1), Word("on", 16.2, 21, 1))
    at, kept = find_cut(spoken, run_on())
    assert 12.9 <= at / SECOND <= 13.2
    assert [word.text for word in kept] == ["ends."]


def test_without_a_gap_in_the_later_half_it_is_cut_where_it_is_quietest() -> None:
    at, kept = find_cut((Word("only", 0, 3, 1),), run_on((15.0, 15.2)))
    assert 14.9 <= at / SECOND <= 15.2
    assert [word.text for word in kept] == ["only"]
    assert find_cut((), run_on((15.0, 15.2)))[0] == at


@given(st.lists(st.floats(0, LENGTH), max_size=40), st.floats(0, 0.5), st.integers(0, 1000))
def test_a_cut_leaves_something_on_both_sides_and_no_word_hangs_over_it(
    marks: list[float], gap: float, first: int
) -> None:
    utterance = run_on((9, 9.5), start=first * FRAME)
    begin = utterance.start / SECOND
    ends = sorted(marks)
    spoken = tuple(
        Word("w", begin + min(a + gap, b), begin + b, 1) for a, b in zip([0.0, *ends], ends, strict=False)
    )
    at, kept = find_cut(spoken, utterance)
    assert utterance.start < at < utterance.end
    assert at % FRAME == 0
    assert kept == () or kept[-1].end <= round(at / SECOND, 3)
    assert [word.start for word in kept] == [word.start for word in spoken[: len(kept)]]
