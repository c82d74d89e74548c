"""The exemplars of every pack, judged as a person's answer would be."""

import pytest

from content.pack import Prompt
from content.packs import load_packs
from content.scorecard import Scorecard
from content.transcript import Transcript
from scoring import score

PROMPTS = [prompt for pack in load_packs() for round_ in pack.rounds for prompt in round_.prompts]


def judge(answer: str, prompt: Prompt) -> Scorecard:
    return score(Transcript.typed(answer), prompt=prompt)


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)
def test_the_strong_exemplar_is_well_above_the_weak_one(prompt: Prompt) -> None:
    strong = judge(prompt.exemplar.strong, prompt)
    weak = judge(prompt.exemplar.weak, prompt)
    assert strong.overall >= 70
    assert strong.overall - weak.overall >= 30


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)
def test_figures_in_the_strong_exemplar_hold(prompt: Prompt) -> None:
    numbers = judge(prompt.exemplar.strong, prompt).numbers
    assert [check.sentence for check in numbers if check.kind in ("arithmetic", "contradiction")] == []


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)
def test_each_follow_up_of_a_prompt_is_asked_when_nothing_was_said(prompt: Prompt) -> None:
    asked = judge(
        "It went well, I think, and it was a good time for all of us there, with many a long talk.", prompt
    )
    assert {probe.ask for probe in prompt.probes} <= set(asked.follow_ups)
