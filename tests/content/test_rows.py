"""Each system that the employers' loops call for has something to practice it with."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from content.framework import load_frameworks
from content.packs import load_packs, locate_prompt
from content.worksheets import find_worksheet, load_worksheets

ROWS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("rows.toml").read_text("utf-8"))["rows"]
BY_FRAMEWORK = {
    "cerner": ["three-signals", "impact-hypothesis", "decision-hygiene", "compensation-anchor"],
    "cvs-health": [
        "ownership-vs-execution",
        "impact-first-chain",
        "governance-readiness",
        "tri-stakeholder",
        "kpi-mapping",
        "compensation-anchor",
    ],
    "healthcare-pm": [
        "burden-math",
        "alert-economy",
        "friction-audit",
        "behavioral-mapping",
        "regulatory-path",
        "failure-consequence",
        "launch-checklist",
        "decision-latency",
        "numbers-that-hold",
    ],
    "humana": [
        "committee-score",
        "value-matrix",
        "signal-noise",
        "three-pillars",
        "four-part-story",
        "line-rehearsal",
    ],
    "healthcare-ai": ["regulatory-path"],
}
AT_LEAST = {
    ("humana", "value-matrix"): 3,
    ("humana", "four-part-story"): 3,
    ("cvs-health", "impact-first-chain"): 2,
}


@pytest.mark.parametrize(
    ("pack_id", "framework"), [(pack, name) for pack, names in BY_FRAMEWORK.items() for name in names]
)
def test_a_framework_can_be_practised_in_its_loop(pack_id: str, framework: str) -> None:
    pack = next(pack for pack in load_packs() if pack.id == pack_id)
    carriers = [prompt for round_ in pack.rounds for prompt in round_.prompts if framework in prompt.frameworks]
    assert len(carriers) >= AT_LEAST.get((pack_id, framework), 1)


def test_answers_under_sixty_words_and_three_case_studies() -> None:
    pack = next(pack for pack in load_packs() if pack.id == "healthcare-ai")
    prompts = {prompt.id: prompt for round_ in pack.rounds for prompt in round_.prompts}
    assert sum(prompt.kind == "brief" for prompt in prompts.values()) >= 3
    assert sum(prompt_id.startswith("healthcare-ai/case-study-") for prompt_id in prompts) == 3


def test_the_refill_roadmap_has_its_three_roles() -> None:
    pack = next(pack for pack in load_packs() if pack.id == "cvs-health")
    prompt = next(prompt for prompt in pack.rounds[1].prompts if prompt.id == "cvs-health/refill-roadmap")
    assert [persona.role for persona in prompt.personas] == [
        "Data scientist",
        "Pharmacy operations lead",
        "Compliance officer",
    ]


def test_every_loop_has_a_line_for_the_offer() -> None:
    for pack in load_packs():
        assert [prompt.id for round_ in pack.rounds for prompt in round_.prompts if prompt.kind == "line"]


def test_no_system_is_missing_or_told_twice() -> None:
    names = [row["name"] for row in ROWS]
    assert len(names) == len(set(names)) == 29
    assert all({"prompts", "framework", "worksheet", "screen"} & set(row) for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_system_is_carried_by_what_there_is(row: dict[str, Any]) -> None:
    prompts = [locate_prompt(prompt, load_packs())[2] for prompt in row.get("prompts", ())]
    assert all(prompt.exemplar and prompt.exemplar.difference for prompt in prompts)
    if framework := row.get("framework"):
        assert load_frameworks()[framework].checks
        assert all(framework in prompt.frameworks for prompt in prompts)
    if worksheet := row.get("worksheet"):
        sheet = find_worksheet(worksheet, load_worksheets())
        assert sheet.results
        assert set(sheet.prompts) & {prompt.id for prompt in prompts}
    if kind := row.get("kind"):
        assert kind in {prompt.kind for prompt in prompts}


def test_every_prompt_has_a_good_and_a_bad_answer_and_what_makes_the_difference() -> None:
    for pack in load_packs():
        for round_ in pack.rounds:
            for prompt in round_.prompts:
                assert prompt.exemplar
                assert prompt.exemplar.weak
                assert prompt.exemplar.strong
                assert prompt.exemplar.difference


def test_every_preparation_list_leads_to_questions_and_worksheets() -> None:
    tasks = [task for pack in load_packs() for task in pack.tasks]
    assert len(tasks) == 30
    assert [task.title for task in tasks if not (task.prompt or task.worksheet)] == [
        "Talk to five professionals who work in a hospital"
    ]
    assert all(pack.decisive for pack in load_packs())
