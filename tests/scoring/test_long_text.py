import pytest

from content.transcript import Transcript
from scoring import score

LONG = 10_000
PIECES = [
    *("7", "7 ", "5% ", "$5 ", "1,", "5. ", "hundred ", "point ", "half ", "and a half ", "from 5 to 4 "),
    *("40 patients in 5 weeks ", "\N{ARABIC-INDIC DIGIT FIVE}", "\N{SUPERSCRIPT TWO}"),
]


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_dense_text_is_scored(piece):
    text = piece * (LONG // len(piece))
    assert all(text[one.start : one.end] == one.text for one in score(Transcript.typed(text)).evidence)
