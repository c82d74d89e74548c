"""The figures of the trade that stand in the packs; those of single questions are in test_built_in_packs."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from content.pack import Pack
from content.packs import find_prompt, load_packs

PACKS = {pack.id: pack for pack in load_packs()}


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif isinstance(value, msgspec.Struct):
        yield from texts(msgspec.structs.astuple(value))


def pay_in(pack: Pack) -> str:
    """What is said around the offer."""
    return "\n".join(
        said
        for round_ in pack.rounds
        for prompt in round_.prompts
        if prompt.kind == "line"
        for said in texts(prompt)
    )


@pytest.mark.parametrize(
    ("pack_id", "figures"),
    [
        ("cerner", ["$165-180k", "above $170k", "0.03-0.05 %", "$15-25k", "$3 million", "$175,000", "0.045"]),
        (
            "cvs-health",
            ["$165-190k", "0.05 percent over four years", "$20,000", "5 percent", "first quarter", "$200k"],
        ),
        ("humana", ["$150-180k", "10 %", "0.04-0.08 %", "$15-30k", "$210k", "0.9 percent each"]),
        ("healthcare-pm", ["$18K"]),
        ("healthcare-ai", ["$140-220k"]),
    ],
)
def test_pay_is_what_the_employers_pay(pack_id: str, figures: list[str]) -> None:
    said = pay_in(PACKS[pack_id])
    assert [figure for figure in figures if figure not in said] == []


@pytest.mark.parametrize(
    ("prompt_id", "figures"),
    [
        ("cerner/regulated-delivery", ["12 people"]),
        ("cvs-health/turnaround-ownership", ["5 percent"]),
        ("cvs-health/precision-with-consequence", ["Four hours a week"]),
        ("cvs-health/privacy-pivot", ["below 0.5 percent"]),
        ("healthcare-pm/matrix-by-group", ["ECMO", "age"]),
        ("healthcare-pm/zip-code-no", ["ZIP code"]),
        ("healthcare-pm/provenance-path", ["timestamp"]),
        ("healthcare-ai/diagnostic-errors", ["25 percent"]),
        ("healthcare-ai/intake-time", ["40 percent"]),
        ("healthcare-ai/growing-market", ["30 percent a year"]),
    ],
)
def test_figures_of_the_rounds(prompt_id: str, figures: list[str]) -> None:
    said = "\n".join(texts(find_prompt(prompt_id, load_packs())))
    assert [figure for figure in figures if figure not in said] == []


@pytest.mark.parametrize(
    ("pack_id", "titles"),
    [
        (
            "cerner",
            ["15-minute HIPAA pipeline", "three-signal matrix", "one-page impact hypothesis", "45 minutes"],
        ),
        ("cvs-health", ["ten minutes each", "top three pharmacy-network KPIs", "three times"]),
        ("humana", ["three impact stories", "three AI ideas", "three times"]),
        ("healthcare-pm", ["48 hours", "seven launch questions", "within one minute"]),
        (
            "healthcare-ai",
            [
                "three case studies",
                "under sixty words",
                "three-month plan",
                "three to six months",
                "five professionals",
            ],
        ),
    ],
)
def test_preparation_lists_hold_what_is_asked_for(pack_id: str, titles: list[str]) -> None:
    said = "\n".join(task.title for task in PACKS[pack_id].tasks)
    assert [title for title in titles if title not in said] == []


def test_the_whole_of_a_job_is_told_with_its_shares() -> None:
    assert "60 %" in PACKS["cerner"].about
    assert "Five rounds in three weeks" in PACKS["cerner"].about
    assert "Three rounds in three weeks" in PACKS["cvs-health"].about
    assert "Five rounds in four weeks" in PACKS["humana"].about
    assert "Five to seven rounds over two to three months" in PACKS["healthcare-ai"].about


def test_drills_and_answers_have_the_minutes_of_their_loops() -> None:
    minutes = {
        prompt.id: prompt.seconds / 60
        for pack in PACKS.values()
        for round_ in pack.rounds
        for prompt in round_.prompts
    }
    assert minutes["cerner/hipaa-pipeline"] == 15
    assert minutes["cvs-health/refill-timing-chain"] == minutes["cvs-health/vaccination-chain"] == 10
    lines = [
        prompt for pack in PACKS.values() for round_ in pack.rounds for prompt in round_.prompts if prompt.line
    ]
    assert {prompt.takes for prompt in lines} == {3}
    briefs = [
        prompt
        for pack in PACKS.values()
        for round_ in pack.rounds
        for prompt in round_.prompts
        if prompt.max_words
    ]
    assert {prompt.max_words for prompt in briefs} == {59}
