import pytest

from tui.command.answer_file import is_sound


@pytest.mark.parametrize(
    ("name", "content", "sound"),
    [
        ("a.wav", b"plain text", True),
        ("A.WAV", b"plain text", True),
        ("a.txt", b"plain text", False),
        ("a", "naïve 患者".encode(), False),
        ("a", b"fLaC\0\0\0\x22", True),
        ("a", b"\xff\xfb\x90\x64", True),
        ("a.md", "é".encode("latin-1"), True),
        ("a", "é".encode() * 500_000, False),
    ],
)
def test_sound_is_told_from_text_by_its_ending_and_else_by_its_bytes(tmp_path, name, content, sound):
    file = tmp_path / name
    file.write_bytes(content)
    assert is_sound(file) is sound
