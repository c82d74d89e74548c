import pytest

PROMPT = "humana/impact-story-admissions"
SECRET = "zephyrine"


@pytest.fixture
def attempt(rounds):
    """An attempt in writing."""
    text = f"We cut readmissions by 12 percent for 4,200 members, said {SECRET}."
    return rounds.json("practice", PROMPT, "--typed", "-", stdin=text)["attempt"]


def test_an_empty_history_shows_the_way(rounds):
    assert "rounds demo" in rounds("history", "list").stdout
    assert rounds.json("history", "list") == []
    assert rounds("history", "recover").stdout == "Nothing was cut off.\n"


def test_the_list_can_be_cut(rounds):
    ids = [
        rounds.json("practice", PROMPT, "--typed", "-", stdin="We grew by 5 percent.")["attempt"] for _ in "ab"
    ]
    assert [attempt["id"] for attempt in rounds.json("history", "list", "--limit", "1")] == [ids[1]]
    listed = rounds.json("history", "list")
    assert [attempt["id"] for attempt in listed] == ids[::-1]
    assert listed[0].keys() >= {
        "id",
        "state",
        "prompt",
        "employer",
        "round",
        "title",
        "started",
        "seconds",
        "overall",
        "missing",
    }


def test_an_attempt_is_shown_to_read(rounds, attempt):
    shown = rounds("history", "show", attempt).stdout
    assert SECRET in shown
    assert "Delivery" in shown


def test_what_was_said_is_found(rounds, attempt):
    assert attempt in rounds("history", "search", SECRET).stdout
    assert rounds("history", "search", "nobody").stdout == "Nothing was found.\n"
    assert rounds.json("history", "search", '"', "AND", "it's", "NEAR(") == []


def test_what_is_deleted_is_gone(rounds, attempt):
    assert rounds.json("history", "delete", "--yes", attempt) == {"deleted": [attempt]}
    assert rounds.json("history", "list") == []
    for file in rounds.data.rglob("*"):
        assert file.is_dir() or SECRET.encode() not in file.read_bytes()


def test_deleting_is_not_done_without_a_question(rounds, attempt, one_sentence):
    done = rounds("history", "delete", attempt)
    one_sentence(done)
    assert done.returncode == 2
    assert len(rounds.json("history", "list")) == 1


@pytest.mark.parametrize("command", ["show", "recover", "delete"])
def test_an_attempt_that_is_not_there(rounds, one_sentence, command):
    done = rounds("history", command, "19990101-000000-0000")
    one_sentence(done)
    assert done.returncode == 2
