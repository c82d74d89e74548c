"""A newcomer's desk: the installed command, a data folder of its own, an answer long enough to be cut off."""

import os
from pathlib import Path

import pytest

from speech.voice import speak
from tests.desk import Desk

LONG_ANSWER = (
    "I led the discharge planning model for our heart failure patients. We followed five thousand patients "
    "for nine months. The stay became shorter by point seven days, and readmissions fell from twenty two to "
    "eighteen percent. The nurses chose the threshold with us, because they carry the work. "
    "Our privacy officer approved the HIPAA review before launch. "
    "Compliance signed off every retraining, and when the feed failed we went back to the paper list. "
    "We used gradient boosted trees, because the cardiologists wanted to see the reasons for each score."
)


@pytest.fixture
def desk(tmp_path: Path, weights: Path) -> Desk:
    """A desk with nothing on it but the weights."""
    cache = tmp_path / "cache" / "rounds"
    cache.mkdir(parents=True)
    (cache / "models").symlink_to(weights)
    env = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "ROUNDS_DATA_DIR": str(tmp_path / "data"),
    }
    return Desk(tmp_path, env)


@pytest.fixture(scope="session")
def long_answer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Half a minute of speech."""
    path = tmp_path_factory.mktemp("long") / "answer.wav"
    speak(LONG_ANSWER, path)
    return path
