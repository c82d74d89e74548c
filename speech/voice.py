"""A voice that is not the user's: the interviewer, and the sample answer of the demo round."""

from pathlib import Path

from speech.errors import VoiceError
from speech.resampling import Resampling
from speech.tape import Tape


def speak(text: str, path: Path, *, seed: int = 0) -> None:
    """Say ``text`` into a new 16 kHz WAV at ``path``; the same seed gives the same samples.

    The voice is the one that comes inside hibari-tts, so nothing is fetched.

    Raises:
        VoiceError: hibari-tts is not installed, or the text has nothing to be said.
        TapeError: there is a file already, or it cannot be written.
    """
    try:
        from hibari import Hibari
    except ImportError as error:
        message = "The interviewer's voice is not installed: install it with pip install hibari-tts."
        raise VoiceError(message) from error
    voice = Hibari()
    if not voice.phonemize(text):
        raise VoiceError("There is nothing to say in that text: write some words.")
    with Tape.create(path) as tape:
        resampling = Resampling(voice.sample_rate)
        for sentence in voice.stream(text, seed=seed):
            tape.append(resampling.floats(sentence))
        tape.append(resampling.rest())
