"""A file that is there whole or not at all, and that only its owner reads."""

import contextlib
import os
import tempfile
from pathlib import Path


def put_file(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Write a file, 0600, in one step.

    Raises OSError; FileExistsError when there is one and ``overwrite`` is False. What was there stays then.
    """
    descriptor, name = tempfile.mkstemp(prefix=".rounds-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if overwrite:
            Path(name).replace(path)
        else:
            with path.open("xb"):  # whoever is first has the name
                Path(name).replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
