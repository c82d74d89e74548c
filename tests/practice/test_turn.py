"""A prompt as it stands, from another chair, and as a question that follows an answer."""

from content.packs import find_prompt, load_packs
from history.attempt import Attempt
from practice.turn import Turn, as_put, next_chair

ROADMAP = find_prompt("cvs-health/refill-roadmap", load_packs())
ROLES = [persona.role for persona in ROADMAP.personas]


def test_as_it_stands_nothing_changes() -> None:
    assert as_put(ROADMAP, Turn()) is ROADMAP
    assert as_put(ROADMAP, Turn(chair="Nobody here")) is ROADMAP


def test_a_follow_up_asks_for_its_kind_alone() -> None:
    put = as_put(
        ROADMAP, Turn(follows="a", asks="Compliance officer: Where is the consent, and how old is it?")
    )
    assert put.question == "Compliance officer: Where is the consent, and how old is it?"
    assert put.rubric.required == ("compliance",)
    assert put.rubric.weights == {"governance": 1.0}
    assert (put.personas, put.probes, put.decisions, put.exemplar) == ((), (), (), None)
    assert put.seconds == 60


def test_an_objection_is_judged_as_its_prompt_is() -> None:
    objection = f"{ROLES[0]}: {ROADMAP.personas[0].objections[0]}"
    put = as_put(ROADMAP, Turn(follows="a", asks=objection))
    assert put.rubric.required == ()
    assert put.rubric.weights == ROADMAP.rubric.weights


def test_the_roadmap_can_be_played_from_each_chair_in_turn() -> None:
    chair, seen = next_chair(ROADMAP, None), []
    for _ in range(5):
        seen.append(chair)
        chair = next_chair(ROADMAP, chair)
    assert seen == ["", *ROLES, ""]
    for role in ROLES:
        put = as_put(ROADMAP, Turn(chair=role))
        assert f"you are the {role.lower()}" in put.question
        assert [persona.role for persona in put.personas] == [one for one in ROLES if one != role]
        assert "stakeholder" in put.rubric.required
        assert not put.decisions


def test_a_chair_that_left_the_table_gives_way_to_your_own() -> None:
    assert next_chair(ROADMAP, "Janitor") == ""


def test_an_attempt_knows_its_turn() -> None:
    attempt = Attempt(
        id="b", state="done", prompt=ROADMAP.id, pack="p", employer="E", round="R", title="T", kind="case",
        question="By when?", started="", seconds=1.0, overall=1, delta=None, missing=(), engine=None,
        model=None, note="", audio=None, follows="a",
    )  # fmt: skip
    assert Turn.of(attempt) == Turn(follows="a", asks="By when?")
