from pathlib import Path

import pytest

from content.errors import UnknownPrompt
from content.packs import find_prompt, load_packs, locate_prompt, user_pack_faults


def test_the_packs_of_rounds_are_read_once() -> None:
    assert load_packs() is load_packs()


def test_packs_of_the_user_come_after_those_of_rounds(pack_folder: Path) -> None:
    packs = load_packs(pack_folder.parent)
    assert packs[:-1] == load_packs()
    assert packs[-1].id == "acme"
    assert user_pack_faults(pack_folder.parent) == ()


def test_a_broken_pack_of_the_user_is_left_out_and_explained(pack_folder: Path) -> None:
    (pack_folder / "first.toml").write_text("title = 1", "utf-8")
    assert load_packs(pack_folder.parent) == load_packs()
    assert str(user_pack_faults(pack_folder.parent)[0]).startswith("acme/first.toml, line 1: ")


def test_a_pack_of_the_user_cannot_replace_one_of_rounds(pack_folder: Path) -> None:
    pack_folder.rename(pack_folder.with_name("cerner"))
    assert load_packs(pack_folder.parent) == load_packs()
    assert [str(fault) for fault in user_pack_faults(pack_folder.parent)] == [
        "cerner: A pack of Rounds has this id; give the folder another name."
    ]


def test_a_file_outside_a_pack_is_explained(pack_folder: Path) -> None:
    (pack_folder.parent / "lost.toml").write_text("", "utf-8")
    assert [str(fault) for fault in user_pack_faults(pack_folder.parent)] == [
        "lost.toml: A pack is a folder; put this file into one."
    ]
    assert load_packs(pack_folder.parent)[-1].id == "acme"
    assert user_pack_faults(pack_folder / "first.toml") == ()


def test_no_folder_of_the_user_is_no_fault(tmp_path: Path) -> None:
    assert load_packs(tmp_path / "none") == load_packs()
    assert user_pack_faults(tmp_path / "none") == ()


def test_finds_a_prompt_by_its_whole_id_and_by_its_name() -> None:
    packs = load_packs()
    pack, round_, prompt = locate_prompt("hipaa-pipeline", packs)
    assert (pack.id, round_.id, prompt.id) == ("cerner", "system-design", "cerner/hipaa-pipeline")
    assert find_prompt("cerner/hipaa-pipeline", packs) is prompt


def test_a_mistyped_prompt_is_answered_with_close_ones() -> None:
    with pytest.raises(
        UnknownPrompt, match=r'no prompt "cerner/hippa-pipline"; did you mean cerner/hipaa-pipeline'
    ):
        find_prompt("cerner/hippa-pipline", load_packs())
    with pytest.raises(UnknownPrompt, match="rounds packs list"):
        find_prompt("\x1b[31mzzz", load_packs())


def test_a_name_that_two_packs_have_needs_the_pack(pack_folder: Path) -> None:
    path = pack_folder / "first.toml"
    path.write_text(path.read_text("utf-8").replace('"why"', '"hipaa-pipeline"'), "utf-8")
    with pytest.raises(UnknownPrompt, match="say which: cerner/hipaa-pipeline, acme/hipaa-pipeline"):
        find_prompt("hipaa-pipeline", load_packs(pack_folder.parent))
