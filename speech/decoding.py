"""Any sound file to 16 kHz mono PCM_16, and an honest word about files that are not what they seem."""

import struct
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from speech.errors import AudioFileError
from speech.tape import SAMPLE_RATE

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.audio.stream import AudioStream
    from av.container import InputContainer

_STATED_SLACK = {"flac": 0.001, "aiff": 0.001, "au": 0.001, "mov": 0.25, "matroska": 0.25, "ogg": 0.25}
"""Seconds by which a container may hold less than it states; others only guess their length."""
_RAW_STREAMS = {"mp3", "aac"}
"""Formats without a container, where other things (tags) often stand before and after the sound."""
_UNKNOWN_SIZE = 0x7FFF_F000
"""From here on a WAV's size is a stand-in, written by a program that could not know it."""


def decode(path: Path) -> Iterator[bytes]:
    """Decode a sound file a piece at a time; pieces have any length.

    The file is all that is read: a playlist that names other files or addresses is not followed.

    Raises:
        AudioFileError: it is missing, a folder, empty, not sound, has no sample, or, after the good pieces, is
            cut short or damaged.
    """
    import av
    from av.audio.resampler import AudioResampler

    with _opened(path) as file:
        _demand_whole_wav(path, file)
        try:
            container = av.open(file, "r", options={"protocol_whitelist": "none"})
        except (av.FFmpegError, ValueError):
            message = f"{path} is not a sound file: name a recording, such as a WAV, FLAC, MP3 or M4A."
            raise AudioFileError(message) from None
        with container:
            if not container.streams.audio:
                raise AudioFileError(f"There is no sound in {path}: name a recording.")
            stream = container.streams.audio[0]
            resampler = AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE)
            seconds = 0.0
            try:
                for frame in chain(_frames(container, stream), [None]):
                    seconds += frame.samples / frame.sample_rate if frame else 0.0
                    for piece in resampler.resample(frame):
                        yield piece.to_ndarray().tobytes()
            except (av.FFmpegError, ValueError):
                raise _damaged(path, f"cut short or damaged after {seconds:.1f} seconds") from None
            if not seconds:
                raise AudioFileError(f"{path} holds no sound, not one sample: name another recording.")
            stated, slack = _stated_seconds(container, stream)
            if seconds < stated - slack:
                raise _damaged(
                    path, f"incomplete or damaged: only {seconds:.1f} of its {stated:.1f} seconds can be read"
                )


def _frames(container: "InputContainer", stream: "AudioStream") -> "Iterator[AudioFrame]":
    """Decode packet by packet; only around the sound of a raw stream may there be what cannot be decoded."""
    import av

    forgiving = container.format.name in _RAW_STREAMS
    begun = False
    spoilt: av.FFmpegError | None = None
    for packet in container.demux(stream):
        try:
            frames = packet.decode()
        except av.FFmpegError as error:
            if not forgiving:
                raise
            spoilt = error if begun else None
            continue
        if frames and spoilt:
            raise spoilt
        begun = begun or bool(frames)
        yield from frames


def _opened(path: Path) -> BinaryIO:
    if path.is_dir():
        raise AudioFileError(f"{path} is a folder, not a sound file: name a file in it.")
    try:
        if path.exists() and not path.is_file():
            raise AudioFileError(f"{path} is not an ordinary file: name a recording.")
        if path.stat().st_size == 0:
            raise AudioFileError(f"{path} is empty, it has not one byte: name another recording.")
        return path.open("rb")
    except FileNotFoundError:
        raise AudioFileError(f"There is no file {path}: check its name.") from None
    except PermissionError:
        raise AudioFileError(f"{path} may not be read: allow it with chmod u+r, or copy it.") from None
    except OSError as error:
        raise AudioFileError(f"{path} cannot be read ({error.strerror}): copy it to this computer.") from None


def _demand_whole_wav(path: Path, file: BinaryIO) -> None:
    """Compare the size that a WAV states for its sound with what is there, which FFmpeg does not."""
    size = path.stat().st_size
    riff, _, form = struct.unpack("<4sI4s", file.read(12).ljust(12, b"\0"))
    chunk = b""
    length = 0
    while (riff, form) == (b"RIFF", b"WAVE") and chunk != b"data" and len(head := file.read(8)) == 8:
        chunk, length = struct.unpack("<4sI", head)
        if chunk != b"data":
            file.seek(length + length % 2, 1)
    if chunk == b"data" and length < _UNKNOWN_SIZE and file.tell() + length > size:
        raise _damaged(path, "cut short")
    file.seek(0)


def _stated_seconds(container: "InputContainer", stream: "AudioStream") -> tuple[float, float]:
    """The length that the file states, or 0, and how much less its format lets it hold."""
    slack = _STATED_SLACK.get(container.format.name.split(",")[0])
    if slack is None:
        return 0.0, 0.0
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base), slack
    if container.duration and len(container.streams) == 1:
        return container.duration / 1e6, slack
    return 0.0, slack


def _damaged(path: Path, how: str) -> AudioFileError:
    return AudioFileError(
        f"{path} is {how}; get a whole copy, or save the good part with ffmpeg -i FILE good.wav and name that."
    )
