from pathlib import Path

import pytest

PACK = """\
employer = "Acme Health"
role = "Product manager"
about = "A small pack."
days = [7, 14]
rounds = ["first"]
"""

ROUND = """\
title = "First"
minutes = 30
about = "One round."

[[prompts]]
id = "why"
title = "Why"
kind = "story"
seconds = 90
question = "Why this one?"

[prompts.exemplar]
weak = "Because."
strong = "Because of 40 patients."
difference = "A figure."
"""


@pytest.fixture
def pack_folder(tmp_path: Path) -> Path:
    """A small pack without faults, to be spoilt by a test."""
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "pack.toml").write_text(PACK, "utf-8")
    (folder / "first.toml").write_text(ROUND, "utf-8")
    return folder
