import tomllib


def test_the_models_that_come_with_rounds_are_here(rounds):
    here = {line["name"] for line in rounds.json("models", "list") if line["here"]}
    assert {"base", "tiny.en"} <= here
    assert "large-v3-turbo" in rounds("models", "list").stdout


def test_calibrating_keeps_what_it_found(rounds, tmp_path):
    config = tmp_path / "config.toml"
    config.write_text('theme = "nord" # mine\n')
    found = rounds.json("--model", "tiny.en", "models", "calibrate", ROUNDS_CONFIG_FILE=str(config))
    assert found["model"] == "tiny.en"
    assert found["real_time_factor"] > 0
    kept = tomllib.loads(config.read_text())
    assert kept == {"theme": "nord", "model": "tiny.en", **found["effort"]}
    assert "# mine" in config.read_text()


def test_a_model_that_nobody_publishes_is_a_sentence(rounds):
    done = rounds("models", "download", "enormous")
    assert done.returncode == 1
    assert "There is no model enormous" in done.stderr
