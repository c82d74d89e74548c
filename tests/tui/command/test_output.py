import json

from hypothesis import given
from hypothesis import strategies as st

from content.clean import clean
from tui.command.output import to_json


@given(st.text())
def test_json_says_the_same_and_only_with_what_can_be_seen(text):
    encoded = to_json({"text": text})
    assert json.loads(encoded) == {"text": text}
    assert clean(encoded) == encoded


def test_json_keeps_letters_as_they_are():
    assert to_json("naïve 患者 \x1b\x9b\u202e") == '"naïve 患者 \\u001b\\u009b\\u202e"'
