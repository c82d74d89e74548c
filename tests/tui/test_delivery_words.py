import pytest
from msgspec.structs import replace

from content.scorecard import Delivery
from tui.delivery_words import tell_fillers, tell_understood

PLAIN = Delivery(
    words=120,
    words_per_minute=None,
    pace=(),
    fillers_at_least=0,
    fillers_per_minute=None,
    long_pauses=0,
    longest_pause=None,
    first_number_after=None,
    decision_after=None,
    pet_phrases=(),
)


@pytest.mark.parametrize(
    ("least", "most", "told"),
    [(3, 7, "3 to 7"), (0, 4, "up to 4"), (0, 0, "none"), (3, 3, "3"), (3, 0, "at least 3")],
)
def test_fillers_are_a_range(least, most, told):
    assert tell_fillers(replace(PLAIN, fillers_at_least=least, fillers_at_most=most)) == told


def test_what_was_not_understood_has_a_place():
    delivery = replace(PLAIN, voiced=52.2, understood=46.9, holes=((12.4, 14.0), (31.0, 32.5)))
    assert tell_understood(delivery) == (
        "47 of 52 s of your voice were understood; 2 stretches without words, at 0:12 and 0:31."
    )
    assert tell_understood(replace(delivery, holes=((12.4, 14.0),))).endswith(
        "; 1 stretch without words, at 0:12."
    )
    assert tell_understood(replace(delivery, holes=())) == "47 of 52 s of your voice were understood."
    many = tuple((60.0 * number, 60.0 * number + 2) for number in range(7))
    assert tell_understood(replace(delivery, holes=many)).endswith("at 0:00, 1:00, 2:00, 3:00, 4:00 and later.")


def test_of_a_typed_answer_nothing_is_said():
    assert tell_understood(PLAIN) == ""
