import re
from collections import Counter
from collections.abc import Iterator

import pytest

from content.check import check_pack
from content.framework import load_frameworks
from content.pack import Pack, Prompt
from content.packs import BUILT_IN, load_packs

PACKS = {pack.id: pack for pack in load_packs()}
PROMPTS = [prompt for pack in PACKS.values() for round_ in pack.rounds for prompt in round_.prompts]
each_prompt = pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)


def prompts_of(pack: Pack) -> list[Prompt]:
    return [prompt for round_ in pack.rounds for prompt in round_.prompts]


def texts_of(prompt: Prompt) -> Iterator[str]:
    yield from (prompt.question, prompt.line, *prompt.hints)
    yield from (prompt.exemplar.weak, prompt.exemplar.strong, prompt.exemplar.difference)
    yield from (probe.ask for probe in prompt.probes)
    yield from (stage.hint for stage in prompt.stages)
    for persona in prompt.personas:
        yield from (persona.opening, *(concern.hear for concern in persona.must_hear), *persona.objections)
        yield from (probe.ask for probe in persona.probes)


@pytest.mark.parametrize("pack_id", PACKS)
def test_every_built_in_pack_passes_its_own_check(pack_id: str) -> None:
    assert check_pack(BUILT_IN / pack_id) == ()


@pytest.mark.parametrize(
    ("pack_id", "days", "minutes"),
    [
        ("cerner", (21, 21), [30, 90, 15, 0, 45]),
        ("cvs-health", (21, 21), [45, 60, 30]),
        ("humana", (28, 28), [30, 45, 60, 60, 60]),
        ("healthcare-pm", (21, 21), [0, 45, 90, 0, 0]),
        ("healthcare-ai", (60, 90), [0, 0, 0, 0, 0, 0]),
    ],
)
def test_loops_have_their_days_rounds_and_minutes(
    pack_id: str, days: tuple[int, int], minutes: list[int]
) -> None:
    pack = PACKS[pack_id]
    assert pack.days == days
    assert [round_.minutes for round_ in pack.rounds] == minutes


def test_there_is_enough_to_practise_everywhere() -> None:
    assert all(len(prompts_of(pack)) >= 12 for pack in PACKS.values())
    assert len(PROMPTS) >= 70
    assert all(round_.prompts for pack in PACKS.values() for round_ in pack.rounds)
    assert all(pack.tasks for pack in PACKS.values())
    assert {prompt.kind for prompt in PROMPTS} == {
        "story",
        "case",
        "drill",
        "simulation",
        "line",
        "written",
        "brief",
        "screen",
    }


def test_prompt_ids_are_unique() -> None:
    assert len({prompt.id for prompt in PROMPTS}) == len(PROMPTS)
    assert len({prompt.title for prompt in PROMPTS}) == len(PROMPTS)


@each_prompt
def test_a_prompt_is_complete(prompt: Prompt) -> None:
    assert prompt.hints
    assert 2 <= len(prompt.probes) <= 4
    assert prompt.frameworks
    assert len({probe.missing for probe in prompt.probes}) == len(prompt.probes)
    assert len(prompt.exemplar.strong) > len(prompt.exemplar.weak)
    assert len(prompt.exemplar.difference.split()) >= 15


@each_prompt
def test_a_prompt_has_what_its_kind_needs(prompt: Prompt) -> None:
    strong = prompt.exemplar.strong
    match prompt.kind:
        case "brief":
            assert prompt.max_words == 59
            assert len(strong.split()) < 60
        case "line":
            assert prompt.takes == 3
            assert strong.startswith(prompt.line)
        case "simulation":
            assert prompt.decisions
            first_words = re.findall(r"[\w-]+", strong.lower())[:80]
            assert any(decision in first_words for decision in prompt.decisions)
            for persona in prompt.personas:
                assert len(persona.must_hear) >= 3
                assert persona.objections
                assert len(persona.probes) >= 2


@each_prompt
def test_wording_is_plain_text_that_can_be_spoken(prompt: Prompt) -> None:
    for text in texts_of(prompt):
        assert not re.search(r"[<>{}\\_*#|]|  |\bTODO\b", text), text


def test_no_sentence_stands_twice() -> None:
    sentences = Counter[str]()
    for prompt in PROMPTS:
        once = set()
        for text in texts_of(prompt):
            if prompt.line and text == prompt.exemplar.strong:
                text = text.removeprefix(prompt.line)
            for sentence in re.split(r"(?<=[.?!])\s+", text):
                words = re.findall(r"\w+", sentence.lower())
                if len(words) >= 5:
                    once.add(" ".join(words))
        sentences.update(once)
    assert [sentence for sentence, count in sentences.items() if count > 1] == []


