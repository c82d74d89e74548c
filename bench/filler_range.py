"""Whether the true number of fillers lies in the range that is told."""

import re
from collections.abc import Iterable
from typing import Any

from bench.corpus import Clip
from content.transcript import Transcript
from scoring import score

SOUND = re.compile(r"\b(?:um+|uh+m?|er|erm|h+m+|mhm|ah|eh)\b", re.IGNORECASE)


def measure_fillers(heard: Iterable[tuple[Clip, Transcript]]) -> dict[str, Any]:
    """By kind of speech: clips, those whose true count is in the range, and the mean width of the range."""
    found: dict[str, list[tuple[Clip, int, int, int]]] = {}
    for clip, transcript in heard:
        delivery = score(transcript).delivery
        said = len(SOUND.findall(clip.text))
        least = delivery.fillers_at_least
        found.setdefault(clip.group, []).append((clip, said, least, max(least, delivery.fillers_at_most)))
    return {
        group: {
            "clips": len(rows),
            "in_range": sum(least <= said <= most for _, said, least, most in rows) / len(rows),
            "said": sum(said for _, said, _, _ in rows),
            "least": sum(least for _, _, least, _ in rows),
            "most": sum(most for _, _, _, most in rows),
            "outside": {
                clip.id: f"{said} said, {least} to {most} told"
                for clip, said, least, most in rows
                if not least <= said <= most
            },
        }
        for group, rows in found.items()
    }
