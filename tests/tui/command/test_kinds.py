"""What each kind of prompt says of an answer, in lines and in JSON."""

from content.packs import find_prompt, load_packs

LINE = "humana/refresh-grant"
SIMULATION = "healthcare-pm/er-wait"


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
    assert "[0.9 percent: 0.7 percent] each" in shown.stdout


def test_a_simulation_is_followed_question_by_question(rounds) -> None:
    weak = find_prompt(SIMULATION, load_packs()).exemplar.weak
    told = rounds("practice", SIMULATION, "--typed", "-", stdin=weak)
    assert "No decision fell. Hesitation disqualifies" in told.stdout
    assert "Clinician\n  - That the wrong admissions have been read" in told.stdout
    [first] = rounds.json("history", "list")
    assert f"'rounds practice {SIMULATION} --after {first['id']}' answers the next question." in told.stdout
    answer = "The charge nurse and the medical director decided it with me, and the nurses changed the limit."
    follow_up = rounds.json("practice", SIMULATION, "--after", first["id"], "--typed", "-", stdin=answer)
    assert follow_up["verdict"]["answered"] is True
    assert follow_up["verdict"]["asks"][0]["asker"] == "Compliance officer"
    newest, _ = rounds.json("history", "list")
    assert newest["follows"] == first["id"]
    assert newest["question"].startswith("Clinician: Would you have decided so")


def test_a_simulation_can_be_played_from_another_chair(rounds, one_sentence) -> None:
    answer = (
        "Compliance signs each change, HIPAA consent is asked again after a year, and no message names a drug."
    )
    chair = ("practice", "cvs-health/refill-roadmap", "--typed", "-", "--chair")
    played = rounds.json(*chair, "compliance officer", stdin=answer)
    assert played["verdict"]["decision"] is None
    assert played["verdict"]["table"][0]["yours"] is True
    assert all(concern["words"] for concern in played["verdict"]["table"][0]["concerns"])
    one_sentence(rounds(*chair, "janitor", stdin=answer))


def test_a_brief_says_how_many_words_are_too_many(rounds) -> None:
    brief = find_prompt("cerner/one-breath-outcome", load_packs())
    strong = brief.exemplar.strong
    told = rounds("practice", brief.id, "--typed", "-", stdin=strong)
    assert f"Brief enough: {len(strong.split())} of at most 59 words." in told.stdout
    longer = rounds.json("practice", brief.id, "--typed", "-", stdin=f"{strong} {strong}")
    assert longer["verdict"]["brevity"] == {"words": 2 * len(strong.split()), "most": 59}


def test_a_prompt_is_shown_with_everything_it_has(rounds) -> None:
    prompt = find_prompt("cvs-health/refill-roadmap", load_packs())
    shown = rounds("packs", "show", prompt.id).stdout
    for persona in prompt.personas:
        parts = (persona.role, persona.opening, *persona.objections)
        asks = (*(concern.hear for concern in persona.must_hear), *(probe.ask for probe in persona.probes))
        assert [part for part in (*parts, *asks) if part not in shown] == []
    assert f"Decide: {', '.join(prompt.decisions)}" in shown
    assert [name for name in prompt.frameworks if f"[{name}]" not in shown] == []
    assert "Who can stop this in month four" in shown
    line = find_prompt(LINE, load_packs())
    assert f"The line, word for word, 3 times\n  {line.line}" in rounds("packs", "show", LINE).stdout
    assert "At most 59 words" in rounds("packs", "show", "cerner/one-breath-outcome").stdout
