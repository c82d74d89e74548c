from pathlib import Path

import pytest

from speech.calibration import Calibration, calibrate, choose
from speech.effort import Effort
from speech.errors import ModelError
from speech.models import LIVE_MODEL, Model

THOROUGH, QUICK = Effort(1, 5), Effort(1, 1)


@pytest.mark.parametrize(
    ("tried", "model", "effort"),
    [
        ([("small", THOROUGH, 0.1), ("base", THOROUGH, 0.01)], "small", THOROUGH),
        ([("small", THOROUGH, 0.5), ("small", QUICK, 0.2), ("base", THOROUGH, 0.1)], "small", QUICK),
        ([("base", THOROUGH, 0.9), ("base", QUICK, 0.6), ("tiny.en", THOROUGH, 0.7)], "base", QUICK),
    ],
)
def test_the_first_way_that_keeps_up_is_taken_else_the_quickest(tried, model: str, effort: Effort) -> None:
    chosen = choose(Calibration(*one) for one in tried)
    assert (chosen.model, chosen.effort) == (model, effort)


def test_this_machine_is_measured_with_real_weights(weights: Path, phrase: Path) -> None:
    chosen = calibrate([Model(LIVE_MODEL, weights / LIVE_MODEL)], phrase)
    assert chosen.model == LIVE_MODEL
    assert chosen.real_time_factor > 0


def test_what_cannot_be_measured_is_said_in_a_sentence(tmp_path: Path, phrase: Path) -> None:
    with pytest.raises(ModelError, match="could not be measured"):
        calibrate([Model("nothing", tmp_path)], phrase)
