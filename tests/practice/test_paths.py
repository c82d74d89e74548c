from pathlib import Path

from practice.paths import find_paths


def test_an_explicit_folder_beats_the_environment(tmp_path: Path) -> None:
    assert find_paths(tmp_path / "a", {"ROUNDS_DATA_DIR": str(tmp_path / "b")}).data == tmp_path / "a"


def test_the_environment_beats_the_platform(tmp_path: Path) -> None:
    paths = find_paths(
        None, {"ROUNDS_DATA_DIR": str(tmp_path / "b"), "ROUNDS_CONFIG_FILE": str(tmp_path / "c.toml")}
    )
    assert (paths.data, paths.config) == (tmp_path / "b", tmp_path / "c.toml")
    assert paths.packs == tmp_path / "b" / "packs"


def test_looking_makes_nothing(tmp_path: Path) -> None:
    find_paths(tmp_path / "a", {})
    assert list(tmp_path.iterdir()) == []
