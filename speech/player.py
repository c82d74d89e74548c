"""The tape made heard, from any second of it."""

from pathlib import Path
from typing import Any

import soxr

from speech.errors import PlaybackError
from speech.portaudio import let_go, open_stream, portaudio, scan
from speech.tape import BYTES_PER_FRAME, SAMPLE_RATE, read_pcm
from speech.tempo import change_tempo

LATENCY_SECONDS = 0.1
TAIL_SECONDS = 0.3
"""Silence behind the last sample, since ALSA drops what it still holds when a stream ends."""


class Player:
    """Plays one stretch of tape at a time on the default output of the system."""

    def __init__(self) -> None:
        self._stretch = _Stretch(b"", SAMPLE_RATE, 0.0, 1.0)
        self._stream: Any = None

    @property
    def playing(self) -> bool:
        """Is there more to come?"""
        return self._stream is not None and not self._stretch.over

    @property
    def position(self) -> float:
        """Seconds from the start of the tape to what was last given to the loudspeaker."""
        return self._stretch.position

    def play(self, path: Path, start: float = 0.0, *, speed: float = 1.0) -> None:
        """Play a tape, WAV or FLAC, from ``start`` seconds on; what was playing stops.

        ``speed`` is 0.75 to 1.5 times that of the speaker; the pitch stays.

        Raises:
            TapeError: there is no tape, or it is damaged.
            NoPortAudio: the library is missing.
            PlaybackError: there is nothing to play sound on.
        """
        self.stop()
        sound = change_tempo(read_pcm(path, round(start * SAMPLE_RATE)), speed, SAMPLE_RATE)
        scan()
        sounddevice = portaudio()
        try:
            try:
                self._open(_Stretch(sound.tobytes(), SAMPLE_RATE, start, speed))
            except sounddevice.PortAudioError:
                rate = round(sounddevice.query_devices(kind="output")["default_samplerate"])
                resampled = soxr.resample(sound, SAMPLE_RATE, rate)
                self._open(_Stretch(resampled.tobytes(), rate, start, speed))
        except sounddevice.PortAudioError as error:
            message = "Nothing can be played here now: see that there is a loudspeaker, switched on."
            raise PlaybackError(message) from error

    def stop(self) -> None:
        """Fall silent at once."""
        stream, self._stream = self._stream, None
        if stream is not None:
            let_go(stream, at_once=True)

    def _open(self, stretch: "_Stretch") -> None:
        make = portaudio().RawOutputStream
        self._stream = open_stream(
            lambda: make(
                samplerate=stretch.rate,
                channels=1,
                dtype="int16",
                blocksize=stretch.rate // 20,
                latency=LATENCY_SECONDS,
                callback=stretch.give,
                finished_callback=stretch.end,
            )
        )
        self._stretch = stretch


class _Stretch:
    """PCM_16 of one channel on its way to the loudspeaker."""

    def __init__(self, pcm: bytes, rate: int, start: float, speed: float) -> None:
        self.over = False
        self.rate = rate
        self._length = len(pcm)
        self._pcm = pcm + bytes(round(TAIL_SECONDS * rate) * BYTES_PER_FRAME)
        self._start = start
        self._speed = speed
        self._given = 0

    @property
    def position(self) -> float:
        return self._start + min(self._given, self._length) / BYTES_PER_FRAME / self.rate * self._speed

    def end(self) -> None:
        self.over = True

    def give(self, out: Any, _frames: int, _time: Any, _status: Any) -> None:
        piece = self._pcm[self._given : self._given + len(out)]
        out[:] = piece.ljust(len(out), b"\0")
        self._given += len(piece)
        if len(piece) < len(out):
            raise portaudio().CallbackStop
