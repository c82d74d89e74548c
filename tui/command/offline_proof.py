"""What there is to see for oneself that nothing leaves the computer."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from practice.paths import Paths
from practice.settings import Settings

RECIPE = (
    "unshare -rn rounds demo --plain",
    "strace -f -e trace=%network -o calls.txt rounds demo --plain; grep AF_INET calls.txt",
)
"""Without a network at all it works the same; and no call ever asks for an internet socket."""


class Weights(msgspec.Struct, frozen=True):
    """A model and the SHA-256 of its weights as they are on the disk."""

    name: str
    path: str
    sha256: str


class Place(msgspec.Struct, frozen=True):
    """A folder or file that Rounds writes to, and what is in it now."""

    what: str
    path: str
    files: int
    bytes: int


class OfflineProof(msgspec.Struct, frozen=True):
    """The switches that are set, the weights in use, every place that is written to, and how to check."""

    switches: dict[str, str]
    models: tuple[Weights, ...]
    places: tuple[Place, ...]
    recipe: tuple[str, ...]


def prove_offline(paths: Paths, settings: Settings) -> OfflineProof:
    """Gather the proof. Raises ModelError."""
    from speech.models import LIVE_MODEL, find_model
    from speech.offline import SWITCHES
    from speech.seals import Seal

    models = [find_model(name, cache=paths.models) for name in dict.fromkeys((settings.model, LIVE_MODEL))]
    return OfflineProof(
        switches={name: os.environ.get(name, "") for name in SWITCHES},
        models=tuple(
            Weights(model.name, str(model.path), Seal.of(model.path / "model.bin").sha256) for model in models
        ),
        places=(
            _measure("settings", paths.config),
            _measure("attempts", paths.data),
            _measure("models", paths.models),
            _measure("sample answers", paths.models.parent / "voice"),
        ),
        recipe=RECIPE,
    )


def proof_lines(proof: OfflineProof) -> Iterator[str]:
    """Tell the proof line by line."""
    yield "Switches of this process and of every process it starts"
    yield from (f"  {name}={value}" for name, value in proof.switches.items())
    yield "Weights, read now"
    yield from (f"  {model.name}  {model.path}\n    sha256 {model.sha256}" for model in proof.models)
    yield "Everything that is kept"
    yield from (
        f"  {place.what:16} {place.path} ({place.files} files, {place.bytes / 1e6:.1f} MB)"
        for place in proof.places
    )
    yield "See for yourself"
    yield from (f"  {command}" for command in proof.recipe)


def _measure(what: str, path: Path) -> Place:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return Place(what, str(path), len(files), sum(file.stat().st_size for file in files))
