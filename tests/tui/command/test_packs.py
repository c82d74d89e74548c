import json

import pytest

PACK = 'employer = "Acme"\nrole = "PM"\nabout = "Mine."\ndays = [1, 2]\nrounds = ["first"]\n'
ROUND = """
title = "First"
minutes = {minutes}
about = "One."

[[prompts]]
id = "why"
title = "Why"
kind = "story"
seconds = 90
question = "Why?"
exemplar = {{weak = "A.", strong = "B.", difference = "C."}}
"""


@pytest.fixture
def own_pack(rounds):
    def write(minutes: str):
        folder = rounds.data / "packs" / "acme"
        folder.mkdir(parents=True)
        (folder / "pack.toml").write_text(PACK)
        (folder / "first.toml").write_text(ROUND.format(minutes=minutes))
        return folder

    return write


def test_the_list_is_the_promised_json(rounds):
    packs = rounds.json("packs", "list")
    assert {"cerner", "cvs-health", "humana"} <= {pack["id"] for pack in packs}
    for pack in packs:
        assert pack.keys() == {"id", "employer", "rounds"}
        for round_ in pack["rounds"]:
            assert round_.keys() == {"id", "title", "minutes", "prompts"}
            for prompt in round_["prompts"]:
                assert prompt.keys() == {"id", "title", "kind", "seconds"}
                assert prompt["id"].startswith(f"{pack['id']}/")


def test_a_pack_of_ones_own_is_listed_and_shown(rounds, own_pack):
    own_pack("30")
    assert "acme/why" in rounds("packs", "list").stdout
    assert "Mine." in rounds("packs", "show", "acme").stdout
    assert "Why?" in rounds("packs", "show", "acme/why").stdout
    assert rounds.json("packs", "show", "acme/why")["question"] == "Why?"


def test_a_wrong_type_is_told_with_its_line_and_the_others_still_work(rounds, own_pack):
    folder = own_pack('"thirty"')
    listed = rounds("packs", "list", "--json")
    assert listed.returncode == 0
    assert "acme" not in listed.stdout
    assert "Left out: acme/first.toml, line 3:" in listed.stderr
    for checked in (rounds("packs", "check"), rounds("packs", "check", folder)):
        assert checked.returncode == 1
        assert checked.stderr.startswith("acme/first.toml, line 3: ")


def test_faults_are_json_too(rounds, own_pack):
    own_pack('"thirty"')
    done = rounds("packs", "check", "--json")
    assert done.returncode == 1
    assert '"line":3' in done.stdout


def test_a_good_pack_has_no_fault(rounds, own_pack):
    done = rounds("packs", "check", own_pack("30"))
    assert (done.returncode, done.stdout) == (0, "No fault was found.\n")


def test_the_schema_for_editors_is_printed_whole(rounds):
    for of in ("pack", "round"):
        schema = json.loads(rounds("packs", "schema", of).stdout)
        assert schema["$schema"].startswith("https://json-schema.org/")
        assert schema["$ref"].removeprefix("#/$defs/") in schema["$defs"]
    assert rounds("packs", "schema", "prompt").returncode == 2


def test_a_list_of_questions_becomes_a_pack_to_practise(rounds, tmp_path):
    listed = tmp_path / "Board talk.csv"
    listed.write_text("question,answer\nWhat did it cost?,A figure\nWho signed?,\n")
    done = rounds("packs", "import", listed)
    assert done.stdout.startswith("2 questions are in the pack board-talk now")
    assert "board-talk/who-signed" in rounds("packs", "show", "board-talk").stdout
    assert rounds("packs", "check").returncode == 0
    again = rounds("packs", "import", listed)
    assert again.returncode == 2
    assert 'There is a pack "board-talk" already' in again.stderr
    other = rounds.json("packs", "import", "-", "--id", "other", stdin="1. Why us?\n")
    assert (other["id"], other["questions"]) == ("other", 1)


def test_a_list_that_cannot_be_used_says_why(rounds, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_text("# nothing yet\n")
    assert rounds("packs", "import", empty).returncode == 1
    assert "no question" in rounds("packs", "import", empty).stderr
    assert rounds("packs", "import", tmp_path / "none.txt").returncode == 2
    assert '"my-list"' in rounds("packs", "import", empty, "--id", "My List").stderr
    assert "cerner" in rounds("packs", "import", empty, "--id", "cerner").stderr
