import msgspec
import pytest

from content.lexicons import load_lexicons
from content.pack import Prompt, Rubric
from content.transcript import Transcript
from scoring import score


def ask(*terms):
    question = "What did you do on the day on which the model began to be wrong for a whole ward?"
    return Prompt(
        id="own/p", title="P", kind="story", seconds=60, question=question, rubric=Rubric(terms=terms)
    )


def own(text, *terms):
    return next(one for one in score(Transcript.typed(text), prompt=ask(*terms)).signals if one.id == "prompt")


STORY = (
    "On Tuesday the false alarms doubled, so the charge nurse went back to the old version within nine "
    "minutes. The error rate fell from 12 percent to 4 percent. We told the ward why, and I wrote down what we "
    "had missed. "
)


@pytest.mark.parametrize("term", ["rollback", "error rate", "ward", "false alarm"])
def test_a_term_is_heard_in_other_words_and_as_it_stands(term):
    signal = own(STORY, term)
    assert signal.score == 4
    assert signal.points > 0
    assert "“" in signal.why


def test_what_was_not_heard_takes_nothing_away():
    bare = score(Transcript.typed(STORY))
    signal = own(STORY, "differential privacy", "union")
    assert (signal.score, signal.points) == (0, 0)
    assert signal.why == "It also listens for differential privacy, union."
    assert score(Transcript.typed(STORY), prompt=ask("union")).overall == bare.overall


def test_a_list_of_names_is_not_heard():
    listed = ", ".join(term.name for term in load_lexicons().terms)
    assert own(f"{STORY} {listed}.", "differential privacy", "model registry").points == 0


def test_no_more_than_all_points():
    strong = (
        "Falls fell from 31 to 18 a month for 2,400 patients over seven months, other wards stayed at 30. We "
        "chose boosted trees because they could be explained, and held out the newest ward; it fails on the "
        "youngest. The night nurses objected, the director wanted it, and we agreed on three alarms. If false "
        "alarms pass 20 percent in a week it is switched off and the checklist comes back. The director signs "
        "each version, and every alarm is logged."
    )
    card = score(Transcript.typed(strong), prompt=ask("checklist", "alarm", "nurse"))
    assert card.overall <= 100
    assert sum(signal.points for signal in card.signals) == card.overall


def test_a_burden_worked_out_in_numbers_is_a_strong_answer_to_a_question_for_it():
    worked_out = (
        "Say a ward has thirty beds and two alarms an hour at each. That is 1,440 alarms a day. If each takes "
        "a nurse half a minute, that is twelve hours. At fifty dollars an hour it costs 600 dollars a day, "
        "about 220,000 dollars a year. If a filter takes away half of them, we save six hours a day."
    )
    wanted, unasked = (
        score(Transcript.typed(worked_out), prompt=msgspec.structs.replace(ask(), question=question)).overall
        for question in ("Estimate what alarms cost a ward.", "Tell me about a ward you worked with.")
    )
    assert unasked + 10 <= wanted
