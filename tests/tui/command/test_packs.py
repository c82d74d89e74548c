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
