from content.scorecard import Delivery, Evidence, NumberCheck, Scorecard, Signal, Sound
from tui.card_lines import card_lines, evidence_line

DELIVERY = Delivery(
    words=120,
    words_per_minute=148.2,
    pace=(140.0, 150.0),
    fillers_at_least=2,
    fillers_per_minute=1.1,
    long_pauses=1,
    longest_pause=2.14,
    first_number_after=12.4,
    decision_after=None,
    pet_phrases=(),
)
METRIC = Evidence(
    kind="metric", start=0, end=10, text="12 percent", value=12.0, unit="percent", audio=Sound(74.2, 75.0)
)
CARD = Scorecard(
    engine="1",
    evidence=(METRIC,),
    stories=(),
    signals=(Signal("impact", "Impact", 2.5, "A figure."),),
    overall=61,
    missing=("cohort",),
    next_step="Say for how many.",
    follow_ups=("How many patients?",),
    numbers=(NumberCheck("arithmetic", "40 of 200 are 20 percent, not 12.", "12 percent"),),
    delivery=DELIVERY,
)


def test_a_card_is_told_with_what_matters_first():
    text = "\n".join(card_lines(CARD))
    told = [
        "Score 61 of 100",
        "Next time: Say for how many.",
        "2.5 of 4",
        '"12 percent" at 1:14',
        "Cohort: for how many?",
        "40 of 200",
        "How many patients?",
        "148 a minute",
        "fillers at least 2",
        "longest pause 2.1 s",
    ]
    places = [text.index(part) for part in told]
    assert places == sorted(places)


def test_no_score_says_why():
    lines = list(
        card_lines(Scorecard("1", (), (), (), 0, (), "", (), (), DELIVERY, not_scored="Nothing was said."))
    )
    assert lines[0] == "Not scored: Nothing was said."
    assert "Score" not in "".join(lines[1:])


def test_what_takes_from_the_worth_of_evidence_is_said():
    found = Evidence(
        kind="compliance",
        start=0,
        end=5,
        text="HIPAA",
        negated=True,
        hypothetical=True,
        bare=True,
        repaired_from="hippo",
    )
    assert evidence_line(found) == 'Compliance: "HIPAA" (denied, planned, alone, heard as "hippo")'
