"""How long it takes until a decision falls."""

import pytest

from content.packs import load_packs
from content.transcript import Transcript, Word
from practice.decision import find_decision

WORDS = ("pause", "proceed", "modify", "go", "no-go")
DECIDING = [
    prompt
    for pack in load_packs()
    for round_ in pack.rounds
    for prompt in round_.prompts
    if prompt.kind == "simulation"
]


def spoken(text: str, after: float) -> Transcript:
    words = [Word(word, after + at * 0.5, after + at * 0.5 + 0.4, 0.9) for at, word in enumerate(text.split())]
    return Transcript.spoken(words, after + len(words) * 0.5)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Modify, from tonight.", "Modify"),
        ("We are pausing it.", "pausing"),
        ("It's a no-go, and here is why.", "no-go"),
        ("I go with the second.", "go"),
        ("I wonder whether to pause or proceed. We proceed.", "proceed"),
        ("Pause or proceed? Pause.", "Pause"),
        ("Let me go over the data first.", ""),
        ("Should we go? If we pause, it costs us.", ""),
        ("After the pause we talk.", ""),
        ("I see merit in all of it.", ""),
    ],
)
def test_the_first_word_that_decides_counts(text: str, word: str) -> None:
    assert find_decision(WORDS, Transcript.typed(text), strict=True).word == word


def test_seconds_are_those_of_the_tape() -> None:
    decision = find_decision(WORDS, spoken("well now we modify it", 8.0), strict=True)
    assert (decision.word, decision.seconds) == ("modify", 9.5)
    assert decision.at_once
    assert not decision.hesitated


def test_a_minute_without_one_is_hesitation_and_so_is_none_at_all() -> None:
    late = find_decision(WORDS, spoken("we modify it", 61.0), strict=True)
    assert late.hesitated
    assert find_decision(WORDS, spoken("I see your point", 0.0), strict=False).hesitated


@pytest.mark.parametrize("prompt", DECIDING, ids=lambda prompt: prompt.id)
def test_strong_exemplars_decide_at_once_and_weak_ones_do_not(prompt) -> None:
    strong = find_decision(prompt.decisions, Transcript.typed(prompt.exemplar.strong), strict=True)
    weak = find_decision(prompt.decisions, Transcript.typed(prompt.exemplar.weak), strict=True)
    assert strong.at_once
    assert not weak.at_once
