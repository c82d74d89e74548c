import json

import pytest

WEAK = "I am a team player and I work very hard, and basically everybody was happy with what we did there."
STRONG = (
    "I owned the decision to replace our readmission model. We cut thirty-day readmissions by 12 percent "
    "among 4,200 heart failure patients within nine months. I met the chief medical officer weekly, and she "
    "changed the alert threshold. Records never left the HIPAA boundary, access was logged, and we kept a "
    "rollback to the old rules when precision fell below 0.8."
)
ODD = "\ufeffLine one.\r\nLine two,\ttab and naïve 患者 \U0001f600 a \x1b[31m code\u2028end of 12 percent.\n\n"


def test_the_json_is_the_promised_one(rounds):
    scored = rounds.json("score", "-", stdin=STRONG)
    assert scored["schema"] == 1
    assert scored.keys() >= {
        "schema",
        "engine",
        "transcript",
        "evidence",
        "stories",
        "signals",
        "overall",
        "missing",
        "next_step",
        "follow_ups",
        "numbers",
        "delivery",
    }
    assert {signal["id"] for signal in scored["signals"]} >= {
        "impact",
        "technical",
        "stakeholder",
        "governance",
    }
    for signal in scored["signals"]:
        assert signal.keys() >= {"id", "label", "score", "why"}
    assert scored["evidence"]
    for found in scored["evidence"]:
        assert found["audio"] is None
        assert found["text"] == STRONG[found["start"] : found["end"]]
    assert 0 <= scored["overall"] <= 100


@pytest.mark.parametrize("text", [STRONG, ODD], ids=["plain", "odd"])
def test_text_stays_as_given(rounds, tmp_path, text):
    file = tmp_path / "answer.txt"
    file.write_bytes(text.encode())
    scored = rounds.json("score", file)
    assert scored["transcript"]["text"] == text
    assert scored["transcript"]["words"] == []


def test_a_good_answer_is_above_a_bad_one(rounds):
    good, bad = (rounds.json("score", "-", stdin=text)["overall"] for text in (STRONG, WEAK))
    assert good > bad


def test_a_prompt_adds_what_it_asks_for(rounds):
    scored = rounds.json("score", "-", "--prompt", "humana/impact-story-admissions", stdin=WEAK)
    assert "metric" in scored["missing"]


def test_json_to_a_terminal_moves_nothing(rounds, tmp_path):
    done = rounds("score", "-", "--json", stdin=ODD)
    assert "\x1b" not in done.stdout
    assert json.loads(done.stdout)["transcript"]["text"].count("\x1b") == 1


def test_lines_to_read(rounds):
    done = rounds("score", "-", stdin=STRONG)
    assert done.returncode == 0
    assert "of 100" in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "is empty"), (b" \n", "is empty"), (b"word " * 41_000, "is longer"), (b"x" * 900_000, "is longer")],
    ids=["nothing", "blank", "long", "very long"],
)
def test_text_that_is_no_answer(rounds, one_sentence, tmp_path, content, said):
    file = tmp_path / "answer.txt"
    file.write_bytes(content)
    done = rounds("score", file)
    one_sentence(done)
    assert said in done.stderr
