"""What the bundled voice says: the interviewer, the people at the table, and the sample answer of the demo."""

import hashlib
from pathlib import Path

import msgspec

from content.pack import Prompt


class Line(msgspec.Struct, frozen=True):
    """One thing to be said aloud, and who says it ("" is the interviewer)."""

    speaker: str
    text: str


def lines_of(prompt: Prompt) -> tuple[Line, ...]:
    """What is said before an answer: the question, and what each role opens with, in turn."""
    return (
        Line("", prompt.question),
        *(Line(persona.role, f"{persona.role}. {persona.opening}") for persona in prompt.personas),
    )


def spoken(text: str, folder: Path) -> Path:
    """Speak a text into a WAV under ``folder``, unless that has been done before.

    Raises a SpeechError when the voice cannot be loaded.
    """
    from speech.voice import speak

    path = folder / f"{hashlib.sha256(text.encode()).hexdigest()[:16]}.wav"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        unready = path.with_suffix(".part.wav")
        unready.unlink(missing_ok=True)
        speak(text, unready)
        unready.replace(path)
    return path
