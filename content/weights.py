"""What was learned from annotated answers: how much each thing that can be noticed speaks for each label."""

import functools
from collections.abc import Mapping
from pathlib import Path

import msgspec

FOLDER = Path(__file__).with_name("weights")

CLAUSE_QUESTIONS = ("compliance", "governance", "stakeholder", "technical", "vague", "denied", "planned")
"""What is asked of every clause, in the order of its neighbours: see ``content/weights/README.md``."""


class WeightsError(Exception):
    """The weights cannot be used; the message names the file and what is wrong in it."""


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The weights of one question, in hundredths of a nat.

    ``labels`` are its answers, the first of them "nothing of the kind". ``moves`` is what it is worth to go
    from one label (row) to the next (column). ``here``, ``before`` and ``after`` hold, for each feature of a
    clause itself, of the one before and of the one after, one weight per label.
    """

    labels: tuple[str, ...]
    moves: tuple[tuple[int, ...], ...]
    here: dict[str, tuple[int, ...]] = {}
    before: dict[str, tuple[int, ...]] = {}
    after: dict[str, tuple[int, ...]] = {}


def read_weights(folder: Path) -> Mapping[str, Weights]:
    """The weights of each question that has a file in ``folder``; raise WeightsError when one does not fit."""
    found: dict[str, Weights] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            found[path.stem] = msgspec.json.decode(path.read_bytes(), type=Weights)
        except OSError as fault:
            raise WeightsError(f"The weights {path.name} cannot be read: {fault.strerror}.") from fault
        except msgspec.DecodeError as fault:
            raise WeightsError(f"The weights {path.name} do not fit: {fault}.") from fault
    return found


@functools.cache
def load_weights() -> Mapping[str, Weights]:
    """The built-in weights, read once; raise WeightsError when the installation is broken."""
    return read_weights(FOLDER)
