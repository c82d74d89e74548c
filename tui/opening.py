"""What the app opens on."""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from practice.turn import Turn


class Opening(msgspec.Struct, frozen=True):
    """Open straight on a prompt; ``audio`` is played as its answer, at speaking speed if ``realtime``.

    ``turn`` is None where the screen may choose the chair.
    """

    prompt_id: str
    audio: Path | None = None
    realtime: bool = False
    turn: "Turn | None" = None
