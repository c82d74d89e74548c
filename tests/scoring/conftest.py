import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def load(name: str, table: str) -> list[dict]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))[table]


@pytest.fixture(scope="session")
def answers() -> dict[str, str]:
    """Our own answers by name, each as one line."""
    return {answer["name"]: " ".join(answer["text"].split()) for answer in load("answers.toml", "answer")}
