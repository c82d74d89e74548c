"""The network answers as a slow, plain reading of the same weights would, in whole numbers throughout."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from content.weights import EVERY, Head, Plan, Weights
from scoring.network import TOP, ask, weigh

NAMES = (EVERY, "a", "b", "c")
VOICES, CONCEPTS, REACHES = 2, 3, (1, 2)
HEADS = (Head("one", ("", "x", "y")), Head("two", ("", "z")), Head("any", ("p", "q"), several=True))
ANSWERS = 7
byte = st.integers(-127, 127)
seeds = st.integers(0, 2**32 - 1)
rows = st.lists(st.frozensets(st.sampled_from((*NAMES[1:], "unheard"))), max_size=6)


def weights_of(seed: int) -> Weights:
    chance = np.random.default_rng(seed)

    def some(*shape: int) -> np.ndarray:
        return chance.integers(-127, 128, shape)

    return Weights(
        plan=Plan(HEADS, REACHES, (1, 3), table_bits=7, mix_bits=6, out_bits=6, kept_bits=4),
        features={name: place for place, name in enumerate(NAMES)},
        table=some(len(NAMES), VOICES * CONCEPTS + 2).astype(np.int8),
        bias=some(VOICES, CONCEPTS).astype(np.int32),
        mixes=some(VOICES, len(REACHES), 3 * CONCEPTS, CONCEPTS).astype(np.int8),
        mix_bias=some(VOICES, len(REACHES), CONCEPTS).astype(np.int32),
        out=some(VOICES, CONCEPTS, ANSWERS).astype(np.int8),
        out_bias=some(ANSWERS).astype(np.int32),
    )


def settle(value: int, bits: int) -> int:
    return min(TOP, max(0, (value + (1 << bits >> 1)) >> bits))


def plainly(weights: Weights, row: Sequence[frozenset[str]]) -> list[list[int]]:
    """The same, a number at a time."""
    table = weights.table.tolist()
    sums = [
        [
            sum(table[weights.features[name]][slot] for name in (EVERY, *noticed) if name in weights.features)
            for slot in range(VOICES * CONCEPTS + 2)
        ]
        for noticed in row
    ]
    worth = [weights.out_bias.tolist() for _ in row]
    for voice in range(VOICES):
        for line, own in zip(worth, one_voice(weights, voice, sums), strict=True):
            for slot in range(ANSWERS):
                line[slot] += sum(
                    one * out[slot] for one, out in zip(own, weights.out[voice].tolist(), strict=True)
                )
    for line, own in zip(worth, sums, strict=True):
        for slot, more in zip((1, 2), own[VOICES * CONCEPTS :], strict=True):
            line[slot] += 8 * more
    return worth


def one_voice(weights: Weights, voice: int, sums: Sequence[Sequence[int]]) -> list[list[int]]:
    """The concepts of each thing as one network hears them."""
    bias = weights.bias[voice].tolist()
    kept = [[settle(own[voice * CONCEPTS + slot] + bias[slot], 3) for slot in range(CONCEPTS)] for own in sums]
    nothing = [0] * CONCEPTS
    mixes, mix_bias = weights.mixes[voice].tolist(), weights.mix_bias[voice].tolist()
    for reach, mix, shift in zip(REACHES, mixes, mix_bias, strict=True):
        after = []
        for place, own in enumerate(kept):
            seen = [
                *(kept[place - reach] if place >= reach else nothing),
                *own,
                *(kept[place + reach] if place + reach < len(kept) else nothing),
            ]
            mixed = [
                sum(one * line[slot] for one, line in zip(seen, mix, strict=True)) + shift[slot]
                for slot in range(CONCEPTS)
            ]
            after.append([min(TOP, own[slot] + settle(mixed[slot], 6)) for slot in range(CONCEPTS)])
        kept = after
    return kept


@given(seeds, rows)
def test_what_speaks_for_an_answer_adds_up(seed: int, row: list[frozenset[str]]) -> None:
    weights = weights_of(seed)
    assert weigh(weights, row).tolist() == plainly(weights, row)


@given(seeds, rows)
def test_the_answer_is_what_most_speaks_for(seed: int, row: list[frozenset[str]]) -> None:
    weights = weights_of(seed)
    answers = ask(weights, row)
    for place, worth in enumerate(plainly(weights, row)):
        assert answers.label["one"][place] == ("", "x", "y")[worth.index(max(worth[:3]), 0, 3)]
        assert answers.label["two"][place] == ("", "z")[worth[4] > worth[3]]
        assert answers.worth["any"][place].tolist() == worth[5:]


@given(seeds)
def test_a_long_row_is_read_like_a_short_one(seed: int) -> None:
    """Features are summed for some things at a time; where one lot ends makes no difference."""
    weights = weights_of(seed)
    names = np.random.default_rng(seed).choice(NAMES[1:], 600)
    row = [frozenset({str(name)}) for name in names]
    reach = sum(REACHES)
    middle = slice(250, 262)
    around = slice(middle.start - reach, middle.stop + reach)
    assert (weigh(weights, row)[middle] == weigh(weights, row[around])[reach:-reach]).all()


def test_a_row_of_nothing_has_no_labels() -> None:
    answers = ask(weights_of(0), [])
    assert answers.label == {"one": [], "two": []}
    assert answers.worth["any"].shape == (0, 2)
