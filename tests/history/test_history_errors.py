"""The tree of errors, as drawn and as it is."""

from history import errors


def test_every_error_is_in_the_drawing():
    defined = {value.__name__ for value in vars(errors).values() if isinstance(value, type)}
    drawn = {line.strip("├└─ ").split(" ")[0] for line in errors.__doc__.splitlines()[2:]}
    assert drawn - {""} == defined
    assert all(issubclass(getattr(errors, name), errors.HistoryError) for name in defined)
