def test_places_come_from_the_environment(rounds, tmp_path):
    done = rounds("locate", "config", ROUNDS_CONFIG_FILE=str(tmp_path / "mine.toml"))
    assert done.stdout == f"{tmp_path / 'mine.toml'}\n"


def test_all_places(rounds):
    assert rounds.json("locate").keys() == {"config", "data", "models"}
    assert str(rounds.data) in rounds("locate").stdout


def test_nothing_is_made(rounds):
    rounds("locate", "data")
    assert not rounds.data.exists()
