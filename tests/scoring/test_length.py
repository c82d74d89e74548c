import pytest

from content.pack import Prompt, Rubric
from content.transcript import Transcript, Word
from scoring import score


def ask(seconds, *terms):
    return Prompt(
        id="own/drill",
        title="Drill",
        kind="drill",
        seconds=seconds,
        question="How would you lay out the ward alarm from the sensor to the nurse, and what keeps it safe?",
        rubric=Rubric(terms=terms),
    )


def short(card):
    return next((signal for signal in card.signals if signal.id == "length"), None)


def test_half_a_minute_is_too_little_for_a_long_drill(answers):
    text = answers["falls"]
    words = [Word(word, at * 0.25, at * 0.25 + 0.2, 0.9) for at, word in enumerate(text.split())]
    heard = Transcript.spoken(words, 900.0)
    assert words[-1].end < 40
    free, capped = score(heard), score(heard, prompt=ask(900))
    assert free.overall >= 90
    assert capped.overall <= 70
    assert "of 15 minutes were used" in short(capped).why
    assert sum(signal.points for signal in capped.signals) == capped.overall


@pytest.mark.parametrize("seconds", [60, 120, 180])
def test_an_answer_that_is_long_enough_loses_nothing(answers, seconds):
    card = score(Transcript.typed(answers["falls"]), prompt=ask(seconds))
    assert short(card) is None
    assert card.overall == score(Transcript.typed(answers["falls"])).overall


def test_a_poor_answer_is_not_poorer_for_being_short(answers):
    card = score(Transcript.typed(answers["empty"]), prompt=ask(900))
    assert card.overall == score(Transcript.typed(answers["empty"])).overall


def test_silence_does_not_make_an_answer_longer(answers):
    words = [Word(word, at * 0.3, at * 0.3 + 0.2, 0.9) for at, word in enumerate(answers["falls"].split())]
    apart = [Word(one.text, one.start + 600, one.end + 600, 0.9) for one in words[len(words) // 2 :]]
    together = score(Transcript.spoken(words, 900.0), prompt=ask(1200))
    parted = score(Transcript.spoken([*words[: len(words) // 2], *apart], 900.0), prompt=ask(1200))
    assert abs(parted.overall - together.overall) <= 1
