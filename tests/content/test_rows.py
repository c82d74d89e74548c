"""Each system that the employers' loops call for has something to practice it with."""

import pytest

from content.packs import load_packs

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
