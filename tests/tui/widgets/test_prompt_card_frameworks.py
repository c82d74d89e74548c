"""The frameworks of a question, on its card."""

from content.packs import load_packs
from tui.widgets.loop_tree import Place
from tui.widgets.prompt_card import describe


def test_the_card_names_what_an_answer_is_read_by() -> None:
    pack = next(pack for pack in load_packs() if pack.id == "healthcare-pm")
    round_ = pack.rounds[2]
    prompt = next(prompt for prompt in round_.prompts if prompt.id == "healthcare-pm/er-wait")
    card = str(describe(Place(pack, round_, prompt), {}))
    assert "Read by\nDecision latency · Tri-stakeholder alignment · Failure-consequence mapping" in card
