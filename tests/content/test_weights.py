"""The weights that ship fit the questions, and broken ones are told apart."""

from pathlib import Path

import pytest

from content.weights import CLAUSE_QUESTIONS, WeightsError, load_weights, read_weights
from scoring.practices import PRACTICES, SIDES


def test_every_question_has_its_weights() -> None:
    assert set(load_weights()) == {
        *CLAUSE_QUESTIONS,
        "figures",
        "roles",
        "quality",
        *(f"{kind}_sides" for kind in PRACTICES),
    }


def test_each_feature_weighs_each_label() -> None:
    for name, weights in load_weights().items():
        for section in (weights.here, weights.before, weights.after):
            assert {len(row) for row in section.values()} <= {len(weights.labels)}, name
        assert all(len(row) == len(weights.labels) for row in weights.moves), name


def test_sides_are_those_that_evidence_can_show() -> None:
    for kind, sides in SIDES.items():
        assert load_weights()[f"{kind}_sides"].labels == (*sides, "bare")


@pytest.mark.parametrize("content", [b"", b"{", b'{"labels": [1], "moves": [], "here": {}}', b"\xff\xfe"])
def test_broken_weights_are_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "vague.json").write_bytes(content)
    with pytest.raises(WeightsError, match=r"vague\.json"):
        read_weights(tmp_path)