def test_the_staged_drills_have_their_minutes() -> None:
    drills = {prompt.id: prompt for prompt in PROMPTS if prompt.kind == "drill"}
    assert len(drills) >= 6
    pipeline = drills["cerner/hipaa-pipeline"]
    assert pipeline.seconds == 15 * 60
    assert [stage.title for stage in pipeline.stages] == [
        "Clarify",
        "Sources and de-identification",
        "Model and serving",
        "Access and audit",
        "Failure and rollback",
        "Monitoring",
        "Wrap-up",
    ]
    impact_first = drills["cvs-health/refill-timing-chain"]
    assert impact_first.seconds == 10 * 60
    assert [stage.title for stage in impact_first.stages][:3] == ["Lever", "Behavior", "Money"]
    assert "healthcare-ai/trial-pipeline" in drills


def test_simulations_bring_every_role_to_the_table() -> None:
    roles = {persona.role for prompt in PROMPTS for persona in prompt.personas}
    assert roles == {
        "Data scientist",
        "Compliance officer",
        "Pharmacy operations lead",
        "Senior nurse practitioner",
        "Clinician",
        "Hiring manager",
        "AI product director",
        "Principal data scientist",
        "Senior data scientist",
    }
    assert sum(prompt.kind == "simulation" for prompt in PROMPTS) >= 3


@pytest.mark.parametrize(
    ("prompt_id", "figures"),
    [
        (
            "cerner/counter-offer",
            ["$165-180k", "$170k", "0.03-0.05 %", "$15-25k", "$2.3 million", "$175,000", "0.045"],
        ),
        (
            "cvs-health/anchor-on-outcomes",
            ["$165-190k", "0.05 %", "$15-25k", "$8 million", "$175,000", "$20,000"],
        ),
        ("humana/refresh-grant", ["$150-180k", "10 %", "0.04-0.08 %", "$15-30k", "$210k", "0.9 percent"]),
        ("healthcare-pm/counter-as-trade", ["$18K"]),
        ("healthcare-ai/value-before-pay", ["$140-220k", "25 percent"]),
        ("cvs-health/refill-timing-chain", ["10 percent", "$500,000", "0.02"]),
        ("cvs-health/refill-roadmap", ["10 percent", "$500,000", "0.5 percent", "0.02"]),
        ("cvs-health/precision-with-consequence", ["0.78", "0.85", "9 percent", "$120,000"]),
        ("cerner/heart-failure-readmissions", ["5,000", "$1.9 million", "0.7 days"]),
        ("cerner/explanation-adoption", ["92 percent"]),
        ("healthcare-pm/alert-economy", ["120", "1.8", "216", "76", "92"]),
        ("healthcare-pm/project-you-killed", ["89 percent", "1,200", "$2.3 million"]),
        ("healthcare-pm/burden-arithmetic", ["18", "$2.3 million", "42 percent", "89 %"]),
        ("healthcare-pm/friction-audit", ["0.4", "200 scans", "80 seconds"]),
        ("healthcare-pm/what-they-do", ["37 hours", "68 percent", "14 workarounds", "Twenty hours"]),
        ("healthcare-pm/batched-alerts", ["47 alerts", "89 percent", "12 percent", "63 percent"]),
        ("healthcare-pm/er-wait", ["18 %", "3 %"]),
        ("healthcare-pm/provenance-path", ["six weeks", "Five months"]),
        ("healthcare-pm/seven-questions", ["$5,000"]),
        ("healthcare-pm/harm-scenarios", ["7 days late"]),
        ("humana/impact-story-admissions", ["1.2 percent", "1 million"]),
        ("humana/value-matrix-emergency", ["12 percent", "three weeks"]),
        ("humana/signal-not-noise", ["0.7 percent", "six months"]),
        ("humana/latency-for-false-positives", ["30 percent"]),
        ("humana/why-a-plan", ["15 percent", "200,000"]),
    ],
)
def test_figures_are_those_of_the_trade(prompt_id: str, figures: list[str]) -> None:
    prompt = next(prompt for prompt in PROMPTS if prompt.id == prompt_id)
    said = "\n".join(texts_of(prompt))
    assert [figure for figure in figures if figure not in said] == []


def test_frameworks_are_used_and_have_checks() -> None:
    used = {framework for prompt in PROMPTS for framework in prompt.frameworks}
    assert used == set(load_frameworks())
    assert all(framework.checks for framework in load_frameworks().values())
