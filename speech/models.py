"""Model weights: found by name or folder, checked before use, never fetched unless asked.

A name is looked for in the cache, then in the installed packages that carry it, whose pieces are joined into
the cache in one step. faster-whisper needs four files (it asks the network for ``tokenizer.json`` when that one
is missing, so a folder without it is refused); ``preprocessor_config.json`` is optional, and the official
releases of these models have none.
"""

import contextlib
import subprocess
import sys
from pathlib import Path

import msgspec

from speech.assembly import assemble, new_folder
from speech.errors import ModelError, ModelMissing, ModelTruncated
from speech.releases import HUB_REPOSITORIES, RELEASES
from speech.seals import Seal, inspect, read_seals, write_seals
from speech.weights import is_whole

DEFAULT_MODEL = "base"
LIVE_MODEL = "tiny.en"


class Model(msgspec.Struct, frozen=True):
    """Weights that are ready to load: what the user calls them, and the folder they are in."""

    name: str
    path: Path


def find_model(name_or_dir: str, *, cache: Path) -> Model:
    """Find weights by the name of a model, or in a folder of the user's own, which is never written to.

    A known name is a name even where a folder is called the same; write ``./base`` for the folder. A cached
    file is read through again only when its size or its time changed since it was last checked.

    Raises:
        ModelMissing: no such folder, a file is not in it, or no installed package carries that name.
        ModelTruncated: a file is shorter than it must be.
        ModelTampered: a file differs from the published one.
        ModelError: the cache cannot be written.
    """
    if name_or_dir not in HUB_REPOSITORIES:
        folder = Path(name_or_dir).expanduser().absolute()
        _check_files(folder, "put the four files of a CTranslate2 Whisper model there, or use another folder.")
        return Model(name_or_dir, folder)
    model = Model(name_or_dir, cache / name_or_dir)
    if not model.path.is_dir():
        release = RELEASES.get(name_or_dir)
        if release is None:
            message = (
                f"The model {name_or_dir} is not on this computer: use {DEFAULT_MODEL} or {LIVE_MODEL}, "
                "which are installed with Rounds, or name a folder that holds it."
            )
            raise ModelMissing(message)
        assemble(release, model.path)
    _check_files(model.path, _start_afresh(model))
    seals = read_seals(model.path)
    if not seals or not all(seal.fits(model.path / name) for name, seal in seals.items()):
        verify(model)
    return model


def list_models(cache: Path) -> dict[str, bool]:
    """Every known name, and whether it needs no download, being in the cache or in an installed package."""
    return {name: name in RELEASES or (cache / name).is_dir() for name in HUB_REPOSITORIES}


def verify(model: Model) -> None:
    """Read every byte of a model and compare it with what was published, or else with what was downloaded.

    Weights in a folder of the user's own have nothing to be compared with: they are only seen to be whole.

    Raises:
        ModelMissing, ModelTruncated, ModelTampered: as :func:`find_model`.
    """
    remedy = _start_afresh(model)
    _check_files(model.path, remedy)
    expected = {name: (seal.size, seal.sha256) for name, seal in read_seals(model.path).items()}
    if release := RELEASES.get(model.name):
        expected = {weight.name: (weight.size, weight.sha256) for weight in release.weights}
    seals = {}
    for name, (size, sha256) in expected.items():
        file = model.path / name
        seals[name] = inspect(file, size, sha256, called=str(file), remedy=remedy)
    if seals:
        with contextlib.suppress(OSError):  # a cache that cannot be written is read through at each start
            write_seals(model.path, seals)


def download_model(name: str, cache: Path) -> Model:
    """Fetch a published model from the Hugging Face hub into the cache; nothing else here uses the network.

    Raises:
        ModelError: the name is not known, or the hub could not be reached.
        ModelTruncated, ModelTampered: what came is not what was published.
    """
    if name not in HUB_REPOSITORIES:
        raise ModelError(f"There is no model {name}: choose one of {', '.join(HUB_REPOSITORIES)}.")
    model = Model(name, cache / name)
    if not model.path.is_dir():
        with new_folder(model.path) as new:
            _fetch(HUB_REPOSITORIES[name], new)
            fetched = Model(name, new)
            _check_files(new, "try again.")
            write_seals(new, {file.name: Seal.of(file) for file in sorted(new.iterdir())})
            verify(fetched)
    verify(model)
    return model


def _check_files(folder: Path, remedy: str) -> None:
    """See that the files that faster-whisper loads are there, and the weights whole."""
    if not folder.is_dir():
        raise ModelMissing(
            f"There is no model at {folder}: name one of {', '.join(RELEASES)}, or a folder with one."
        )
    for pattern in ("model.bin", "config.json", "tokenizer.json", "vocabulary.*"):
        if not any(file.is_file() for file in folder.glob(pattern)):
            raise ModelMissing(f"The model file {folder / pattern} is missing: {remedy}")
    if not is_whole(folder / "model.bin"):
        raise ModelTruncated(f"The model file {folder / 'model.bin'} is cut short: {remedy}")


def _start_afresh(model: Model) -> str:
    if model.name in RELEASES:
        return f"delete the folder {model.path}, and the next start makes it again from the installed package."
    return f"delete the folder {model.path} and get the model again."


def _fetch(repository: str, folder: Path) -> None:
    """Let a process of its own do it, so that this one stays off the network."""
    command = [sys.executable, "-m", "speech.download", repository, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own module
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise ModelError(
            f"The model could not be fetched from the hub ({reason}): check the connection and try again."
        )
