import json
import subprocess
import threading
from pathlib import Path

import click
import pytest

from tui.command import main
from tui.command.root import Commands

SECRET = "the-words-that-were-said"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nosuch"], "No such command 'nosuch'"),
        (["--nosuch"], "No such option '--nosuch'"),
        (["locate", "moon"], "'moon' is not one of"),
        (["practice"], "Missing argument 'PROMPT'"),
        (["practice", "cerner/nosuch"], "There is no prompt"),
        (["practice", "humana/why-a-plan"], "The microphone needs a terminal"),
        (["practice", "humana/why-a-plan", "--from", "a.wav", "--typed", "b.txt"], "either spoken or written"),
        (["score", "--prompt", "nosuch", "-"], "There is no prompt"),
        (["history", "show", "19990101-000000-0000"], "19990101-000000-0000"),
        (["packs", "show", "nosuch"], "There is no prompt"),
        (["packs", "check", "/nosuch"], "There is no /nosuch"),
        ([], "The app needs a terminal"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_asked_wrongly_is_answered_in_a_sentence(rounds, one_sentence, arguments, said):
    done = rounds(*arguments)
    one_sentence(done)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_group_alone_shows_its_commands(rounds):
    done = rounds("history")
    assert done.returncode == 2
    assert "recover" in done.stderr


@pytest.mark.parametrize("argument", ["\x1b]52;c;Zm9v\x07", "\x9b31m", "\u202egnp.exe"])
def test_an_argument_cannot_reach_the_terminal_as_more_than_text(rounds, argument):
    for arguments in ([argument], ["practice", argument], ["score", argument], ["history", "show", argument]):
        done = rounds(*arguments)
        assert done.returncode == 2
        assert not set(done.stderr) & set("\x1b\x07\x9b\u202e")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--data-dir", "{}", "locate", "data"],
        ["locate", "--data-dir", "{}", "data"],
        ["locate", "data", "--data-dir", "{}"],
    ],
    ids=" ".join,
)
def test_common_options_go_anywhere(rounds, tmp_path, arguments):
    done = rounds(*(argument.format(tmp_path / "here") for argument in arguments))
    assert done.stdout == f"{tmp_path / 'here'}\n"


def test_json_may_be_asked_for_first(rounds, tmp_path):
    done = rounds("--json", "locate", "data")
    assert json.loads(done.stdout) == {"data": str(rounds.data)}


def fail():
    """Fail in a way nobody thought of, holding what was said."""
    said = f"{SECRET} and more"
    raise LookupError(said) from ValueError(said)


def fail_elsewhere():
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


@pytest.mark.parametrize(("broken", "code"), [(fail, 1), (fail_elsewhere, 0)])
def test_a_fault_of_our_own_is_a_sentence_and_a_log_without_what_was_said(
    monkeypatch, tmp_path, capfd, broken, code
):
    monkeypatch.setattr(Commands, "get_command", lambda *_: click.Command("anything", callback=broken))
    monkeypatch.setenv("ROUNDS_DATA_DIR", str(tmp_path / "data"))
    assert main(["anything"]) == code
    out, err = capfd.readouterr()
    log = tmp_path / "data" / "rounds.log"
    assert out == ""
    assert err.count("\n") == 1
    assert str(log) in err
    written = log.read_text()
    assert "LookupError" in written
    assert "ValueError" in written
    assert "test_process.py" in written
    assert SECRET not in written + err
    assert log.stat().st_mode & 0o077 == 0


def test_a_reader_that_goes_away_is_no_mistake(rounds):
    process = rounds.start("packs", "list", "--json")
    process.stdout.close()
    assert process.wait() == 1
    assert process.stderr.read() == ""
    process.stderr.close()


def test_output_that_cannot_be_written_is_a_failure(rounds):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            rounds.command("packs", "list"),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=rounds.environment,
        )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "no room left" in done.stderr
