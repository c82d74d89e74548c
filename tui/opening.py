"""What the app opens on."""

from pathlib import Path

import msgspec


class Opening(msgspec.Struct, frozen=True):
    """Open straight on a prompt; ``audio`` is played as its answer, at speaking speed if ``realtime``."""

    prompt_id: str
    audio: Path | None = None
    realtime: bool = False
