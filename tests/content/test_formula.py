"""The language of the formulas: what it means, and what it refuses."""

import contextlib
import math
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.formula import FormulaError, read_formula
from content.formula_value import DividedByZero, MissingValue, NoValue, TooLarge, evaluate

VALUES = {"a": 2.0, "b": -3.5, "c": 0.0, "d_1": 120.0}
LEAVES = st.one_of(
    st.integers(0, 999).map(str),
    st.floats(0, 999, allow_nan=False).map(lambda number: f"{number:.3f}"),
    st.sampled_from(list(VALUES)),
)
EXPRESSIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(" ".join),
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda parts: f"({' '.join(parts)})"),
        st.tuples(inner, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), inner).map(
            lambda parts: f"({' '.join(parts)})"
        ),
        inner.map("-{}".format),
        st.tuples(st.sampled_from(["min", "max"]), inner, inner).map(
            lambda one: f"{one[0]}({one[1]}, {one[2]})"
        ),
        inner.map("round({})".format),
    ),
    max_leaves=8,
)


def value(formula: str, **values: object) -> float:
    return evaluate(read_formula(formula), values)  # type: ignore[arg-type]  # the test gives what fits


@given(EXPRESSIONS)
def test_arithmetic_is_that_of_python(text: str) -> None:
    formula = read_formula(text)
    try:
        expected = float(eval(text, {}, dict(VALUES)))
    except ZeroDivisionError:
        with pytest.raises(DividedByZero):
            evaluate(formula, VALUES)
        return
    if math.isfinite(expected):
        assert evaluate(formula, VALUES) == pytest.approx(expected)
    else:
        with pytest.raises(TooLarge):
            evaluate(formula, VALUES)


@given(st.text(string.ascii_letters + string.digits + "_ +-*/()<>=!,.'\"[]{}:;@\\\n\x00\u202e٣²", max_size=60))
def test_any_text_has_a_finite_value_or_is_refused(text: str) -> None:
    with contextlib.suppress(FormulaError, NoValue):
        assert math.isfinite(evaluate(read_formula(text), VALUES))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "lacks a value at its end"),
        ("1 +", "lacks a value at its end"),
        ("(1", 'lacks a ")" at its end'),
        ("1 2", 'does not go on at "2"'),
        ("9 ** 9 ** 9", 'lacks a value before "*"'),
        ("9 // 2", 'lacks a value before "/"'),
        ("9 % 2", 'cannot have "%"'),
        ("a.__class__", 'cannot have "."'),
        ("__import__('os').system('id')", 'cannot have "_"'),
        ("(lambda: 1)()", 'cannot have ":"'),
        ("[x for x in y]", 'cannot have "["'),
        ("open(1)", 'There is no function "open"'),
        ("print", ""),
        ("1 < a < 3", "two values at a time"),
        ("round(1, 2)", '"round" takes 1 values, not 2'),
        ("if(1, 2)", '"if" takes 3 values, not 2'),
        ("filled(a + 1)", "takes the name of a field"),
        ("9" * 399, "too large"),
        ("1" * 401, "401 characters"),
        ("(" * 200 + "1" + ")" * 199, "nested more than 24 deep"),
        ("-" * 399 + "1", "nested more than 24 deep"),
        ("not " * 90 + "1", "nested more than 24 deep"),
        ("\u0661 + \u0662", "cannot have"),
    ],
)
def test_says_what_is_no_formula(text: str, sentence: str) -> None:
    if not sentence:
        assert read_formula(text)
        return
    with pytest.raises(FormulaError) as refused:
        read_formula(text)
    assert sentence in str(refused.value)


def test_the_longest_chain_is_still_calculated() -> None:
    assert value("+".join("1" * 200)) == 200


def test_operators_bind_as_on_paper() -> None:
    assert value("2 + 3 * 4 - 10 / 5") == 12
    assert value("-2 * -3") == 6
    assert value("not 1 > 2 and 2 + 2 == 4") == 1
    assert value("1 > 2 or not 3 < 2") == 1


def test_functions() -> None:
    cases = (3.0, None, 5.0)
    assert value("sum(x)", x=cases) == 8
    assert value("max(x, 4) - min(x, 4)", x=cases) == 2
    assert value("round(7 / 2)") == 4
    assert value("if(a > 1, 10, 20)", a=2.0) == 10
    assert value("filled(x)", x=cases) == 2
    assert value("filled(a) + filled(b)", a=0.0, b=None) == 1


def test_a_missing_value_is_named_and_only_when_it_counts() -> None:
    with pytest.raises(MissingValue) as missing:
        value("a * b", a=1.0, b=None)
    assert missing.value.names == ("b",)
    with pytest.raises(MissingValue):
        value("sum(x)", x=(None, None))
    assert value("if(a > 0, 1, b)", a=1.0, b=None) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a == 0 or b == 1", 1), ("b == 1 or a == 0", 1), ("a == 0 and b == 1", 0), ("b == 1 and a == 0", 0)],
)
def test_one_known_side_decides_where_it_can(text: str, expected: float) -> None:
    known = 0.0 if "or" in text else 1.0
    assert value(text, a=known, b=None) == expected
    with pytest.raises(MissingValue):
        value(text, a=1.0 - known, b=None)


def test_division_by_zero_says_by_what() -> None:
    with pytest.raises(DividedByZero) as divided:
        value("1 / (a - b)", a=1.0, b=1.0)
    assert divided.value.names == ("a", "b")


def test_a_value_beyond_all_bounds_is_none() -> None:
    with pytest.raises(TooLarge):
        value("*".join(["a"] * 9), a=1e300)
