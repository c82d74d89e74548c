"""Variations of answers keep to words of like meaning, and say nothing that neither answer had room for."""

import re
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from training.network import Floats
from training.variations import TIMES, alternatives, hear_otherwise, reword, take_turns, vary

WORDS = {
    "nurse": (1.0, 0.0),
    "nurses": (0.9, 0.1),
    "doctor": (0.7, 0.7),
    "falls": (0.0, 1.0),
    "lunch": (-1.0, 0.0),
}
MEANINGS: dict[str, Floats] = {
    word: np.array(meaning, np.float32) / np.float32(np.hypot(*meaning)) for word, meaning in WORDS.items()
}
COMMON = "the of to and a in it is was we they that on for with at by from as or " * 40
TEXTS = [
    "Nurse Vera saw the falls, and we had lunch. The nurse wrote it down. We went on.",
    "The doctor had lunch with the nurses. They spoke of the falls. Nobody else did.",
    COMMON,
]
sentences = st.lists(
    st.sampled_from(("We went on.", "Was it right?", "It was!", "No.")), min_size=1, max_size=12
)


def test_a_word_gives_way_to_the_nearest_only() -> None:
    found = alternatives(TEXTS, MEANINGS, spared=20)
    assert found["nurse"] == ["nurses", "doctor"]
    assert found["lunch"] == []
    assert "the" not in found


@given(st.integers(0, 2**32 - 1))
def test_rewording_changes_words_that_have_others_and_nothing_else(seed: int) -> None:
    others = {"nurse": ["nurses", "doctor"], "lunch": ["dinner"]}
    changed = reword(TEXTS[0], others, Random(seed))
    before, after = (re.findall(r"[A-Za-z]+", text) for text in (TEXTS[0], changed))
    for one, two in zip(before, after, strict=True):
        assert two.lower() in (one.lower(), *others.get(one.lower(), ()))
        assert two.istitle() == one.istitle()
    assert re.sub(r"[A-Za-z]+", "", changed) == re.sub(r"[A-Za-z]+", "", TEXTS[0])


@given(st.text("aIß,. 1", max_size=60), st.integers(0, 2**32 - 1))
def test_hearing_otherwise_moves_no_character(text: str, seed: int) -> None:
    heard = hear_otherwise(text, Random(seed))
    assert len(heard) == len(text)
    for before, after in zip(text, heard, strict=True):
        marked = before in ",. " and after in ",. "
        assert before == after or marked or before.lower() == after.lower()


def test_commas_and_stops_are_lost_or_become_one_another() -> None:
    heard = "".join(
        hear_otherwise("We met, and I left. It was HIPAA. They stayed. ", Random(seed)) for seed in range(400)
    )
    for phrase in ("met  and", "met. And", "met, and", "left, it", "left. It", "HIPAA, they", "HIPAA. They"):
        assert phrase in heard
    assert "we met  and i left  it was hipaa  they stayed  " in heard, "some are told without any marks"


def test_a_comma_becomes_a_stop_where_a_sentence_may_begin_and_and_gets_one_before_a_statement() -> None:
    told = "They were against it, they said, for days and nights and we met. Three hundred and twenty came. "
    heard = [hear_otherwise(told, Random(seed)) for seed in range(400)]
    restarted, stopped = (sum(phrase in one for one in heard) for phrase in ("it. They", "said. For"))
    assert restarted > 3 * stopped > 0
    assert any("nights,and we" in one for one in heard)
    assert not any("days,and" in one or "hundred,and" in one for one in heard)


@given(sentences, sentences, st.integers(0, 2**32 - 1))
def test_two_answers_take_turns_until_the_first_is_told(one: list[str], two: list[str], seed: int) -> None:
    told = take_turns(" ".join(one), " ".join(two), Random(seed)).split(" ")
    rest = iter(told)
    assert all(word in rest for word in " ".join(one).split(" "))
    assert len(told) <= len(" ".join([*one, *two]).split(" "))


def test_every_text_is_varied_and_heard() -> None:
    told = [*TEXTS, *["We met, it was late, they left, he stayed, and we had lunch."] * 8]
    one, two = (list(vary(told, MEANINGS, seed=5)) for _ in range(2))
    texts = [(written.text, heard.text) for written, heard in one]
    assert texts == [(written.text, heard.text) for written, heard in two]
    assert len(one) == TIMES * len(told)
    assert all(len(written) == len(heard) for written, heard in texts)
    assert any(written != heard for written, heard in texts)
    assert all(passage.clauses and not passage.answers for both in one for passage in both)
