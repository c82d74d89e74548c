"""The demo round: a strong answer, spoken by the bundled voice, played where a microphone would be."""

from collections.abc import Sequence
from pathlib import Path

from content.pack import Exemplar, Pack, Prompt
from practice.aloud import spoken


def choose_demo(packs: Sequence[Pack]) -> tuple[Prompt, Exemplar]:
    """Choose the first story of the first pack: short, and with every kind of evidence in its strong answer."""
    prompts = (prompt for pack in packs for round_ in pack.rounds for prompt in round_.prompts)
    return next((prompt, prompt.exemplar) for prompt in prompts if prompt.kind == "story" and prompt.exemplar)


def demo_audio(exemplar: Exemplar, folder: Path) -> Path:
    """Speak the strong answer into a WAV under ``folder``, unless that has been done before.

    Raises a SpeechError when the voice cannot be loaded.
    """
    return spoken(exemplar.strong, folder)
