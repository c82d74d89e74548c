import pytest

from content.transcript import Transcript
from scoring import score

MEANT = (
    "We built the sepsis list with {role}, and {role} decided when it may ring. Under {law} the ward keeps no "
    "copy. Deaths fell from 12 to 9 percent for 400 patients over one year."
)


def card(role, law):
    return score(Transcript.typed(MEANT.format(role=role, law=law)))


@pytest.mark.parametrize(
    ("role", "law"),
    [
        ("the chief medical office her", "HIPAA"),
        ("the chief medical officer", "hippa"),
    ],
)
def test_a_misheard_name_is_read_as_what_was_meant(role, law):
    said, heard = card("the chief medical officer", "HIPAA"), card(role, law)
    assert heard.overall == said.overall
    assert [one.kind for one in heard.evidence] == [one.kind for one in said.evidence]
    assert any(one.repaired_from for one in heard.evidence)


def test_the_transcript_stays_as_it_was_written():
    text = MEANT.format(role="the chief medical office her", law="hippa")
    for one in score(Transcript.typed(text)).evidence:
        assert text[one.start : one.end] == one.text


def test_what_was_mended_is_shown_without_the_words_beside_it():
    (found,) = [one for one in score(Transcript.typed("snow med codes")).evidence if one.repaired_from]
    assert (found.term, found.repaired_from) == ("SNOMED", "snow med")


def test_an_enumeration_with_a_verb_in_it_is_still_a_list():
    listed = (
        "stop rule, alert threshold, incident response, near-miss reporting, model inventory, change advisory "
        "board, approval gate, staged rollout, human review, override logging, escalation path, runbook"
    )
    text = f"It was a good time there and all of us had fun. We reviewed {listed}."
    assert score(Transcript.typed(text)).overall <= 15
