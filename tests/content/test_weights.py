"""The weights that ship fit the questions, and broken ones are told apart."""

import contextlib
from pathlib import Path
from typing import get_args

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.weights import FOLDER, WeightsError, load_weights, read_weights, write_weights
from scoring.amounts import AmountKind
from scoring.practices import BARE, PRACTICES, SIDES
from scoring.topic import ASIDE, TOPIC

FORMS = get_args(AmountKind)
WHOLE = (FOLDER / "figures.npz").read_bytes()
FIRST, REST = WHOLE.split(b"), }", 1)
"""The header of its first part is small enough to be checked before it is read; the next is not."""


def labels(name: str) -> dict[str, tuple[str, ...]]:
    return {head.name: head.labels for head in load_weights(name).plan.heads}


def test_every_question_has_its_weights() -> None:
    sides = {f"{kind}_sides": (*SIDES[kind], BARE) for kind in PRACTICES}
    asked = labels("clauses")
    assert {*asked} == {*PRACTICES, *sides, "denied", "planned", TOPIC}
    assert {name: asked[name] for name in sides} == sides
    assert asked[TOPIC] == ("", *ASIDE)
    assert {*labels("figures")} == {"figures", "roles", "quality"}


@pytest.mark.parametrize("name", ["clauses", "figures"])
def test_sums_stay_where_single_precision_is_exact(name: str) -> None:
    """Whatever is noticed: no layer can come to more than two to the 24th."""
    weights = load_weights(name)
    for voice in range(len(weights.bias)):
        for layer, bias in zip(weights.mixes[voice], weights.mix_bias[voice], strict=True):
            most = 255 * np.abs(layer.astype(np.int64)).sum(axis=0) + np.abs(bias)
            assert most.max() < 2**24
    most = 255 * np.abs(weights.out.astype(np.int64)).sum(axis=(0, 1)) + np.abs(weights.out_bias)
    assert most.max() < 2**24


def test_no_feature_is_longer_than_two_words() -> None:
    """What was learned is how people speak, and no sentence of anybody."""
    for name in ("clauses", "figures"):
        for feature in load_weights(name).features:
            parts = [
                [part] if part.startswith("@") or part in FORMS else part.split("_") for part in feature.split()
            ]
            assert sum(map(len, parts)) <= 5, feature


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    weights = load_weights("figures")
    write_weights(weights, tmp_path / "again.npz")
    again = read_weights(tmp_path / "again.npz")
    assert (again.plan, again.features) == (weights.plan, weights.features)
    assert all((getattr(again, part) == getattr(weights, part)).all() for part in ("table", "mixes", "out"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"PK\x03\x04 and no more",
        WHOLE[: len(WHOLE) // 2],
        b"), }".join([FIRST, REST.replace(b"), }", b"(, }", 1)]),
    ],
    ids=["empty", "no archive", "a beginning only", "half of it", "a shape that nobody can read"],
)
def test_broken_weights_are_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "figures.npz").write_bytes(content)
    with pytest.raises(WeightsError, match=r"figures\.npz"):
        read_weights(tmp_path / "figures.npz")


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_a_byte_gone_wrong_is_harmless_or_named(
    tmp_path_factory: pytest.TempPathFactory, at: int, by: int
) -> None:
    path = tmp_path_factory.mktemp("weights") / "figures.npz"
    path.write_bytes(WHOLE[:at] + bytes([WHOLE[at] ^ by]) + WHOLE[at + 1 :])
    with contextlib.suppress(WeightsError):
        assert read_weights(path).features


def test_weights_of_other_sizes_do_not_fit(tmp_path: Path) -> None:
    weights = load_weights("figures")
    write_weights(msgspec.structs.replace(weights, out=weights.out[1:]), tmp_path / "figures.npz")
    with pytest.raises(WeightsError, match="do not belong together"):
        read_weights(tmp_path / "figures.npz")
