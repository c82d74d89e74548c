"""Words that nobody said: names that the vocabulary put into speech, and words made of other sounds."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bench.corpus import Clip
from bench.ear import listening
from bench.no_speech import make_sounds
from content.transcript import Transcript
from content.vocabulary import NAMES, expected_terms
from speech.models import Model


def invented_names(
    clips: Iterable[Clip], plain: Mapping[str, str], biased: Mapping[str, Transcript]
) -> list[str]:
    """Names that stand in a transcript made with vocabulary and neither in the text nor in the one without."""
    return [
        f"{clip.id}: {name}"
        for clip in clips
        for name in NAMES
        if _holds(biased[clip.id].text, name)
        and not _holds(clip.text, name)
        and not _holds(plain[clip.id], name)
    ]


def measure_no_speech(model: Model, folder: Path) -> dict[str, Any]:
    """Words made of each minute without speech, with the vocabulary on."""
    with listening(model, folder / "no speech") as ear:
        return {
            name: {"words": len(heard.words), "text": heard.text[:80], "voiced": heard.voiced}
            for name, sound in make_sounds()
            for heard in (ear.hear_sound(sound, expected_terms()),)
        }


def _holds(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None
