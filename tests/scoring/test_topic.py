"""What is not about the speaker's own work earns little, however much it sounds like it."""

import tomllib
from pathlib import Path

import numpy as np
import pytest

from content.pack import Prompt
from content.transcript import Transcript
from scoring import score
from scoring.topic import HIGHEST_ASIDE, OWN_WORK, TOPIC, find_topic

TEXTS = tomllib.loads(Path(__file__).with_name("topics.toml").read_text(encoding="utf-8"))
ASIDE = TEXTS["elsewhere"] | TEXTS["general"] | TEXTS["figures"]
QUESTION = "Tell me about a product of yours and what it changed."
PROMPT = Prompt(id="impact", kind="impact", title="Impact", question=QUESTION, seconds=60)


@pytest.mark.parametrize("text", ASIDE.values(), ids=list(ASIDE))
def test_what_is_not_about_own_work_stays_low(text: str) -> None:
    card = score(Transcript.typed(text), prompt=PROMPT)
    assert card.overall <= HIGHEST_ASIDE
    assert sum(signal.points for signal in card.signals) == card.overall


def test_the_points_that_it_costs_are_a_line_of_their_own() -> None:
    card = score(Transcript.typed(ASIDE["a season"]), prompt=PROMPT)
    (line,) = [signal for signal in card.signals if signal.id == TOPIC]
    costs = f"the score stays at {HIGHEST_ASIDE} or below."
    assert line.why == f"Most of it is about something else than a product and its users: {costs}"
    assert line.points < 0
    assert card.next_step == OWN_WORK


@pytest.mark.parametrize("text", TEXTS["own"].values(), ids=list(TEXTS["own"]))
def test_own_work_loses_nothing(text: str) -> None:
    card = score(Transcript.typed(text), prompt=PROMPT)
    assert card.overall >= 70
    assert not any(signal.id == TOPIC for signal in card.signals)


def test_nobody_is_judged_by_the_first_sentence() -> None:
    away = np.array([[0, 9, 0]], np.float32)
    assert find_topic(np.repeat(away, 5, axis=0)) == ""
    assert find_topic(np.repeat(away, 6, axis=0)) == "elsewhere"


def test_figures_need_words_that_say_what_they_count() -> None:
    (line,) = [one for one in score(Transcript.typed(ASIDE["figures in a row"])).signals if one.id == TOPIC]
    assert line.why == "Most of it is figures without what they say: the score stays at 30 or below."


def test_who_is_asked_for_an_explanation_may_explain() -> None:
    general = np.array([[0, 0, 9]] * 8, np.float32)
    assert find_topic(general, "How would you explain drift to a nurse?") == ""
    assert find_topic(general, "What's the difference between drift and bias?") == ""
    assert find_topic(general, "How did you watch for drift?") == "general"


def test_all_clauses_count_together() -> None:
    own, general = [5, 0, 0], [0, 0, 3]
    assert find_topic(np.array([own, general] * 4, np.float32)) == ""
    assert find_topic(np.array([own, general, general] * 3, np.float32)) == "general"
