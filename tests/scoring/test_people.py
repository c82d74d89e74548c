"""Names stand for roles, and nothing else does."""

import pytest

from scoring.people import NAMED, name_people
from scoring.tokens import listen


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Doctor Osei objected, and Osei signed.", ["Osei", "Osei"]),
        ("I asked Dr. Osei twice.", ["Osei"]),
        ("Denise, you want the list shorter.", ["Denise"]),
        ("They still saw a doctor. The board saw the rest. The end.", []),
        ("Then the doctor I trust most called, and I went.", []),
        ("It went to the nurse. Three percent led to anything, and Three was enough.", []),
    ],
)
def test_a_name_after_a_title_or_when_spoken_to_is_a_role(text: str, named: list[str]) -> None:
    speech = name_people(listen(text))
    assert [token.text for token in speech.tokens if token.low == NAMED] == named
