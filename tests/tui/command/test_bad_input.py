"""What is wrong with a file or a disk is told in one sentence, and nothing is lost by it."""

import wave

import pytest

PROMPT = "humana/why-a-plan"


def write_text(path, _spoken):
    path.write_text("I led a team of five.")


def write_nothing(path, _spoken):
    path.touch()


def write_no_samples(path, _spoken):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)


def write_truncated_flac(path, spoken):
    import soundfile

    sound, rate = soundfile.read(spoken, dtype="int16")
    soundfile.write(path, sound, rate, format="FLAC")
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])


def write_folder(path, _spoken):
    path.mkdir()


def write_no_file(_path, _spoken):
    pass


@pytest.mark.parametrize("command", [["score"], ["transcribe"], ["practice", PROMPT, "--from"]], ids=" ".join)
@pytest.mark.parametrize(
    ("name", "write", "code", "said"),
    [
        ("text.wav", write_text, 1, "is not a sound file"),
        ("empty.wav", write_nothing, 1, "is empty"),
        ("none.wav", write_no_samples, 1, "holds no sound"),
        ("cut.flac", write_truncated_flac, 1, "cut.flac is "),
        ("folder.wav", write_folder, 2, "is a folder"),
        ("missing.wav", write_no_file, 2, "There is no file"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_a_file_that_is_no_recording(rounds, one_sentence, spoken, tmp_path, command, name, write, code, said):
    write(tmp_path / name, spoken)
    done = rounds(*command, tmp_path / name, "--json")
    one_sentence(done)
    assert done.returncode == code
    assert said in done.stderr
    assert rounds.json("history", "list") == []
    assert not list(rounds.data.glob(".hearing-*"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["practice", PROMPT, "--from", "{spoken}"],
        ["practice", PROMPT, "--typed", "{text}"],
        ["score", "{spoken}"],
        ["history", "list"],
        ["history", "recover"],
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_a_data_folder_that_cannot_be_made(rounds, one_sentence, spoken, tmp_path, arguments):
    text = tmp_path / "answer.txt"
    text.write_text("I led a team of five.")
    done = rounds(
        *(argument.format(spoken=spoken, text=text) for argument in arguments), "--data-dir", text / "data"
    )
    one_sentence(done)
    assert done.returncode == 1
    assert str(text) in done.stderr


def test_a_data_folder_that_may_only_be_read(rounds, one_sentence, spoken):
    rounds.data.mkdir()
    done = rounds.mounted(rounds.data, "ro", "practice", PROMPT, "--from", spoken, "--json")
    one_sentence(done)
    assert done.returncode == 1
    assert str(rounds.data) in done.stderr


def test_a_disk_without_room_for_an_answer(rounds, one_sentence, spoken):
    rounds.data.mkdir()
    done = rounds.mounted(rounds.data, "size=20m", "practice", PROMPT, "--from", spoken, "--json")
    one_sentence(done)
    assert done.returncode == 1
    assert "MB are free" in done.stderr


def test_a_disk_that_fills_while_one_speaks_keeps_what_was_said(rounds, spoken):
    takes = rounds.data / "takes"
    takes.mkdir(parents=True)
    done = rounds.mounted(takes, "size=200k", "practice", PROMPT, "--from", spoken, "--plain")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "is full" in done.stderr
    assert "sepsis" in done.stdout.lower()
    assert [attempt["state"] for attempt in rounds.json("history", "list")] == ["done"]
