"""What the card of a question says of it."""

from content.pack import Prompt, Rubric
from content.packs import load_packs
from tui.widgets.loop_tree import Place
from tui.widgets.prompt_card import describe


def test_the_card_names_what_an_answer_is_read_by() -> None:
    pack = next(pack for pack in load_packs() if pack.id == "healthcare-pm")
    round_ = pack.rounds[2]
    prompt = next(prompt for prompt in round_.prompts if prompt.id == "healthcare-pm/er-wait")
    card = str(describe(Place(pack, round_, prompt), {}))
    assert "Read by\nDecision latency · Tri-stakeholder alignment · Failure-consequence mapping" in card


def test_the_card_lists_what_is_listened_for_two_in_a_row() -> None:
    kinds = ("metric", "cohort", "governance")
    prompt = Prompt(
        id="own/p", title="P", kind="story", seconds=60, question="Why?", rubric=Rubric(required=kinds)
    )
    pack = load_packs()[0]
    card = str(describe(Place(pack, pack.rounds[0], prompt), {}))
    assert "Listens for\n● Metric       ● Cohort\n● Governance" in card


def test_the_card_shows_what_a_question_for_a_sum_weighs() -> None:
    prompt = Prompt(
        id="own/p", title="P", kind="case", seconds=60, question="Estimate what faxes cost a clinic."
    )
    pack = load_packs()[0]
    card = str(describe(Place(pack, pack.rounds[0], prompt), {}))
    assert [line.split()[-1] for line in card.splitlines() if "━" in line] == ["45%", "18%", "18%", "18%"]
