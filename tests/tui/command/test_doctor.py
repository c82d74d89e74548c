import json

import pytest


def checks(done):
    return {check["name"]: check for check in json.loads(done.stdout)}


def test_a_machine_without_a_microphone_is_well_enough(rounds):
    done = rounds("doctor", "--json", PULSE_SERVER="unix:/nonexistent")
    found = checks(done)
    assert done.returncode == 0, done.stdout
    assert found["microphone"]["state"] == "warning"
    assert {found[name]["state"] for name in ("model", "transcriber", "offline", "room", "data folder")} == {
        "ok"
    }
    assert not rounds.data.exists()


def test_what_keeps_it_from_working_is_a_problem(rounds, tmp_path):
    done = rounds("doctor", "--json", "--model", tmp_path / "nothing")
    assert done.returncode == 1
    assert "There is no model" in done.stdout


def test_a_folder_that_others_can_read_is_told(rounds):
    rounds.data.mkdir()
    rounds.data.chmod(0o755)
    found = checks(rounds("doctor", "--json"))
    assert found["privacy"]["state"] == "warning"
    assert "chmod" in found["privacy"]["found"]


def test_a_database_that_is_damaged_is_told(rounds):
    attempt = rounds.json("practice", "humana/why-a-plan", "--typed", "-", stdin="We grew by 5 percent.")[
        "attempt"
    ]
    database = rounds.data / "rounds.db"
    content = bytearray(database.read_bytes())
    at = content.rindex(b"We grew by 5 percent.")
    content[at : at + 2] = b"He"
    database.write_bytes(content)
    done = rounds("doctor")
    assert done.returncode == 1
    assert attempt in done.stdout


def test_settings_that_cannot_be_used_are_told_and_left_out(rounds, tmp_path):
    config = tmp_path / "config.toml"
    config.write_text("density = 5\n")
    done = rounds("doctor", "--json", ROUNDS_CONFIG_FILE=str(config))
    assert checks(done)["settings"]["state"] == "warning"
    assert done.returncode == 0


@pytest.mark.parametrize("name", ["base", "tiny.en"])
def test_the_proof_names_the_weights(rounds, name):
    proof = rounds.json("doctor", "--offline")
    assert proof["switches"]["ORT_DISABLE_TELEMETRY"] == "1"
    assert name in {model["name"] for model in proof["models"]}
    assert str(rounds.data) in {place["path"] for place in proof["places"]}


def test_the_proof_can_be_read(rounds):
    shown = rounds("doctor", "--offline").stdout
    assert "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9" in shown
    assert "unshare" in shown
