"""What was learned from annotated answers: how to label things in a row by what is noticed of them."""

import functools
import tokenize
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

FOLDER = Path(__file__).with_name("weights")
EVERY = "*"
"""The feature that everything has."""

_BROKEN = (
    ValueError,
    KeyError,
    EOFError,
    RuntimeError,
    MemoryError,
    SyntaxError,
    tokenize.TokenError,
    zipfile.BadZipFile,
    zlib.error,
    msgspec.MsgspecError,
)
"""What numpy and the archive within raise for a file that is not what it was."""

Integers = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.int8]


class WeightsError(Exception):
    """The weights cannot be used; the message names the file and what is wrong in it."""


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question and its possible answers: one of the ``labels``, or, where ``several`` hold, any of them."""

    name: str
    labels: tuple[str, ...]
    several: bool = False


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the numbers of a file belong together.

    ``reaches`` says for each mixing layer how many places away the neighbours are that it sees; ``direct`` are
    the first and the last answer (exclusive) that features speak for without a concept between. ``*_bits`` are
    binary places: of the table, the mixing layers, the answers and of what a concept is rounded to.
    """

    heads: tuple[Head, ...]
    reaches: tuple[int, ...]
    direct: tuple[int, int]
    table_bits: int
    mix_bits: int
    out_bits: int
    kept_bits: int


class Weights(msgspec.Struct, frozen=True, eq=False):
    """The weights of all questions asked of the same things, in whole numbers.

    Several networks that learned apart have a voice each, and what they say is added up. With F features,
    V voices of C concepts, D direct answers, L layers and A answers: ``features`` gives each feature its row of
    ``table`` (F, V C + D); ``bias`` (V, C); ``mixes`` (V, L, 3 C, C) and ``mix_bias`` (V, L, C); ``out``
    (V, C, A), and ``out_bias`` (A,).
    """

    plan: Plan
    features: Mapping[str, int]
    table: Bytes
    bias: Integers
    mixes: Bytes
    mix_bias: Integers
    out: Bytes
    out_bias: Integers


def write_weights(weights: Weights, path: Path) -> None:
    """One file for all questions that are asked of the same things."""
    with path.open("wb") as file:
        np.savez(
            file,
            plan=np.frombuffer(msgspec.json.encode(weights.plan), np.uint8),
            features=np.frombuffer("\n".join(weights.features).encode(), np.uint8),
            table=weights.table,
            bias=weights.bias,
            mixes=weights.mixes,
            mix_bias=weights.mix_bias,
            out=weights.out,
            out_bias=weights.out_bias,
        )


def read_weights(path: Path) -> Weights:
    """The weights of a file; raise WeightsError when they cannot be read or do not fit together."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as parts:
            plan = msgspec.json.decode(parts["plan"].tobytes(), type=Plan)
            names = parts["features"].tobytes().decode().split("\n")
            weights = Weights(
                plan=plan,
                features={name: row for row, name in enumerate(names)},
                **{name: parts[name] for name in ("table", "bias", "mixes", "mix_bias", "out", "out_bias")},
            )
    except OSError as fault:
        raise WeightsError(f"The weights {path.name} cannot be read: {fault.strerror or fault}.") from fault
    except _BROKEN as fault:
        raise WeightsError(f"The weights {path.name} do not fit: {fault}.") from fault
    if not _fit(weights):
        raise WeightsError(f"The weights {path.name} do not fit: their sizes do not belong together.")
    return weights


def _fit(weights: Weights) -> bool:
    plan = weights.plan
    layers = len(plan.reaches)
    answers = sum(len(head.labels) for head in plan.heads)
    first, stop = plan.direct
    if weights.bias.ndim != 2:
        return False
    voices, concepts = weights.bias.shape
    return (
        EVERY in weights.features
        and 0 <= first <= stop <= answers
        and weights.table.shape == (len(weights.features), voices * concepts + stop - first)
        and weights.mixes.shape == (voices, layers, 3 * concepts, concepts)
        and weights.mix_bias.shape == (voices, layers, concepts)
        and weights.out.shape == (voices, concepts, answers)
        and weights.out_bias.shape == (answers,)
    )


@functools.cache
def load_weights(name: str) -> Weights:
    """The built-in weights ``clauses`` or ``figures``, read once; raise WeightsError when they are broken."""
    return read_weights(FOLDER / f"{name}.npz")
