"""Is a CTranslate2 ``model.bin`` all there? Told from its own table of contents, without loading it."""

import struct
from pathlib import Path
from typing import BinaryIO


def is_whole(model_bin: Path) -> bool:
    """Walk through the variables of a CTranslate2 model file and see whether each one lies inside it.

    The layout is that of ``ctranslate2.specs.model_spec`` (binary version 6): the name of the specification,
    its revision, then per variable a name, its shape, its type and its bytes, then the aliases.
    """
    size = model_bin.stat().st_size
    try:
        with model_bin.open("rb") as file:
            _number(file, "<I")
            _skip_text(file)
            _number(file, "<I")
            for _ in range(_number(file, "<I")):
                _skip_text(file)
                file.seek(4 * _number(file, "<B"), 1)
                _number(file, "<B")
                file.seek(_number(file, "<I"), 1)
                if file.tell() > size:
                    return False
            for _ in range(_number(file, "<I")):
                _skip_text(file)
                _skip_text(file)
            return file.tell() <= size
    except EOFError:
        return False


def _number(file: BinaryIO, layout: str) -> int:
    data = file.read(struct.calcsize(layout))
    if len(data) < struct.calcsize(layout):
        raise EOFError
    return int(struct.unpack(layout, data)[0])


def _skip_text(file: BinaryIO) -> None:
    file.seek(_number(file, "<H"), 1)
