"""What the roles of a simulation have to hear, looked for in answers."""

import pytest

from content.pack import Concern, Persona, Prompt
from content.packs import load_packs
from content.transcript import Transcript
from practice.concerns import Said, listen_for
from scoring import score

SIMULATIONS = [
    prompt
    for pack in load_packs()
    for round_ in pack.rounds
    for prompt in round_.prompts
    if prompt.kind == "simulation"
]
SEATS = [(prompt, persona) for prompt in SIMULATIONS for persona in prompt.personas]


def said(text: str, prompt: Prompt | None = None) -> Said:
    return Said(text, score(Transcript.typed(text), prompt=prompt).evidence)


def heard(concern: Concern, text: str) -> str:
    return listen_for([concern], [said(text)])[0].words


@pytest.mark.parametrize(
    ("prompt", "persona"), SEATS, ids=lambda one: getattr(one, "id", getattr(one, "role", ""))
)
def test_the_strong_exemplar_meets_every_concern_and_the_weak_one_none(
    prompt: Prompt, persona: Persona
) -> None:
    strong = listen_for(persona.must_hear, [said(prompt.exemplar.strong, prompt)])
    assert [concern.hear for concern in strong if not concern.words] == []
    weak = listen_for(persona.must_hear, [said(prompt.exemplar.weak, prompt)])
    assert [concern.hear for concern in weak if concern.words] == []


CONTROL = Concern("A control group", terms=("control", "hold* out"))
MONEY = Concern("What it costs", terms=("cost*",), shown_by=("metric",))


@pytest.mark.parametrize(
    ("concern", "text", "met"),
    [
        (CONTROL, "Half of them are a control that nobody touches.", True),
        (CONTROL, "We held a tenth of the stores out.", True),
        (CONTROL, "There is no control here.", False),
        (CONTROL, "Do you want a control?", False),
        (CONTROL, "Everybody gets it at once.", False),
        (MONEY, "Readmissions fell from 18 to 12 percent. It costs us two nurses.", True),
        (MONEY, "It costs us a lot. The weather is fine. Another thing. Stays fell by 12 percent.", False),
    ],
)
def test_a_concern_is_met_by_a_sentence_that_says_so(concern: Concern, text: str, met: bool) -> None:
    assert bool(heard(concern, text)) is met


def test_the_sentence_that_met_it_is_kept() -> None:
    text = "First the plan. Half of them are  a control. Then we read it."
    assert heard(CONTROL, text) == "Half of them are a control."


def test_a_later_answer_meets_what_the_first_left_open() -> None:
    answers = [said("Everybody gets it."), said("All right, a tenth stays as a control.")]
    assert listen_for([CONTROL], answers)[0].words == "All right, a tenth stays as a control."


def test_word_order_and_forms_are_free() -> None:
    concern = Concern("Minutes per store", terms=("minute* store",))
    assert heard(concern, "Each store pays eleven minutes a day.")
    assert not heard(concern, "Eleven minutes a day. Each store is happy.")
