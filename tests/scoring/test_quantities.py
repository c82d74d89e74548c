import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.quantities import find_quantities

TABLE = [
    ("Bounce-backs fell to 7.5%.", [("percent", "7.5%", 7.5, "percent")]),
    ("It is eleven point four percent now.", [("percent", "eleven point four percent", 11.4, "percent")]),
    ("Up three percentage points.", [("percentage_point", "three percentage points", 3.0, "percent")]),
    ("A gain of 25 basis points.", [("basis_point", "25 basis points", 0.25, "percent")]),
    ("They booked $4.2 million.", [("currency", "$4.2 million", 4_200_000.0, "USD")]),
    ("It cost half a million euros.", [("currency", "half a million euros", 500_000.0, "EUR")]),
    ("About 80k dollars a year.", [("currency", "80k dollars", 80_000.0, "USD")]),
    ("ten dollars and five cents", [("currency", "ten dollars and five cents", 10.05, "USD")]),
    ("Two and a half hours later.", [("duration", "Two and a half hours", 2.5, "hour")]),
    ("one hour and twenty minutes", [("duration", "one hour and twenty minutes", 80.0, "minute")]),
    ("It answers in 90 ms.", [("duration", "90 ms", 90.0, "millisecond")]),
    ("For three quarters we waited.", [("duration", "three quarters", 3.0, "quarter")]),
    ("a 12-week pilot", [("duration", "12-week", 12.0, "week")]),
    ("We saw twelve hundred people.", [("count", "twelve hundred", 1200.0, None)]),
    ("One hundred and six charts.", [("count", "One hundred and six", 106.0, None)]),
    ("point seven three", [("number", "point seven three", 0.73, None)]),
    (
        "a couple of weeks, maybe three",
        [("duration", "a couple of weeks", 2.0, "week"), ("duration", "three", 3.0, "week")],
    ),
    ("from 40 to 55 minutes", [("duration", "40", 40.0, "minute"), ("duration", "55 minutes", 55.0, "minute")]),
    (
        "between two and three million dollars",
        [("currency", "two", 2_000_000.0, "USD"), ("currency", "three million dollars", 3_000_000.0, "USD")],
    ),
    ("twelve, sorry, fourteen percent", [("percent", "twelve, sorry, fourteen percent", 14.0, "percent")]),
    ("twelve sites, sorry, fourteen sites", [("count", "twelve sites, sorry, fourteen", 14.0, None)]),
    ("a million and a half", [("number", "a million and a half", 1_500_000.0, None)]),
    ("two dollars ten per patient", [("currency", "two dollars ten", 2.1, "USD")]),
    ("One hospital, 2000 discharges a month", [("count", "One", 1.0, None), ("count", "2000", 2000.0, None)]),
    ("on May 5, 2000", []),
    ("two dollars ten nurses", [("currency", "two dollars", 2.0, "USD"), ("count", "ten", 10.0, None)]),
    ("it had been a minute thirty-five", [("duration", "a minute thirty-five", 95.0, "second")]),
    ("down by about a quarter", [("number", "a quarter", 0.25, None)]),
    ("a quarter got their answer", [("number", "a quarter", 0.25, None)]),
    ("over a quarter it fell", [("duration", "a quarter", 1.0, "quarter")]),
    ("a third came back", [("number", "a third", 1 / 3, None)]),
    ("a third nurse came", []),
    ("the large one in 95 percent", [("percent", "95 percent", 95.0, "percent")]),
    ("we got that to roughly one", [("number", "one", 1.0, None)]),
    ("it should be one day", [("duration", "one day", 1.0, "day")]),
    ("one day it will", []),
    ("12 ICU beds, no, 14 ICU beds", [("count", "12 ICU beds, no, 14", 14.0, None)]),
    ("It was minus four.", [("number", "minus four", -4.0, None)]),
    ("a third of them", [("number", "a third", 1 / 3, None)]),
    ("nineteen hundred patients", [("count", "nineteen hundred", 1900.0, None)]),
    ("half a percent of them", [("percent", "half a percent", 0.5, "percent")]),
    ("An hour and a quarter each.", [("duration", "An hour and a quarter", 1.25, "hour")]),
    ("It cost six hundredths.", [("number", "six hundredths", 0.06, None)]),
    ("three quarters of an hour", [("duration", "three quarters of an hour", 45.0, "minute")]),
    ("a quarter of a year", [("duration", "a quarter of a year", 0.25, "year")]),
    ("It costs a million four.", [("number", "a million four", 1_400_000.0, None)]),
    ("Two sixty-one a month.", [("number", "Two sixty-one", 261.0, None)]),
    ("We had one forty charts.", [("count", "one forty", 140.0, None)]),
    ("At two thirty she came.", [("count", "two", 2.0, None), ("count", "thirty", 30.0, None)]),
    ("two ten-day trials", [("count", "two", 2.0, None), ("duration", "ten-day", 10.0, "day")]),
    (
        "40 pilots in a hundred hospitals",
        [("count", "40", 40.0, None), ("count", "a hundred", 100.0, None)],
    ),
    ("86 minutes a day after lunch", [("duration", "86 minutes", 86.0, "minute")]),
    ("10 000 dollars", [("currency", "10 000 dollars", 10_000.0, "USD")]),
    ("It took 3½ hours.", [("duration", "3½ hours", 3.5, "hour")]),
    ("It took 12 1/2 minutes.", [("duration", "12 1/2 minutes", 12.5, "minute")]),
    ("We lost ¼ of them.", [("number", "¼", 0.25, None)]),
    ("Only 1/3 of them came.", [("number", "1/3", 1 / 3, None)]),
    ("plus or minus two percent", [("percent", "plus or minus two percent", 2.0, "percent")]),
    ("a couple hundred patients", [("count", "a couple hundred", 200.0, None)]),
    ("a couple of thousand claims", [("count", "a couple of thousand", 2000.0, None)]),
    ("three quarters of a million", [("number", "three quarters of a million", 750_000.0, None)]),
    ("an hour and fifteen seconds", [("duration", "an hour and fifteen seconds", 3615.0, "second")]),
    ("one week and three days", [("duration", "one week and three days", 10.0, "day")]),
    ("a year and two months", [("duration", "a year and two months", 14.0, "month")]),
    ("an hour and two nurses", [("count", "two", 2.0, None)]),
    ("An hour and three quarters each.", [("duration", "An hour and three quarters", 1.75, "hour")]),
    ("2 hours and three quarters", [("duration", "2 hours and three quarters", 2.75, "hour")]),
    ("one and three quarters hours", [("duration", "one and three quarters hours", 1.75, "hour")]),
    (
        "one and three quarters of an hour",
        [("duration", "one and three quarters of an hour", 105.0, "minute")],
    ),
    ("two and a half of the members", [("number", "two and a half", 2.5, None)]),
    ("two and a half a day", [("number", "two and a half", 2.5, None)]),
    ("10 and three quarters percent", [("percent", "10 and three quarters percent", 10.75, "percent")]),
    (
        "five and three quarters million dollars",
        [("currency", "five and three quarters million dollars", 5_750_000.0, "USD")],
    ),
    ("a million and three quarters", [("number", "a million and three quarters", 1_750_000.0, None)]),
    (
        "between one and three quarters",
        [("duration", "one", 1.0, "quarter"), ("duration", "three quarters", 3.0, "quarter")],
    ),
    ("twenty and three fifths", [("number", "twenty and three fifths", 20.6, None)]),
    ("two hundred and five eighths", [("number", "two hundred and five eighths", 200.625, None)]),
    (
        "ten and two third-party audits",
        [("number", "ten", 10.0, None), ("count", "two", 2.0, None)],
    ),
    ("half a percentage point", [("percentage_point", "half a percentage point", 0.5, "percent")]),
    ("$5 to $6 million", [("currency", "$5", 5e6, "USD"), ("currency", "$6 million", 6e6, "USD")]),
    ("$5-6 million", [("currency", "$5", 5e6, "USD"), ("currency", "6 million", 6e6, "USD")]),
    ("from $50 to $6 million", [("currency", "$50", 50.0, "USD"), ("currency", "$6 million", 6e6, "USD")]),
    ("one dollar fifty a text", [("currency", "one dollar fifty", 1.5, "USD")]),
    ("a dollar fifty per text", [("currency", "a dollar fifty", 1.5, "USD")]),
    ("it cost a dollar a day", [("currency", "a dollar", 1.0, "USD")]),
    ("over a fortnight", [("duration", "a fortnight", 2.0, "week")]),
]
NOTHING = [
    "In twenty nineteen we moved.",
    "A few hundred of them, several thousand even, came.",
    "I have no dollar figure, and a dollar amount is hard.",
    "On 3/4 we met.",
    "They have done so since nineteen hundred and five.",
    "Since 2021, in May 3rd terms, nobody asked.",
    "We used ICD-10 and open 24/7 in Q3.",
    "One of the things I learned is that no one reads it.",
    "Give me a second, that one is hard.",
    "The first release and the second one.",
    "After seven p.m., or at 10 am, nobody answers.",
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text for text, _ in TABLE])
def test_a_quantity_has_kind_place_value_and_unit(text, expected):
    found = [
        (one.kind, text[one.start : one.end], pytest.approx(one.value), one.unit)
        for one in find_quantities(text)
    ]
    assert found == expected


@pytest.mark.parametrize("text", NOTHING)
def test_names_and_pronouns_are_no_quantities(text):
    assert find_quantities(text) == []


WORDS = (
    "from to half a million dollars % percent twenty one point and a hundred $ 1,200 0.7 days - , year oh minus"
)
PIECES = st.sampled_from([*WORDS.split(), "couple of", "thirds", "k", "sorry", "2019", "\u2019s", "\U0001f9ea"])


@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_quantities_never_overlap_and_lie_inside_the_text(text):
    end = 0
    for one in find_quantities(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end
