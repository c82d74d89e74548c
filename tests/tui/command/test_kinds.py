"""What each kind of prompt says of an answer, in lines and in JSON."""

from content.packs import find_prompt, load_packs

LINE = "humana/refresh-grant"


def test_three_takes_of_a_line_count_up_until_it_sits(rounds) -> None:
    line = find_prompt(LINE, load_packs()).line
    first = rounds("practice", LINE, "--typed", "-", stdin=line)
    assert "This take holds: 1 of 3 in a row. Say it twice more." in first.stdout
    wrong = rounds.json("practice", LINE, "--typed", "-", stdin=line.replace("0.9", "0.7"))
    assert wrong["verdict"]["line"]["held"] == 0
    assert [word for word in wrong["verdict"]["line"]["take"]["words"] if not word["said"]] == [
        {"text": "0.9", "said": False, "heard": "0.7 percent"},
        {"text": "percent", "said": False, "heard": ""},
    ]
    shown = rounds("history", "show", wrong["attempt"])
    assert "This take does not hold yet: 97% of the line stands. Say it again." in shown.stdout
    assert "[0.9: 0.7 percent] [percent] each" in shown.stdout
