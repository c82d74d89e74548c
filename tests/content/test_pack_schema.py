import tomllib
from pathlib import Path

import jsonschema
import pytest

from content.pack_schema import pack_schema
from content.packs import BUILT_IN

FILES = sorted(BUILT_IN.glob("*/*.toml"))


def valid(of, text: str) -> bool:
    return jsonschema.Draft202012Validator(pack_schema(of)).is_valid(tomllib.loads(text))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_file_of_the_built_in_packs_fits(path: Path) -> None:
    assert valid("pack" if path.stem == "pack" else "round", path.read_text("utf-8"))


@pytest.mark.parametrize("of", ["pack", "round"])
def test_is_a_schema_of_its_dialect_with_descriptions_on_one_margin(of) -> None:
    schema = pack_schema(of)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert all("\n  " not in definition["description"] for definition in schema["$defs"].values())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('kind = "story"', 'kind = "opera"'),
        ("seconds = 90", "seconds = 2"),
        ("seconds = 90", 'seconds = "ninety"'),
        ('id = "why"', 'id = "Why not"'),
        ('id = "why"', 'id = "why"\nhint = "Alone."'),
        ('title = "First"', ""),
        ('weak = "Because."', ""),
    ],
)
def test_refuses_what_the_check_refuses(pack_folder: Path, old: str, new: str) -> None:
    text = (pack_folder / "first.toml").read_text("utf-8")
    assert valid("round", text)
    assert not valid("round", text.replace(old, new))
