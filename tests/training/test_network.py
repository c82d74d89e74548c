"""The network learns by the right gradients, and rounding it to whole numbers changes next to nothing."""

import numpy as np
import pytest

from content.weights import Head
from scoring.network import weigh
from training.network import Example, Network, Subject, Vocabulary, gather, in_whole_numbers, train

HEADS = (Head("kind", ("", "control", "result")), Head("sides", ("owner", "limit"), several=True))
SUBJECT = Subject("clauses", HEADS, (1, 2), "kind", concepts=128, wordy=True, passes=8, forget=(0.1, 0.2))
NAMES = ("*", "never", "stops", "fell", "nurse")


def example(*rows: tuple[str, int, tuple[int, int]]) -> Example:
    return Example(
        [frozenset(words.split()) for words, _, _ in rows],
        [
            np.array([np.eye(3)[kind] if kind >= 0 else np.full(3, -1) for _, kind, _ in rows]),
            np.array([sides for *_, sides in rows], np.float64),
        ],
    )


EXAMPLES = [
    example(("nurse stops", 1, (1, 0)), ("never", -1, (-1, -1)), ("fell", 2, (-1, -1))),
    example(("never stops", 1, (0, 1))),
    example(("fell", 2, (-1, -1)), ("nurse", 0, (-1, -1))),
]


@pytest.fixture
def network() -> Network:
    meanings = np.random.default_rng(2).normal(0, 1, (len(NAMES), 3)).astype(np.float32)
    vocabulary = Vocabulary(
        {name: row for row, name in enumerate(NAMES)}, np.array([True] * 4 + [False]), meanings
    )
    network = Network(SUBJECT, vocabulary, seed=1)
    for name, value in network.weights.items():
        network.weights[name] = value + network.chance.normal(0, 0.05, value.shape).astype(np.float32)
    return network


def test_the_gradient_is_how_the_loss_changes(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.network.SIDE", 1.0)
    for name, value in network.weights.items():
        network.weights[name] = value.astype(np.float64)
    batch = network.batch(EXAMPLES, forget=0)
    _, found = network.gradients(batch, forget=0)
    for name, gradient in found.items():
        for at in network.chance.integers(0, gradient.size, 40):
            place = np.unravel_index(at, gradient.shape)
            own = (batch.used[place[0]], *place[1:]) if name == "table" else place
            if name == "table" and not network.vocabulary.common[own[0]]:
                continue
            before = network.weights[name][own]
            losses = []
            for step in (-1e-6, 1e-6):
                network.weights[name][own] = before + step
                losses.append(network.gradients(batch, forget=0)[0])
            network.weights[name][own] = before
            assert gradient[place] == pytest.approx((losses[1] - losses[0]) / 2e-6, abs=1e-6), (name, place)


def test_one_answer_does_not_hear_another(network: Network) -> None:
    """What is learned from an example does not depend on those that it is learned together with."""
    alone = [network.gradients(network.batch([one], forget=0), forget=0)[0] for one in EXAMPLES[1:2]]
    twice = network.gradients(network.batch([EXAMPLES[1], EXAMPLES[1]], forget=0), forget=0)[0]
    assert twice == pytest.approx(alone[0], rel=1e-5)


def test_whole_numbers_say_nearly_what_all_voices_say(network: Network) -> None:
    voices = [network, Network(SUBJECT, network.vocabulary, seed=2)]
    whole = in_whole_numbers(voices, {"kind": 0.25, "kind/result": 0.5})
    steps = 2.0 ** (whole.plan.kept_bits + whole.plan.out_bits)
    for one in EXAMPLES:
        batch = network.batch([one], forget=0)
        worth = sum(voice.worth(batch) for voice in voices) + np.array([0, 0.5, 1.0, 0, 0])
        assert weigh(whole, one.noticed) / steps == pytest.approx(worth, abs=0.2)


def test_what_is_rare_is_known_by_its_meaning_alone(network: Network) -> None:
    """Nothing is learned of a rare word but what is learned of words like it."""
    batch = network.batch(EXAMPLES, forget=0)
    _, found = network.gradients(batch, forget=0)
    rare = NAMES.index("nurse")
    assert rare in batch.used
    assert not found["table"][batch.used == rare].any()
    assert np.abs(found["lift"]).max() > 0


def test_a_word_that_nobody_said_speaks_like_the_words_of_its_meaning() -> None:
    meanings = {"stops": (1, 0), "ends": (1, 0), "fell": (0, 1), "nurse": (-1, 0)}
    known = {word: np.array(meaning, np.float32) for word, meaning in meanings.items()}
    network = train(SUBJECT, EXAMPLES * 20, [], known, seed=3)
    weights = in_whole_numbers([network], {})
    rows = [[frozenset({word})] for word in ("ends", "stops")]
    unknown, ends, stops = (weigh(weights, row)[0, 1] for row in ([frozenset({"unheard"})], *rows))
    assert unknown < ends < stops


def test_a_vocabulary_holds_what_is_frequent_and_what_has_a_meaning() -> None:
    vocabulary = gather(EXAMPLES * 3, {"ends": np.ones(2, np.float32), "fell": np.zeros(2, np.float32)})
    assert list(vocabulary.features) == ["*", "ends", "fell", "never", "nurse", "stops"]
    assert vocabulary.common.tolist() == [True, False, True, True, True, True]
    assert vocabulary.meanings.sum(axis=1).tolist() == [0, 2, 0, 0, 0, 0]


def test_what_teachers_say_is_learned_too() -> None:
    taught = [example(("nurse fell", 2, (-1, -1))), example(("nurse stops", 0, (-1, -1)))] * 40
    network = train(SUBJECT, EXAMPLES * 20, taught, {}, seed=3)
    row = [frozenset({"nurse", "fell"})]
    assert weigh(in_whole_numbers([network], {}), row)[0, :3].argmax() == 2


def test_learning_twice_gives_the_same_weights() -> None:
    one, two = (train(SUBJECT, EXAMPLES * 4, EXAMPLES, {}, seed=3).weights for _ in range(2))
    assert all((one[name] == two[name]).all() for name in one)
