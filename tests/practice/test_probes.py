"""Every probe and objection of the packs comes up, in turn, and nobody asks for what was said."""

import pytest

from content.pack import Prompt
from content.packs import load_packs
from content.scorecard import KINDS
from practice.questions import Question, every_question, open_questions

PROMPTS = [prompt for pack in load_packs() for round_ in pack.rounds for prompt in round_.prompts]
PROBES = [
    (prompt, role, probe)
    for prompt in PROMPTS
    for role, probes in (("", prompt.probes), *((one.role, one.probes) for one in prompt.personas))
    for probe in probes
]


def conversation(prompt: Prompt, *, said=(), unconvinced=()) -> list[Question]:
    """Ask and let nothing be answered, until nobody asks any more."""
    asked: list[Question] = []
    while left := open_questions(prompt, said, unconvinced, {one.said for one in asked}):
        asked.append(left[0])
    return asked


@pytest.mark.parametrize(
    ("prompt", "role", "probe"),
    PROBES,
    ids=[f"{prompt.id}-{role}-{probe.missing}" for prompt, role, probe in PROBES],
)
def test_each_probe_is_asked_when_only_its_kind_is_missing(prompt: Prompt, role: str, probe) -> None:
    asked = conversation(prompt, said=set(KINDS) - {probe.missing})
    assert Question(role, probe.ask, probe.missing) in asked
    assert {question.missing for question in asked} == {probe.missing}


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)
def test_nobody_asks_for_what_was_said(prompt: Prompt) -> None:
    assert conversation(prompt, said=set(KINDS)) == []


@pytest.mark.parametrize("prompt", [one for one in PROMPTS if one.personas], ids=lambda prompt: prompt.id)
def test_the_table_takes_turns_and_every_objection_comes_up(prompt: Prompt) -> None:
    roles = [persona.role for persona in prompt.personas]
    asked = conversation(prompt, unconvinced=roles)
    assert set(asked) == set(every_question(prompt))
    assert [question.asker for question in asked[: len(roles) + 1]] == [*roles, ""]
    objections = {text for persona in prompt.personas for text in persona.objections}
    assert objections <= {question.ask for question in asked}
    assert not objections & {question.ask for question in conversation(prompt)}


def test_what_is_required_and_probed_by_nobody_is_asked_by_the_role_for_it() -> None:
    prompt = next(one for one in PROMPTS if one.id == "cerner/one-breath-outcome")
    asked = [question for question in conversation(prompt) if question.missing == "metric"]
    assert [question.asker for question in asked] == ["Hiring manager"]
