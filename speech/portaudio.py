"""The one door to PortAudio: loaded when sound is first wanted, and let go of within a limit."""

import threading
from collections.abc import Callable
from types import ModuleType
from typing import Any

from speech.errors import NoPortAudio

LET_GO_SECONDS = 5.0
_door = threading.RLock()
_open: dict[int, Any] = {}
_leaving: set[int] = set()


def portaudio() -> ModuleType:
    """Load ``sounddevice`` and with it the PortAudio library.

    Raises:
        NoPortAudio: the library is not on this computer.
    """
    try:
        import sounddevice
    except OSError as error:
        message = (
            "Sound needs the PortAudio library, which is not on this computer: install it with "
            "apt install libportaudio2 (Debian, Ubuntu) or brew install portaudio (macOS)."
        )
        raise NoPortAudio(message) from error
    module: ModuleType = sounddevice
    return module


def scan() -> tuple[list[dict[str, Any]], int]:
    """PortAudio's devices as they are now, and the number of the default input, -1 for none.

    While sound comes or goes they are as they were before: PortAudio looks only when it starts.
    """
    sounddevice = portaudio()
    with _door:
        for stream in list(_open.values()):
            if not stream.active:
                let_go(stream)
        if not _open and not _leaving:
            sounddevice._terminate()
            sounddevice._initialize()
        return list(sounddevice.query_devices()), int(sounddevice.default.device[0])


def open_stream(make: Callable[[], Any]) -> Any:
    """Make a stream and start it; end it with :func:`let_go`."""
    with _door:
        stream = make()
        try:
            stream.start()
        except portaudio().PortAudioError:
            stream.close()
            raise
        _open[id(stream)] = stream
        return stream


def let_go(stream: Any, *, at_once: bool = False) -> bool:
    """Stop and close a stream, once however often it is asked; ``at_once`` drops what is still to be played.

    A thread of its own does it, since some drivers never return from it; returns whether it was done in 5 s.
    """
    if _open.pop(id(stream), None) is None:
        return True
    _leaving.add(id(stream))

    def close() -> None:
        (stream.abort if at_once else stream.stop)()
        stream.close()
        _leaving.discard(id(stream))

    thread = threading.Thread(target=close, name="let-go-of-sound", daemon=True)
    thread.start()
    thread.join(LET_GO_SECONDS)
    return not thread.is_alive()
