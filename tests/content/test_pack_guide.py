import re
from pathlib import Path

import msgspec

from content.check import check_pack
from content.framework import load_frameworks
from content.pack import Concern, Pack, Persona, Probe, Prompt, Round, Rubric, Stage, Task
from content.pack_folder import read_pack
from content.scorecard import KINDS

GUIDE = (Path(__file__).parents[2] / "docs" / "packs.md").read_text("utf-8")


def test_the_small_pack_of_the_guide_works(tmp_path: Path) -> None:
    for name, text in re.findall(r"`my-clinic/([\w.-]+)`\n\n```toml\n(.*?)```", GUIDE, re.DOTALL):
        (tmp_path / "my-clinic").mkdir(exist_ok=True)
        (tmp_path / "my-clinic" / name).write_text(text, "utf-8")
    assert check_pack(tmp_path / "my-clinic") == ()
    pack, _ = read_pack(tmp_path / "my-clinic")
    assert pack is not None
    assert [prompt.id for round_ in pack.rounds for prompt in round_.prompts] == [
        "my-clinic/shorter-waits",
        "my-clinic/ask",
    ]


def test_the_guide_names_every_field_kind_and_framework() -> None:
    fields = {
        field.name
        for value in (Pack, Round, Prompt, Rubric, Stage, Persona, Concern, Probe, Task)
        for field in msgspec.structs.fields(value)
    }
    named = set(re.findall(r"[`.]([a-z_-]+)`", GUIDE)) | set(re.findall(r"^([a-z_]+) = ", GUIDE, re.MULTILINE))
    named |= set(re.findall(r"\[+prompts\.(\w+)\]", GUIDE)) | {"prompts"}
    assert fields - named == set()
    assert set(KINDS) - named == set()
    assert set(load_frameworks()) - named == set()
