"""A finished tape made smaller: FLAC takes the place of the WAV once every sample was found in it."""

import os
from pathlib import Path

import numpy as np
import soundfile

from speech.errors import TapeError
from speech.tape import SAMPLE_RATE, read_pcm, tape_seconds

_BLOCK = SAMPLE_RATE * 60


def compress_tape(wav: Path) -> Path:
    """Turn ``tape.wav`` into ``tape.flac`` beside it and return that; an empty tape is returned as it is.

    The FLAC is written under another name, brought to the disk and compared with the WAV sample by sample
    before it gets its own name; only then does the WAV go. Until then, and after a failure, it is the tape.

    Raises:
        TapeError: the tape could not be read, or there was no room; the WAV is untouched.
    """
    flac = wav.with_suffix(".flac")
    new = wav.with_name(f".{flac.name}")
    frames = round(tape_seconds(wav) * SAMPLE_RATE)
    if not frames:
        return wav
    try:
        new.unlink(missing_ok=True)
        _write(wav, new, frames)
        if not _is_same(wav, new, frames):
            raise _not_compressed(wav)
        new.replace(flac)
        wav.unlink()
    except (
        OSError,
        TapeError,
        soundfile.LibsndfileError,
        AssertionError,
    ) as error:  # soundfile asserts on a full disk
        raise _not_compressed(wav) from error
    finally:
        new.unlink(missing_ok=True)
    return flac


def _write(wav: Path, new: Path, frames: int) -> None:
    descriptor = os.open(new, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with soundfile.SoundFile(
            descriptor, "w", SAMPLE_RATE, 1, subtype="PCM_16", format="FLAC", closefd=False
        ) as compressed:
            for start in range(0, frames, _BLOCK):
                compressed.write(read_pcm(wav, start, start + _BLOCK))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_same(wav: Path, new: Path, frames: int) -> bool:
    return round(tape_seconds(new) * SAMPLE_RATE) == frames and all(
        np.array_equal(read_pcm(wav, start, start + _BLOCK), read_pcm(new, start, start + _BLOCK))
        for start in range(0, frames, _BLOCK)
    )


def _not_compressed(wav: Path) -> TapeError:
    return TapeError(
        f"{wav} stays as it is, because its smaller copy could not be made: see that the disk has room."
    )
